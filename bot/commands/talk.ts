import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Day, Region } from '../../knowledge/law.ts';
import { openLawBrowser } from '../browse/open-law-browser.ts';
import { converse, type Conversation } from '../channels/terminal/converse.ts';
import { styleFor } from '../channels/terminal/terminal-style.ts';
import type { Config } from '../config.ts';
import type { Bot } from '../open-bot.ts';
import { TERMINAL_RESIDENT } from '../resident.ts';

/** How often a conversation looks for what advisers have answered. */
export const WATCH_MS = 1_000;

export interface Talk extends Pick<Conversation, 'input' | 'output'> {
  /** Folder in which what was typed is kept; undefined: it is kept nowhere. */
  readonly keptIn: string | undefined;
  readonly region: Region;
  readonly today: Day;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  /** Said first, below what the library holds. */
  readonly hints: readonly string[];
}

/** A conversation with a bot on this process's terminal. */
export async function talk(bot: Bot, { input, output, keptIn, region, today, config, environment, hints }: Talk): Promise<void> {
  const { laws, provisions } = bot.searcher.corpus.counts();
  await converse({
    input,
    output,
    isDumb: environment['TERM'] === 'dumb',
    style: styleFor(output, environment),
    resident: TERMINAL_RESIDENT,
    introduction: [`法治：法律咨询。库中有 ${laws} 部法律文件、${provisions} 条条文；所在地 ${region}。`, ...hints].join('\n'),
    offices: config.offices,
    historyPath: keptIn === undefined ? undefined : join(keptIn, 'terminal-history'),
    delivery: bot.delivery,
    outbox: bot.state.outbox,
    law: openLawBrowser(bot.searcher),
    reader: () => ({ today, region }),
    newId: randomUUID,
  });
}
