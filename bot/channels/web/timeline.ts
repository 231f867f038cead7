import type { Inbox, InboxEntry } from '../../delivery/inbox.ts';
import type { Outbox, OutboxEntry } from '../../delivery/outbox.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import type { ResidentId } from '../../resident.ts';
import type { Cursor } from './cursor.ts';
import { saidByResident, saidToResident, type Said } from './entry.ts';

/** What a resident and the bot said to each other. */
export interface Timeline {
  /** The last messages and the last replies after a cursor, at most `limit` of each, in the order in which they were said. */
  after(resident: ResidentId, cursor: Cursor, limit: number): Promise<Said[]>;
}

export interface TimelineStores {
  readonly inbox: Pick<Inbox, 'latest'>;
  readonly outbox: Pick<Outbox, 'latest'>;
}

export function createTimeline({ inbox, outbox }: TimelineStores, offices: Offices): Timeline {
  return {
    async after(resident, cursor, limit) {
      // Replies first: what they answer is then among the messages.
      const replies = await outbox.latest(resident, limit, cursor.outbox);
      const messages = await inbox.latest(resident, limit, cursor.inbox);
      return inOrder(messages, replies).map((one) => ('incoming' in one ? saidByResident(one) : saidToResident(one, offices)));
    },
  };
}

/** By time; those of one store stay in the order of their ids, whatever the clock did, so that every place is a cursor. */
function inOrder(messages: readonly InboxEntry[], replies: readonly OutboxEntry[]): (InboxEntry | OutboxEntry)[] {
  const merged: (InboxEntry | OutboxEntry)[] = [];
  let [message, reply] = [0, 0];
  while (message < messages.length || reply < replies.length) {
    const [nextMessage, nextReply] = [messages[message], replies[reply]];
    if (nextMessage && (!nextReply || nextMessage.at <= nextReply.at)) {
      merged.push(nextMessage);
      message += 1;
    } else {
      merged.push(nextReply!);
      reply += 1;
    }
  }
  return merged;
}
