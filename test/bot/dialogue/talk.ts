import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../../bot/config.ts';
import { officesFrom } from '../../../bot/guidance/offices.ts';
import type { Incoming } from '../../../bot/dialogue/incoming.ts';
import type { Reply } from '../../../bot/dialogue/reply.ts';
import { openBot, type Bot } from '../../../bot/open-bot.ts';
import { replyAsText } from '../../../bot/presentation/plain-text.ts';
import type { Day } from '../../../knowledge/law.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { HOME } from '../sample.ts';

export type Said = Exclude<Reply, { kind: 'progress' }>;
export type AnswerReply = Extract<Reply, { kind: 'answer' }>;

export const OFFICES = officesFrom(undefined);
export const RESIDENT = 'test:1';

/** A deployment with one resident, in a folder of its own. */
export interface Talk {
  readonly bot: Bot;
  readonly data: string;
  /** What the operator was told; faults of ours with their error. */
  readonly warnings: readonly { readonly message: string; readonly error: unknown }[];
  /** What is said to one message. */
  say(text: string, more?: Partial<Incoming>): Promise<Said[]>;
}

export interface TalkOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** False: single questions, nothing is asked back. */
  readonly isConversation?: boolean;
  readonly today?: Day;
}

/** Opens the bot as production does, over a copy of a corpus and an empty state. */
export async function openTalk(corpus: string, { environment = {}, isConversation = true, today = '2026-01-01' }: TalkOptions = {}): Promise<Talk> {
  const data = temporaryFolder();
  for (const file of ['corpus.db', 'index.bin']) copyFileSync(join(corpus, file), join(data, file));
  const warnings: { message: string; error: unknown }[] = [];
  const bot = await openBot({
    data, region: HOME, today, environment, isConversation,
    config: { ...readConfig({}), data, region: HOME, offices: OFFICES },
    searcherOptions: { onWarning: (message, error) => void warnings.push({ message, error }) },
  });
  onTestFinished(() => bot.close());
  let messages = 0;
  return {
    bot, data, warnings,
    say: (text, more = {}) => {
      messages += 1;
      return saidTo(bot.say({ resident: RESIDENT, messageId: `m${messages}`, text, ...more }));
    },
  };
}

/** Replies without the signs of progress. */
export async function saidTo(replies: AsyncIterable<Reply>): Promise<Said[]> {
  const said: Said[] = [];
  for await (const reply of replies) if (reply.kind !== 'progress') said.push(reply);
  return said;
}

/** What a person reads of it. */
export const shown = (replies: readonly Said[]): string => replies.map((reply) => replyAsText(reply, OFFICES)).join('\n\n');

/** The answer among replies; fails where there is none. */
export function answerIn(replies: readonly Reply[]): AnswerReply {
  const found = replies.find((reply): reply is AnswerReply => reply.kind === 'answer');
  if (!found) throw new Error(`no answer but ${JSON.stringify(replies)}`);
  return found;
}

/** Why a case was opened; empty where none was. */
export const reasonsIn = (replies: readonly Reply[]) => replies.flatMap((reply) => (reply.kind === 'hand-over' ? reply.reasons : []));
