import { randomBytes, randomUUID } from 'node:crypto';
import type { Day, Region } from '../knowledge/law.ts';
import type { Bank } from '../knowledge/bank/bank.ts';
import { openBank } from '../knowledge/bank/open-bank.ts';
import { openConfiguredSearcher } from '../knowledge/search/configured-searcher.ts';
import type { Searcher, SearcherOptions } from '../knowledge/search/open-searcher.ts';
import { openSearcherPool } from '../knowledge/search/searcher-pool.ts';
import type { Config } from './config.ts';
import type { Answer } from './consult/answer.ts';
import { createConsultant } from './consult/consult.ts';
import { createIsClear } from './consult/is-clear.ts';
import { createDelivery, type Delivery } from './delivery/create-delivery.ts';
import type { Stores } from './delivery/handling.ts';
import { repliesTo } from './delivery/replies-to.ts';
import { createChatDoor } from './exam/office/chat-door.ts';
import { createDialogue, type Dialogue } from './dialogue/create-dialogue.ts';
import { forgetfulConversations } from './dialogue/forgetful-conversations.ts';
import type { Incoming } from './dialogue/incoming.ts';
import type { Reply } from './dialogue/reply.ts';
import { caseOfRecord } from './dialogue/record.ts';
import { createStandalone } from './dialogue/standalone.ts';
import type { ChatModel } from './model/chat-model.ts';
import { openConfiguredModel } from './model/configured-model.ts';
import { createCaseIntake } from './review/intake.ts';
import { createPractice } from './practice/create-practice.ts';
import { openState, type State } from './state/open-state.ts';
import { answerAsText } from './presentation/plain-text.ts';
import { clockFrom } from './today.ts';

export interface BotOptions {
  readonly data: string;
  /** Where `bot.db` lies; the data folder by default. */
  readonly stateFolder?: string | undefined;
  readonly region: Region;
  /** Day to answer as if it were today; today in China by default. */
  readonly today?: Day | undefined;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  /** False for single questions: nobody can answer back, and no question colours the next. */
  readonly isConversation: boolean;
  readonly searcherOptions: SearcherOptions;
  /** How often to look for what advisers have answered, in milliseconds; never by default. */
  readonly watchMs?: number;
  /** Threads that search, where many people ask at once; undefined: this one searches itself. */
  readonly workers?: number | undefined;
}

export interface Bot {
  readonly delivery: Delivery;
  /** Hands one message in and gives what is said to it, see {@link repliesTo}. */
  say(incoming: Incoming): AsyncIterable<Reply>;
  readonly state: State;
  readonly bank: Bank;
  readonly searcher: Searcher;
  /** Undefined where none is configured. */
  readonly model: ChatModel | undefined;
  close(): Promise<void>;
}

/** The parts of a deployment put together: corpus, model, state, and the dialogue over them. */
export async function openBot({ data, stateFolder = data, region, today, config, environment, isConversation, searcherOptions, watchMs, workers }: BotOptions): Promise<Bot> {
  const warn = searcherOptions.onWarning ?? (() => {});
  const searcher = workers === undefined
    ? await openConfiguredSearcher(data, environment, searcherOptions)
    : await openSearcherPool(data, environment, { workers, onBuild: searcherOptions.onBuild, onWarning: searcherOptions.onWarning });
  const state = await openState(stateFolder, environment).catch((error: unknown) => {
    searcher.close();
    throw error;
  });
  const bank = openBank(data);
  const close = async (): Promise<void> => {
    searcher.close();
    bank.close();
    await state.close();
  };
  const model = await openConfiguredModel(environment, { ledger: state.usage, onWarning: (message) => warn(message, undefined) })
    .catch((error: unknown) => close().then(() => Promise.reject(error)));
  const now = clockFrom(today);
  const asText = (answer: Answer): string => answerAsText(answer, config.offices);
  const onError = (error: unknown): void => warn('一条消息没能答复', error);
  const consultant = createConsultant({ searcher, model, offices: config.offices });
  const standalone = createStandalone(model, createIsClear(searcher, now));
  const dialogueOver = ({ conversations, records, cases, personalData, practised }: Stores): Dialogue => createDialogue({
    consultant, standalone, records, personalData, region, now, asText, onError,
    practice: createPractice({ bank, store: practised, withheld: state.exams.itemsAhead, now }),
    examDoor: createChatDoor({ exams: state.exams, now: () => new Date(), random: randomBytes, publicUrl: config.web.publicUrl }),
    conversations: isConversation ? conversations : forgetfulConversations(),
    cases: createCaseIntake(cases, { now, caseOfRecord: caseOfRecord(records, asText) }),
    newId: () => randomUUID(),
    mayAsk: isConversation,
  });
  const delivery = createDelivery({ inbox: state.inbox, outbox: state.outbox, handling: state.handling, dialogueOver, onError, watchMs });
  return {
    delivery,
    say: (incoming) => repliesTo(incoming, delivery, state.outbox),
    state,
    bank,
    searcher,
    model,
    close: async () => {
      await delivery.close();
      await close();
    },
  };
}
