import { randomBytes } from 'node:crypto';
import type { Day, Region } from '../knowledge/law.ts';
import { openLawBrowser } from './browse/open-law-browser.ts';
import { startTelegram } from './channels/telegram/start-telegram.ts';
import { createWebApp } from './channels/web/create-app.ts';
import { serveWeb } from './channels/web/serve.ts';
import type { Config } from './config.ts';
import { createLawWatch } from './exam/office/check-law.ts';
import { suggestPointsWith } from './exam/marking/suggest-points.ts';
import { createBankDesk } from './exam/office/bank-desk.ts';
import { createMarkingDesk } from './exam/office/marking-desk.ts';
import { createOwnResults } from './exam/office/own-result.ts';
import { createExamHall } from './exam/sitting/create-hall.ts';
import { createStaff } from './exam/staff/create-staff.ts';
import { STARTERS } from './guidance/starters.ts';
import { openBot } from './open-bot.ts';
import { createPractice } from './practice/create-practice.ts';
import { mockBlueprintsIn } from './practice/mock-blueprints.ts';
import { createMockExams } from './practice/mock-exam.ts';
import { clockFrom, todayInChina } from './today.ts';

export interface StartOptions {
  readonly data: string;
  readonly region: Region;
  /** Day to answer as if it were today; undefined: today in China, also past midnight. */
  readonly today: Day | undefined;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  /** Threads that search beside the one that serves. */
  readonly workers: number;
  /** There is no index yet, and building it takes a while. */
  readonly onBuild: () => void;
  readonly onWarning: (message: string, error: unknown) => void;
  readonly onError: (error: unknown) => void;
}

export interface Started {
  /** Where the web page is: `http://0.0.0.0:8080` */
  readonly address: string;
  readonly counts: { readonly laws: number; readonly provisions: number };
  /** Lets what is being answered be answered, and ends. */
  close(): Promise<void>;
}

/** How often to look for what advisers have answered. */
const WATCH_MS = 1000;
/** How often the clock of exams looks at what is due. */
const TICK_MS = 1000;

/**
 * The product at work: one dialogue, reached by the web page and, where it is configured, by Telegram.
 * @throws ConfigError, CorpusError, StateError as the parts do
 */
export async function start({ data, region, today, config, environment, workers, onBuild, onWarning, onError }: StartOptions): Promise<Started> {
  const bot = await openBot({ data, region, today, config, environment, isConversation: true, workers, watchMs: WATCH_MS, searcherOptions: { onBuild, onWarning } });
  const { delivery, state, searcher } = bot;
  const closing: (() => Promise<void>)[] = [() => bot.close()];
  const close = async (): Promise<void> => {
    for (const end of closing.toReversed()) await end();
  };
  try {
    const laws = openLawBrowser(searcher);
    const now = clockFrom(today);
    const { offices, limits } = config;
    const telegram = config.telegram && await startTelegram({
      config: config.telegram, delivery, inbox: state.inbox, outbox: state.outbox, store: state.telegram, offices, starters: STARTERS,
      findArticle: (provisionId, on) => laws.articleOfProvision(provisionId, on, { today: todayInChina(now()), region }),
      perMinute: limits.perResident, onWarning, onError,
    });
    if (telegram) closing.push(() => telegram.close());
    // By the clock as it is, whatever day questions are answered for.
    const examNow = (): Date => new Date();
    const hall = createExamHall({ store: state.exams, now: examNow, onError });
    // Before the clock: what the law has left behind is not opened.
    const watchLaw = createLawWatch({ bank: bot.bank, corpus: searcher.corpus, exams: state.exams, now: examNow });
    let ticked = Promise.resolve();
    const ticking = setInterval(() => void (ticked = watchLaw().catch(onError).then(() => hall.tick())), TICK_MS);
    closing.push(() => {
      clearInterval(ticking);
      return ticked;
    });
    const desk = createMarkingDesk({ exams: state.exams, now: examNow, ...(bot.model && { suggest: suggestPointsWith(bot.model) }) });
    const exam = {
      hall, desk, ownResult: createOwnResults({ exams: state.exams, desk }), staff: createStaff({ store: state.staff, now: examNow, random: randomBytes }), sittings: () => state.exams.sittings(),
      bank: createBankDesk({ bank: bot.bank, corpus: searcher.corpus, region, now: examNow }), now: examNow,
    };
    const practised = { bank: bot.bank, store: state.practised, withheld: state.exams.itemsAhead, now };
    const practice = {
      practice: createPractice(practised),
      mocks: createMockExams({ ...practised, blueprints: mockBlueprintsIn(data, (problem) => onWarning(problem, undefined)), random: randomBytes }),
    };
    const app = createWebApp({
      delivery, stores: state, exam, practice, laws, corpus: searcher.corpus, offices, region, now, starters: STARTERS, config: config.web,
      mounts: telegram?.webhook && config.telegram?.updates.by === 'webhook' ? [{ path: new URL(config.telegram.updates.url).pathname, handle: telegram.webhook }] : [],
      messages: limits, onError,
    });
    // Reads all laws once, as the first page of the law browser does: nobody is waiting yet.
    laws.shelves(todayInChina(now()), { today: todayInChina(now()), region });
    await delivery.resume('web');
    const served = await serveWeb({ app, ...config.web });
    closing.push(() => served.close());
    return {
      address: served.address,
      counts: searcher.corpus.counts(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
