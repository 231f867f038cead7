import { setTimeout } from 'node:timers/promises';
import type { Dialogue } from '../dialogue/create-dialogue.ts';
import type { Incoming } from '../dialogue/incoming.ts';
import { masked } from '../dialogue/read-message.ts';
import { say, type Reply, type ShownReply } from '../dialogue/reply.ts';
import type { ResidentId } from '../resident.ts';
import { createAnnouncer } from './announcer.ts';
import { AlreadyHandled, type Handling, type Stores } from './handling.ts';
import type { Inbox, InboxEntry } from './inbox.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';

/** What happens to a resident, for the channel that they are at. */
export type DeliveryEvent =
  | { readonly kind: 'accepted'; readonly resident: ResidentId; readonly entry: InboxEntry }
  | { readonly kind: 'progress'; readonly resident: ResidentId; readonly messageId: string; readonly stage: Extract<Reply, { kind: 'progress' }>['stage'] }
  /** A reply is in the outbox; those of smaller ids were told before it. */
  | { readonly kind: 'replied'; readonly resident: ResidentId; readonly entry: OutboxEntry }
  /** No more comes of the message in this run: it is answered, or the program is closing. */
  | { readonly kind: 'handled'; readonly resident: ResidentId; readonly messageId: string };

export interface Delivery {
  /** Keeps a message and sees to its answer; false where it has come before. Once this returns the message is not lost. */
  accept(incoming: Incoming): Promise<boolean>;
  /**
   * Handles what was kept and not handled when the program stopped, of the residents of a channel (`telegram`). A channel
   * resumes before it accepts: what came first is answered first.
   */
  resume(channel: string): Promise<void>;
  /** @returns ends the listening */
  listen(listener: (event: DeliveryEvent) => void): () => void;
  /** Waits for what is being handled; what waits its turn is left for the next start. */
  close(): Promise<void>;
}

export interface DeliveryOptions {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly handling: (entry: InboxEntry) => Handling;
  /** The dialogue over the stores of one handling. */
  readonly dialogueOver: (stores: Stores) => Dialogue;
  readonly onError: (error: unknown) => void;
  /** How often to look for what other processes have put into the outbox; undefined: never. */
  readonly watchMs?: number | undefined;
}

const APOLOGY = say('抱歉，系统出了故障，没能答复您。请过几分钟再发一次；急事请拨打 12348（免费法律咨询）或者 110。');
/** An answer that fails so often is an apology; that is tried until it can be kept. */
const TRIES = 3;
/** Behind whatever was said early in an attempt that failed later. */
const LAST_PLACE = 1_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/** Takes messages to the dialogue and replies to the outbox: each once, those of one resident in order, different residents side by side. */
export function createDelivery({ inbox, outbox, handling, dialogueOver, onError, watchMs }: DeliveryOptions): Delivery {
  const listeners = new Set<(event: DeliveryEvent) => void>();
  const emit = (event: DeliveryEvent): void => {
    for (const listener of listeners) {
      // What a channel makes of it is no reason to answer again.
      try {
        listener(event);
      } catch (error) {
        onError(error);
      }
    }
  };
  const announcer = createAnnouncer(outbox, (entry) => emit({ kind: 'replied', resident: entry.resident, entry }));
  const turnOf = oneAtATime();
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  /** Entries of the inbox that are being handled here, or wait their turn. */
  const taken = new Set<number>();
  const pause = (milliseconds: number): Promise<void> => setTimeout(milliseconds, undefined, { signal: closing.signal }).catch(() => {});

  const run = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const pass = async (turn: Promise<() => void>): Promise<void> => (await turn)();

  async function handle(entry: InboxEntry, turn: Promise<() => void>): Promise<void> {
    const { resident, messageId } = entry.incoming;
    taken.add(entry.id);
    const done = await turn;
    try {
      for (let failures = 0; !closing.signal.aborted; failures += 1) {
        if (await attempt(entry, failures)) return;
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS));
      }
    } finally {
      taken.delete(entry.id);
      done();
      emit({ kind: 'handled', resident, messageId });
    }
  }

  /** @returns whether the message needs nothing more */
  async function attempt({ incoming, ...entry }: InboxEntry, failures: number): Promise<boolean> {
    const { resident, messageId } = incoming;
    const work = handling({ incoming, ...entry });
    try {
      const replies: { readonly reply: ShownReply; readonly place: number }[] = [];
      const isGivenUp = failures >= TRIES;
      let place = isGivenUp ? LAST_PLACE : 0;
      for await (const reply of isGivenUp ? [APOLOGY] : dialogueOver(work.stores).handle(incoming)) {
        if (reply.kind === 'progress') {
          emit({ kind: 'progress', resident, messageId, stage: reply.stage });
          continue;
        }
        // Who is in danger does not wait for the rest of the answer.
        const early = reply.kind === 'crisis' ? await work.sayNow(reply, place) : undefined;
        if (early) await announcer.tell(early);
        else replies.push({ reply, place });
        place += 1;
      }
      for (const put of await work.commit(replies)) await announcer.tell(put);
      return true;
    } catch (error) {
      await work.abandon().catch(onError);
      if (error instanceof AlreadyHandled) {
        if (watchMs !== undefined) await announcer.look().catch(onError);
        return true;
      }
      onError(error);
      return false;
    }
  }

  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      await announcer.look().catch(onError);
      await pause(watchMs!);
    }
  }
  if (watchMs !== undefined) run(watch());

  return {
    async accept(incoming) {
      // Taken before anything is waited for: the order is that of the calls, whichever is kept first.
      const turn = turnOf(incoming.resident);
      let entry: InboxEntry | undefined;
      try {
        entry = await inbox.put({ ...incoming, text: masked(incoming.text), ...(incoming.choice !== undefined && { choice: masked(incoming.choice) }) });
      } finally {
        if (!entry) void pass(turn);
      }
      if (!entry) return false;
      emit({ kind: 'accepted', resident: incoming.resident, entry });
      run(handle(entry, turn));
      return true;
    },
    async resume(channel) {
      for (const entry of await inbox.unhandled(channel)) {
        if (!taken.has(entry.id)) run(handle(entry, turnOf(entry.incoming.resident)));
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}
