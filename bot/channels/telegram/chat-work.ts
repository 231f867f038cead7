import { oneAtATime } from '../../delivery/one-at-a-time.ts';
import { ApiFailure } from './api-failure.ts';
import { pause, pauseMs } from './patience.ts';
import type { Reach } from './reach.ts';

/** What is done in chats: in each one after the other, so that nothing overtakes; different chats side by side. */
export interface ChatWork {
  /**
   * Dropped where the chat is shut out, and at the end.
   * @param isFirm tried again until it works where our own side (the database) is at fault
   */
  add(chat: number, work: () => Promise<void>, isFirm?: boolean): void;
  /** Resolves when what is under way is over. */
  idle(): Promise<void>;
}

export interface ChatWorkOptions {
  readonly reach: Reach;
  readonly closing: AbortSignal;
  readonly onError: (error: unknown) => void;
}

export function createChatWork({ reach, closing, onError }: ChatWorkOptions): ChatWork {
  const turnOf = oneAtATime();
  const running = new Set<Promise<void>>();

  async function run(chat: number, work: () => Promise<void>, isFirm: boolean): Promise<void> {
    const done = await turnOf(String(chat));
    try {
      for (let failures = 1; !closing.aborted && !reach.isShutOut(chat); failures += 1) {
        if (await attempt(chat, work) || !isFirm) return;
        await pause(pauseMs(failures), closing);
      }
    } finally {
      done();
    }
  }

  /** @returns whether there is nothing to try again */
  async function attempt(chat: number, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiFailure && error.kind === 'shut-out') await reach.shutOut(chat).catch(onError);
      else if (!closing.aborted) onError(error);
      return error instanceof ApiFailure;
    }
    return true;
  }

  return {
    add(chat, work, isFirm = false) {
      const mine = run(chat, work, isFirm);
      running.add(mine);
      void mine.finally(() => running.delete(mine));
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
