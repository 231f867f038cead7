import type { ExamView, Save } from '../../../../exam/sitting/view.ts';
import type { SavesAnswer } from '../../exam/api-types.ts';
import type { ApiError } from '../chat/api.ts';
import type { Unsaved } from './unsaved.ts';

/** What an examinee does to one question. */
export type Change = Save extends infer One ? One extends Save ? Omit<One, 'sequence' | 'key'> : never : never;

export interface SavingState {
  /** `held`: the server has been asked and has not got it, or not kept it yet; it is asked again. */
  readonly state: 'saved' | 'saving' | 'held';
  /** How many changes the server has not got. */
  readonly waiting: number;
  /** Why, where it is held; one Chinese sentence. */
  readonly why: string;
}

export interface SavingOptions {
  readonly store: Pick<Unsaved, 'saves' | 'putSaves'>;
  /** @throws ApiError */
  readonly post: (saves: readonly Save[]) => Promise<SavesAnswer>;
  /** What the server has, asked where it has something newer than what it was sent. @throws ApiError */
  readonly current: () => Promise<Pick<ExamView, 'sequence' | 'answers' | 'flags'>>;
  readonly newKey: () => string;
  /** @returns forgets the timer */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly onChange: (state: SavingState) => void;
  /** The server will never take these; the sentence says why. */
  readonly onLost: (lost: readonly Save[], why: string) => void;
}

export interface Saving {
  /** Goes on from the highest sequence number that the server has, with what is in the store first. */
  start(sequence: number): void;
  /** Nothing leaves from now on; what is done is kept. */
  stop(): void;
  add(change: Change): void;
  /** Tries at once what waits for its next try. */
  retry(): void;
  /** Resolves when the server has all there is, or the next try has failed. @returns whether it has all */
  settle(): Promise<boolean>;
}

/** What the server takes at once. */
const MOST_SAVES = 50;
/** Characters of text at once: well below what a request may hold. */
const MOST_TEXT = 16_000;
/** Short ones: the last minute is the one that counts. */
const PAUSES_MS = [500, 1000, 2000, 3000, 5000];
/** It may take them later. */
const PASSING = new Set(['paused', 'not-open', 'not-started']);
const OUTDATED = 'out-of-order';
const ELSEWHERE = 'other-device';
const OVERTAKEN = '另一台设备上有更新的作答，以那里的为准';

/**
 * Takes changes to the server in the order in which they were made, many at a time where many wait, until it has all of
 * them. Where another device has written meanwhile, changes to questions that it left open are made again behind its own.
 */
export function createSaving({ store, post, current, newKey, after, onChange, onLost }: SavingOptions): Saving {
  let isRunning = false;
  let isSending = false;
  let highest = 0;
  let failures = 0;
  let why = '';
  let forgetTimer = (): void => {};
  /** Keys of what has been on its way: the server may have it, whatever we heard. */
  const sent = new Set<string>(store.saves().map(({ key }) => key));
  let waiters: ((isAll: boolean) => void)[] = [];

  const tell = (): void => {
    const waiting = store.saves().length;
    onChange({ state: waiting === 0 ? 'saved' : why === '' ? 'saving' : 'held', waiting, why: waiting === 0 ? '' : why });
  };
  const answerWaiters = (): void => {
    const isAll = store.saves().length === 0;
    for (const waiter of waiters) waiter(isAll);
    waiters = [];
  };
  const remove = (gone: readonly Save[]): void => {
    const keys = new Set(gone.map(({ key }) => key));
    store.putSaves(store.saves().filter(({ key }) => !keys.has(key)));
  };

  /** Puts what was done here behind what another device has saved. */
  async function comeAfter(outdated: readonly Save[]): Promise<void> {
    const there = await current();
    const overtaken = outdated.filter((save) => isOvertaken(save, there));
    remove(overtaken);
    highest = there.sequence;
    store.putSaves(store.saves().map((save, index) => ({ ...save, sequence: highest + 1 + index })));
    if (overtaken.length > 0) onLost(overtaken, OVERTAKEN);
  }

  async function take(batch: readonly Save[]): Promise<void> {
    const { saved, refused } = await post(batch);
    const codes = new Map(refused.map((refusal) => [refusal.key, refusal]));
    highest = Math.max(highest, saved);
    remove(batch.filter(({ key }) => !codes.has(key)));
    if (refused.some(({ code }) => code === ELSEWHERE)) {
      isRunning = false;
      return;
    }
    const withCode = (test: (code: string) => boolean): Save[] => batch.filter(({ key }) => codes.has(key) && test(codes.get(key)!.code));
    const lost = withCode((code) => !PASSING.has(code) && code !== OUTDATED);
    remove(lost);
    if (lost.length > 0) onLost(lost, codes.get(lost[0]!.key)!.message);
    const outdated = withCode((code) => code === OUTDATED);
    if (outdated.length > 0) await comeAfter(outdated);
    const passing = refused.find(({ code }) => PASSING.has(code));
    if (passing) throw Object.assign(new Error(passing.message), { mayPass: true });
  }

  async function run(): Promise<void> {
    if (!isRunning || isSending) return;
    forgetTimer();
    const batch = firstOf(store.saves());
    if (batch.length === 0) {
      answerWaiters();
      return tell();
    }
    isSending = true;
    for (const { key } of batch) sent.add(key);
    tell();
    const failure = await take(batch).then(() => undefined, (error: ApiError) => error);
    isSending = false;
    if (!failure) {
      failures = 0;
      why = '';
      if (!isRunning) answerWaiters();
      tell();
      return run();
    }
    why = failure.message;
    const pause = failure.retryAfterMs ?? PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]!;
    failures += 1;
    forgetTimer = after(pause, () => void run());
    answerWaiters();
    tell();
  }

  return {
    start(sequence) {
      highest = sequence;
      isRunning = true;
      tell();
      void run();
    },
    stop() {
      isRunning = false;
      forgetTimer();
      answerWaiters();
    },
    add(change) {
      const all = store.saves();
      // Of a text that is written while nothing leaves, the last state is enough.
      const kept = isText(change) ? all.filter((save) => !(isText(save) && save.slot === change.slot && !sent.has(save.key))) : all;
      const sequence = Math.max(highest, all.at(-1)?.sequence ?? 0) + 1;
      store.putSaves([...kept, { ...change, sequence, key: newKey() }]);
      tell();
      // Behind what waits for its next try there is nothing to try.
      if (why === '') void run();
    },
    retry() {
      failures = 0;
      void run();
    },
    settle() {
      if (store.saves().length === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        waiters.push(resolve);
        void run();
        if (!isRunning) answerWaiters();
      });
    },
  };
}

const isText = (change: Change): boolean => 'answer' in change && change.answer !== null && 'text' in change.answer;

function firstOf(saves: readonly Save[]): readonly Save[] {
  let text = 0;
  const end = saves.findIndex((save, index) => {
    text += 'answer' in save && save.answer !== null && 'text' in save.answer ? save.answer.text.length : 0;
    return index > 0 && (index >= MOST_SAVES || text > MOST_TEXT);
  });
  return end === -1 ? saves : saves.slice(0, end);
}

/** Whether another device has said something else about it. */
function isOvertaken(save: Save, { answers }: Pick<ExamView, 'answers'>): boolean {
  if (!('answer' in save)) return false;
  const there = answers[save.slot] ?? null;
  return there !== null && JSON.stringify(there) !== JSON.stringify(save.answer);
}
