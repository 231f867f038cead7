import { randomUUID } from 'node:crypto';
import type { Day, Region } from '../knowledge/law.ts';
import { openConfiguredSearcher } from '../knowledge/search/configured-searcher.ts';
import type { Searcher, SearcherOptions } from '../knowledge/search/open-searcher.ts';
import { openSearcherPool } from '../knowledge/search/searcher-pool.ts';
import type { Config } from './config.ts';
import type { Answer } from './consult/answer.ts';
import { createConsultant } from './consult/consult.ts';
import { createIsClear } from './consult/is-clear.ts';
import { createDialogue, type Dialogue } from './dialogue/create-dialogue.ts';
import { forgetfulConversations } from './dialogue/forgetful-conversations.ts';
import { caseOfRecord } from './dialogue/record.ts';
import { createStandalone } from './dialogue/standalone.ts';
import { openConfiguredModel } from './model/configured-model.ts';
import { createCaseIntake } from './review/intake.ts';
import { openState, type State } from './state/open-state.ts';
import { renderAnswer } from './terminal/render-answer.ts';
import { clockFrom } from './today.ts';

export interface BotOptions {
  readonly data: string;
  /** Where `bot.db` lies; the data folder by default. */
  readonly stateFolder?: string | undefined;
  readonly region: Region;
  /** Day to answer as if it were today; today in China by default. */
  readonly today?: Day;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  /** False for single questions: nobody can answer back, and no question colours the next. */
  readonly isConversation: boolean;
  readonly searcherOptions: SearcherOptions;
  /** Threads that search, where many people ask at once; undefined: this one searches itself. */
  readonly workers?: number | undefined;
}

export interface Bot {
  readonly dialogue: Dialogue;
  readonly state: State;
  readonly searcher: Searcher;
  close(): Promise<void>;
}

/** The parts of a deployment put together: corpus, model, state, and the dialogue over them. */
export async function openBot({ data, stateFolder = data, region, today, config, environment, isConversation, searcherOptions, workers }: BotOptions): Promise<Bot> {
  const warn = searcherOptions.onWarning ?? (() => {});
  const searcher = workers === undefined
    ? await openConfiguredSearcher(data, environment, searcherOptions)
    : await openSearcherPool(data, environment, { workers, onBuild: searcherOptions.onBuild, onWarning: searcherOptions.onWarning });
  const state = await openState(stateFolder, environment).catch((error: unknown) => {
    searcher.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    searcher.close();
    await state.close();
  };
  const model = await openConfiguredModel(environment, { ledger: state.usage, onWarning: (message) => warn(message, undefined) })
    .catch((error: unknown) => close().then(() => Promise.reject(error)));
  const now = clockFrom(today);
  const asText = (answer: Answer): string => renderAnswer(answer, config.offices);
  const dialogue = createDialogue({
    consultant: createConsultant({ searcher, model, offices: config.offices }),
    standalone: createStandalone(model, createIsClear(searcher, now)),
    conversations: isConversation ? state.conversations : forgetfulConversations(),
    records: state.records,
    personalData: state.personalData,
    cases: createCaseIntake(state.cases, { now, caseOfRecord: caseOfRecord(state.records, asText) }),
    region,
    now,
    newId: () => randomUUID(),
    asText,
    mayAsk: isConversation,
    onError: (error) => warn('一条消息没能答复', error),
  });
  return {
    dialogue,
    state,
    searcher,
    close,
  };
}
