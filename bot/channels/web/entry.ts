import type { InboxEntry } from '../../delivery/inbox.ts';
import type { OutboxEntry } from '../../delivery/outbox.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { presentReply, type Presented } from '../../presentation/present-reply.ts';

/** One thing that was said, as the page gets it. */
export type Entry =
  /** `id` is the page's own. */
  | { readonly kind: 'message'; readonly id: string; readonly text: string; readonly at: string }
  | { readonly kind: 'reply'; readonly id: number; readonly inReplyTo: string | null; readonly at: string; readonly reply: Presented };

/** A place in what was said; some places have nothing to show. */
export interface Said {
  readonly from: 'inbox' | 'outbox';
  /** Id there. */
  readonly id: number;
  readonly entry: Entry | undefined;
}

/** Thumbs are a tap and no words. */
export function saidByResident({ id, incoming, at }: InboxEntry): Said {
  return { from: 'inbox', id, entry: incoming.rating ? undefined : { kind: 'message', id: incoming.messageId, text: incoming.text, at } };
}

export function saidToResident({ id, inReplyTo, at, reply }: OutboxEntry, offices: Offices): Said {
  return { from: 'outbox', id, entry: { kind: 'reply', id, inReplyTo, at, reply: presentReply(reply, offices) } };
}
