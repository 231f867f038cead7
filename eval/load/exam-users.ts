import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { SavesAnswer } from '../../bot/channels/web/exam/api-types.ts';
import type { SheetQuestion } from '../../bot/exam/paper/paper.ts';
import type { ExamView, ShownAnswer } from '../../bot/exam/sitting/view.ts';
import { createHttpClient, type Answered } from './http-client.ts';

export interface ExamUser {
  readonly number: string;
  readonly code: string;
}

export interface ExamLoad {
  readonly address: string;
  readonly sitting: string;
  readonly users: readonly ExamUser[];
  /** Within which all sign in and start, and all hand in; evenly, in ms. */
  readonly startMs: number;
  readonly handInMs: number;
  /** Mean time between two answers of one user, in ms; half to one and a half of it, evenly. */
  readonly pauseMs: number;
  readonly random: () => number;
  /** Then all hand in. */
  readonly over: AbortSignal;
  onDone(what: ExamStep, milliseconds: number): void;
  onError(error: unknown): void;
}

export type ExamStep = 'sign-in' | 'start' | 'save' | 'hand-in';

/** By slot, what a user was last told is saved. */
export type Told = ReadonlyMap<string, ShownAnswer>;

/** Examinees who each have a connection of their own: sign in, start, answer until it is over, and hand in. @returns what each was told, by number */
export async function examUsers(load: ExamLoad): Promise<ReadonlyMap<string, Told>> {
  return new Map(await Promise.all(load.users.map(async (user) => [user.number, await sit(load, user)] as const)));
}

async function sit({ address, sitting, startMs, handInMs, pauseMs, random, over, onDone, onError }: ExamLoad, user: ExamUser): Promise<Told> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const client = createHttpClient(address, agent);
  const told = new Map<string, ShownAnswer>();
  const step = async <Body>(what: ExamStep, path: string, body: unknown): Promise<Body> => {
    const sent = performance.now();
    const answered: Answered<Body> = await client.post<Body>(path, body);
    if (answered.status !== 200) throw new Error(`${what} was refused with ${answered.status}: ${JSON.stringify(answered.body)}`);
    onDone(what, performance.now() - sent);
    return answered.body;
  };
  try {
    await setTimeout(random() * startMs);
    await step('sign-in', '/api/exam/sign-in', { sitting, ...user });
    const { sheet } = await step<ExamView>('start', '/api/exam/start', {});
    const questions = sheet!.sections.flatMap((section) => section.questions);
    for (let sequence = 1; ; sequence += 1) {
      await setTimeout(pauseMs * (0.5 + random()), undefined, { signal: over }).catch(() => {});
      if (over.aborted) break;
      const question = questions[Math.floor(random() * questions.length)]!;
      const answer = answerTo(question, random);
      const { saved, refused } = await step<SavesAnswer>('save', '/api/exam/saves', { saves: [{ sequence, key: randomUUID(), slot: question.slot, answer }] });
      if (saved !== sequence || refused.length > 0) throw new Error(`an answer was not saved: ${JSON.stringify({ sequence, saved, refused })}`);
      told.set(question.slot, answer);
    }
    await setTimeout(random() * handInMs);
    const { pulse } = await step<ExamView>('hand-in', '/api/exam/submit', {});
    if (pulse.attempt !== 'submitted') throw new Error(`handed in, and the attempt is ${pulse.attempt}`);
  } catch (error) {
    onError(error);
  } finally {
    agent.destroy();
  }
  return told;
}

/** Something that the question may be answered with. */
export function answerTo({ type, options }: Pick<SheetQuestion, 'type' | 'options'>, random: () => number): ShownAnswer {
  const one = (): number => Math.floor(random() * options.length);
  switch (type) {
    case 'true-false': return { truth: random() < 0.5 };
    case 'short-answer': return { text: '应当依法告知当事人享有陈述、申辩的权利。'.repeat(1 + Math.floor(random() * 8)) };
    case 'single': return { chosen: [one()] };
    case 'multiple': return { chosen: [...new Set([one(), one(), one()])].sort((a, b) => a - b) };
  }
}
