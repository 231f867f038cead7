import { setTimeout } from 'node:timers/promises';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Before trying again: half a second, then twice as long each time, a minute at most. @param failures so far, from 1 */
export const pauseMs = (failures: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);

/** Ends early, without an error, when the signal does. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await setTimeout(ms, undefined, { signal }).catch(() => {});
}

/** Tries until it works. @throws the reason of the signal, once that ends it */
export async function untilDone<T>(work: () => Promise<T>, { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void }): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      onError(error);
    }
    await pause(pauseMs(failures), signal);
    signal.throwIfAborted();
  }
}
