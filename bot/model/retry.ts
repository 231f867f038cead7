import { setTimeout as pause } from 'node:timers/promises';
import { EndpointError } from './endpoint-error.ts';

export interface RetryOptions {
  /** Before the first retry, half to one and a half of it; doubles with each further one. */
  readonly firstDelayMs: number;
  /** By `performance.now()`: nothing is waited for beyond it. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/**
 * Makes an attempt again while its error says that this may help, after the pause that the endpoint asks for.
 * @throws the error of the last attempt; the reason of the signal when it is aborted during a pause
 */
export async function retrying<T>(attempt: () => Promise<T>, { firstDelayMs, deadline, signal }: RetryOptions): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof EndpointError) || retries >= error.course.retries) throw error;
      const delay = Math.max(firstDelayMs * 2 ** retries * (0.5 + Math.random()), error.course.retryAfterMs ?? 0);
      if (performance.now() + delay >= deadline) throw error;
      await pause(delay, undefined, { signal });
    }
  }
}
