import type { ResidentId } from '../resident.ts';
import type { ShownReply } from './reply.ts';

export interface OutboxEntry {
  readonly id: number;
  readonly resident: ResidentId;
  readonly reply: ShownReply;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Replies that come later than the message they answer. A channel polls it, sends what is pending in order and marks
 * each entry once it is sent: what is put is delivered, whatever is killed; a kill between the two sends it again.
 */
export interface Outbox {
  /** @returns the id of the entry */
  put(resident: ResidentId, reply: ShownReply): Promise<number>;
  /** Oldest first. */
  pending(resident: ResidentId): Promise<OutboxEntry[]>;
  /** Of all residents of a channel (`telegram`), oldest first. */
  pendingOf(channel: string): Promise<OutboxEntry[]>;
  /** @returns whether this call marked it: false for what was marked before or is not there */
  markDelivered(id: number): Promise<boolean>;
}
