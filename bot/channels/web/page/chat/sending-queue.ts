import type { ApiError } from './api.ts';

/** A message on its way to the server. */
export interface Outgoing {
  /** Made here, once: the server takes the same id once, however often it is sent. */
  readonly id: string;
  readonly text: string;
  readonly choice?: string;
  readonly rating?: { readonly recordId: string; readonly isGood: boolean };
}

/** Where messages wait, in order; what another tab puts or takes shows here too. */
export interface OutgoingStore {
  all(): readonly Outgoing[];
  /** Behind all that are there. */
  add(message: Outgoing): void;
  remove(id: string): void;
}

export type OutgoingState = 'waiting' | 'sending' | 'failed' | 'refused';

export interface Queued extends Outgoing {
  readonly state: OutgoingState;
  /** What the server or the network said, where it failed or was refused. */
  readonly why?: string;
}

export interface SendingQueueOptions {
  readonly store: OutgoingStore;
  /** @throws ApiError */
  readonly post: (message: Outgoing) => Promise<unknown>;
  /** The server has the message. */
  readonly onTaken: (message: Outgoing) => void;
  readonly onChange: (queued: readonly Queued[]) => void;
  /** @returns forgets the timer */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

export interface SendingQueue {
  add(message: Outgoing): void;
  /** Messages may leave from now on. */
  start(): void;
  /** Tries at once what waits for its next try. */
  retry(): void;
  /** Gives a message up. @returns it, to be written anew */
  withdraw(id: string): Outgoing | undefined;
  /** Another tab has changed the store. */
  look(): void;
}

const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Takes messages to the server in the order in which they were written, one after the other, each until the server has
 * it. What the server will never take steps aside and is shown; what it may take later holds up those behind it.
 */
export function createSendingQueue({ store, post, onTaken, onChange, after }: SendingQueueOptions): SendingQueue {
  let isStarted = false;
  let sending: string | undefined;
  let failures = 0;
  let trouble: string | undefined;
  let forgetTimer = (): void => {};
  const refusals = new Map<string, string>();

  const waiting = (): Outgoing[] => store.all().filter(({ id }) => !refusals.has(id));
  const tell = (): void => {
    const [head] = waiting();
    onChange(store.all().map((message): Queued => {
      const refusal = refusals.get(message.id);
      if (refusal !== undefined) return { ...message, state: 'refused', why: refusal };
      if (message.id === sending) return { ...message, state: 'sending' };
      return message.id === head?.id && trouble !== undefined ? { ...message, state: 'failed', why: trouble } : { ...message, state: 'waiting' };
    }));
  };

  async function run(): Promise<void> {
    if (!isStarted || sending !== undefined) return;
    forgetTimer();
    const [message] = waiting();
    if (!message) return tell();
    sending = message.id;
    tell();
    const failure = await post(message).then(() => undefined, (error: ApiError) => error);
    sending = undefined;
    if (failure && failure.mayPass) {
      trouble = failure.message;
      const pause = failure.retryAfterMs ?? PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]!;
      failures += 1;
      forgetTimer = after(pause, () => void run());
      return tell();
    }
    failures = 0;
    trouble = undefined;
    if (failure) refusals.set(message.id, failure.message);
    else {
      store.remove(message.id);
      onTaken(message);
    }
    await run();
  }

  return {
    add(message) {
      store.add(message);
      tell();
      // Behind one that waits for its next try there is nothing to try.
      if (trouble === undefined) void run();
    },
    start() {
      isStarted = true;
      void run();
    },
    retry() {
      failures = 0;
      void run();
    },
    withdraw(id) {
      const message = store.all().find((one) => one.id === id);
      if (!message || id === sending) return undefined;
      store.remove(id);
      refusals.delete(id);
      trouble = undefined;
      tell();
      void run();
      return message;
    },
    // What another tab writes, that tab sends; what it leaves behind goes with the next of ours.
    look: tell,
  };
}
