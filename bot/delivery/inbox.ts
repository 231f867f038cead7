import type { Incoming } from '../dialogue/incoming.ts';
import type { ResidentId } from '../resident.ts';

export interface InboxEntry {
  readonly id: number;
  /** Personal data in it is masked. */
  readonly incoming: Incoming;
  /** When it came; ISO 8601, UTC. */
  readonly at: string;
}

/** Messages of residents: kept from the moment that a channel has them, so that none is lost, and known by their ids, so that none is answered twice. */
export interface Inbox {
  /** @returns the entry; undefined where a message of this id has come from the resident before */
  put(incoming: Incoming): Promise<InboxEntry | undefined>;
  /** What has not been handled, of the residents of a channel (`telegram`), oldest first. */
  unhandled(channel: string): Promise<InboxEntry[]>;
  get(resident: ResidentId, messageId: string): Promise<InboxEntry | undefined>;
  /** The last messages of a resident, oldest first; @param after only those with a greater id */
  latest(resident: ResidentId, limit: number, after?: number): Promise<InboxEntry[]>;
}
