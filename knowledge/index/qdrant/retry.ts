import { setTimeout as pause } from 'node:timers/promises';
import { asking, QdrantError } from './errors.ts';

export interface RetryOptions {
  /** How often a call is made at most. */
  readonly attempts: number;
  /** Before the second attempt; doubles with each further one. */
  readonly firstDelayMs: number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Some 6 seconds in all: a restart of the server, not an outage. */
export const PATIENT: RetryOptions = { attempts: 6, firstDelayMs: 200, sleep: pause };

/**
 * Makes a call again while it fails for a reason that passes; the call must do no harm when made twice.
 * @throws QdrantError of the last attempt, or of the first that will not pass
 */
export async function retrying<Result>(call: () => Promise<Result>, { attempts, firstDelayMs, sleep }: RetryOptions): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asking(call);
    } catch (error) {
      if (!(error instanceof QdrantError) || !error.isPassing || attempt >= attempts) throw error;
      await sleep(Math.max(firstDelayMs * 2 ** (attempt - 1), error.retryAfterMs ?? 0));
    }
  }
}
