import type { ShownReply } from '../dialogue/reply.ts';
import type { ResidentId } from '../resident.ts';

export interface OutboxEntry {
  readonly id: number;
  readonly resident: ResidentId;
  readonly reply: ShownReply;
  /** Id of the message that it answers, and its place among the replies to that; null for what an adviser wrote. */
  readonly inReplyTo: string | null;
  readonly place: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Replies on their way to residents. A channel that sends them marks each once it is sent: what is put is delivered,
 * whatever is killed. Residents of the web fetch what is new, on from the last id that they have: nothing of theirs waits.
 */
export interface Outbox {
  /** Puts what answers no message. @returns the id of the entry */
  put(resident: ResidentId, reply: ShownReply): Promise<number>;
  get(id: number): Promise<OutboxEntry | undefined>;
  /** All replies to a message, in the order in which they were put. */
  repliesTo(resident: ResidentId, messageId: string): Promise<OutboxEntry[]>;
  /** Not delivered yet, oldest first. */
  pending(resident: ResidentId): Promise<OutboxEntry[]>;
  /** Residents of a channel (`telegram`) for whom something is pending, whose waits longest first. */
  waiting(channel: string): Promise<ResidentId[]>;
  /** Ids of all that was put after an entry, with their residents. */
  after(id: number): Promise<{ readonly id: number; readonly resident: ResidentId }[]>;
  lastId(): Promise<number>;
  /** The last replies to a resident, oldest first; @param after only those with a greater id */
  latest(resident: ResidentId, limit: number, after?: number): Promise<OutboxEntry[]>;
  /** @returns whether this call marked it: false for what was marked before or is not there */
  markDelivered(id: number): Promise<boolean>;
}
