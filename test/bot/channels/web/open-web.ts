import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Bank } from '../../../../knowledge/bank/bank.ts';
import { openBank } from '../../../../knowledge/bank/open-bank.ts';
import type { Corpus } from '../../../../knowledge/corpus/corpus.ts';
import type { LawBrowser } from '../../../../bot/browse/open-law-browser.ts';
import { createWebApp, type WebAppOptions } from '../../../../bot/channels/web/create-app.ts';
import type { ConversationView } from '../../../../bot/channels/web/conversation.ts';
import { serveWeb } from '../../../../bot/channels/web/serve.ts';
import { createDelivery, type Delivery } from '../../../../bot/delivery/create-delivery.ts';
import type { Incoming } from '../../../../bot/dialogue/incoming.ts';
import { say, type Reply } from '../../../../bot/dialogue/reply.ts';
import type { SuggestPoints } from '../../../../bot/exam/marking/suggest-points.ts';
import { createBankDesk } from '../../../../bot/exam/office/bank-desk.ts';
import { createMarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { createOwnResults } from '../../../../bot/exam/office/own-result.ts';
import { createExamHall } from '../../../../bot/exam/sitting/create-hall.ts';
import { createStaff } from '../../../../bot/exam/staff/create-staff.ts';
import { createPractice } from '../../../../bot/practice/create-practice.ts';
import type { MockBlueprint } from '../../../../bot/practice/mock-blueprints.ts';
import { createMockExams } from '../../../../bot/practice/mock-exam.ts';
import { openState, type State } from '../../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { OFFICES } from '../../dialogue/talk.ts';
import { HOME } from '../../sample.ts';
import { openTab, type Tab } from './open-tab.ts';

/** The web channel over a state of its own, on a port of its own. */
export interface Web {
  readonly address: string;
  readonly delivery: Delivery;
  readonly state: State;
  /** What the operator was told. */
  readonly errors: unknown[];
  /** A browser with its own cookies, before it has been to the site. */
  browser(): Browser;
  close(): Promise<void>;
}

export interface Browser {
  cookie: string | undefined;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Opens or reloads the page. */
  conversation(): Promise<ConversationView>;
  /** @returns the id of the message, and what the server said */
  post(text: string, more?: Partial<Pick<Incoming, 'choice' | 'rating'>> & { readonly id?: string }): Promise<{ id: string; response: Response }>;
  /** A tab that listens from a cursor on; from the beginning by default. */
  tab(after?: string): Promise<Tab>;
}

export type Script = (incoming: Incoming) => AsyncIterable<Reply>;

/** Says back what was said. */
const echo: Script = async function* ({ text }) {
  yield { kind: 'progress', stage: 'searching' };
  yield say(`答：${text}`);
};

type Bot = Pick<Web, 'delivery' | 'state'> & Partial<Pick<WebAppOptions, 'laws' | 'corpus'>>;

/** How soon a letter of an adviser is noticed. */
const WATCH_MS = 20;

export async function openScripted(script: Script = echo): Promise<Bot> {
  const state = await openState(temporaryFolder());
  const delivery = createDelivery({
    inbox: state.inbox, outbox: state.outbox, handling: state.handling, watchMs: WATCH_MS,
    dialogueOver: () => ({ handle: script }) as never,
    onError: (error) => {
      throw error;
    },
  });
  return { state, delivery };
}

/** @param bot scripted by default; who brings one closes it */
export async function openWeb(more: Partial<WebAppOptions> = {}, bot?: Bot): Promise<Web> {
  const { delivery, state, laws = {} as LawBrowser, corpus = NO_CORPUS } = bot ?? await openScripted();
  const errors: unknown[] = [];
  const app = createWebApp({
    delivery, stores: state, exam: examOver(state), practice: practiceOver(state), laws, corpus, offices: OFFICES, region: HOME, now: () => new Date(), starters: [], messages: { perResident: 0, perAddress: 0 },
    config: { embedOrigins: [], proxies: 0 }, pageFolder: '/nowhere', onError: (error) => void errors.push(error), ...more,
  });
  const served = await serveWeb({ app, port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    await served.close();
    if (bot) return;
    await delivery.close();
    await state.close();
  });
  return { address: served.address, delivery, state, errors, browser: () => browser(served.address), close: served.close };
}

/** Exams over a state and an empty bank, by a clock; with a model for those who mark where there is one. */
export function examOver({ exams, staff }: State, now: () => Date = () => new Date(), suggest?: SuggestPoints): WebAppOptions['exam'] {
  const bank = openBank(temporaryFolder());
  onTestFinished(() => bank.close());
  const desk = createMarkingDesk({ exams, now, ...(suggest && { suggest }) });
  return {
    hall: createExamHall({
      store: exams, now, onError: (error) => {
        throw error;
      },
    }),
    staff: createStaff({ store: staff, now, random: randomBytes }), sittings: () => exams.sittings(), desk, ownResult: createOwnResults({ exams, desk }),
    bank: createBankDesk({ bank, corpus: {} as Corpus, region: HOME, now }), now,
  };
}

const NO_BANK: Pick<Bank, 'list' | 'get' | 'changes'> = { list: () => [], get: () => undefined, changes: () => '' };

/** Practice over a state; with nothing to practise unless a bank is given. */
export function practiceOver(
  { practised: store, exams: { itemsAhead: withheld } }: Pick<State, 'practised' | 'exams'>, bank = NO_BANK, blueprints: readonly MockBlueprint[] = [], now: () => Date = () => new Date(),
): WebAppOptions['practice'] {
  return { practice: createPractice({ bank, store, withheld, now }), mocks: createMockExams({ bank, store, withheld, now, blueprints: () => blueprints, random: randomBytes }) };
}

const NO_CORPUS: WebAppOptions['corpus'] = { generation: () => 1, counts: () => ({ laws: 0, versions: 0, provisions: 0 }) };

function browser(address: string): Browser {
  const own: Browser = {
    cookie: undefined,
    async fetch(path, init = {}) {
      const headers = { ...(own.cookie !== undefined && { Cookie: own.cookie }), ...init.headers as Record<string, string> };
      const response = await fetch(`${address}${path}`, { ...init, headers });
      own.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? own.cookie;
      return response;
    },
    conversation: async () => await (await own.fetch('/api/conversation')).json() as ConversationView,
    async post(text, { id = randomUUID(), ...more } = {}) {
      const response = await own.fetch('/api/messages', { method: 'POST', headers: AS_OWN_PAGE, body: JSON.stringify({ id, text, ...more }) });
      return { id, response };
    },
    tab: (after) => openTab(`${address}/api/events${after === undefined ? '' : `?after=${after}`}`, own.cookie),
  };
  return own;
}

export const AS_OWN_PAGE = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
