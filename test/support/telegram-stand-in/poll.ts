import type { Update } from 'telegraf/types';
import { integerOf, objectOf, type Params } from './params.ts';
import { conflict } from './refusal.ts';
import type { Updates } from './updates.ts';

export interface Poller {
  /**
   * `getUpdates`: at once where there is something, else when it comes or after the timeout (at most 50 s).
   * @param gone aborted when the bot hangs up
   * @throws Refusal 409 when another one begins meanwhile
   */
  getUpdates(params: Params, gone: AbortSignal): Promise<readonly Update[]>;
  /** Ends the one that waits. */
  interrupt(by: string): void;
  readonly isWaited: boolean;
}

export function createPoller(updates: Updates): Poller {
  let interrupt: ((by: string) => void) | undefined;

  return {
    get isWaited() {
      return interrupt !== undefined;
    },
    interrupt: (by) => interrupt?.(by),
    getUpdates: async (params, gone) => {
      interrupt?.('other getUpdates request; make sure that only one bot instance is running');
      updates.want(objectOf<string[]>(params, 'allowed_updates'));
      const offset = integerOf(params, 'offset');
      const limit = integerOf(params, 'limit');
      const take = (): readonly Update[] => updates.take(offset, limit < 1 || limit > 100 ? 100 : limit);
      const timeoutMs = 1000 * Math.min(50, Math.max(0, integerOf(params, 'timeout')));
      const ready = take();
      if (ready.length > 0 || timeoutMs === 0 || gone.aborted) return ready;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          stopListening();
          interrupt = undefined;
        };
        const answer = (): void => {
          end();
          resolve(take());
        };
        const timer = setTimeout(answer, timeoutMs);
        const stopListening = updates.onAdded(answer);
        gone.addEventListener('abort', () => {
          if (interrupt !== mine) return;
          end();
          resolve([]);
        });
        const mine = (by: string): void => {
          end();
          reject(conflict(`terminated by ${by}`));
        };
        interrupt = mine;
      });
    },
  };
}
