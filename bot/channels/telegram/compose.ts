import type { Inbox } from '../../delivery/inbox.ts';
import type { Outbox, OutboxEntry } from '../../delivery/outbox.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { presentReply, type Presented } from '../../presentation/present-reply.ts';
import { richOf } from './html.ts';
import { keyboardOf, type Keyboard } from './keyboard.ts';
import { joined, marked, plain, type RichText } from './rich-text.ts';
import { MOST, split } from './split.ts';
import type { StarterTopic } from '../../guidance/starters.ts';

/** What one message of ours holds. */
export type Part =
  | { readonly kind: 'text'; readonly rich: RichText; readonly keyboard: Keyboard }
  | { readonly kind: 'file'; readonly name: string; readonly content: string };

export interface Composed {
  readonly presented: Presented;
  readonly parts: readonly Part[];
}

export interface ComposeOptions {
  readonly inbox: Pick<Inbox, 'get'>;
  readonly outbox: Pick<Outbox, 'repliesTo'>;
  readonly offices: Offices;
  readonly starters: readonly StarterTopic[];
}

/** Ids of what a resident says by tapping: each once for a reply. */
export const choiceId = (entry: number): string => `choice-${entry}`;
export const ratingId = (recordId: string): string => `rating-${recordId}`;
/** A typical question that was tapped; nowhere in the chat does it stand, so its answer repeats it. */
const ASKED = 'tap-';
export const askedId = (query: string): string => `${ASKED}${query}`;

/** A reply as messages of Telegram. From what is stored alone: at any time, in any process, it is the same, but for what was tapped since. */
export function createCompose({ inbox, outbox, offices, starters }: ComposeOptions): (entry: OutboxEntry) => Promise<Composed> {
  return async (entry) => {
    const { id, resident, reply } = entry;
    const presented = presentReply(reply, offices);
    const rich = richOf(presented.sections);
    if (reply.kind === 'own-data' && rich.text.length > MOST) {
      const file: Part = { kind: 'file', name: '我的数据.json', content: rich.text };
      return { presented, parts: [{ kind: 'text', rich: plain('保存的您的数据都在下面这个文件里：'), keyboard: [] }, file] };
    }
    const chosen = reply.kind === 'question' ? await inbox.get(resident, choiceId(id)) : undefined;
    const isRated = presented.recordId !== undefined && await inbox.get(resident, ratingId(presented.recordId)) !== undefined;
    const texts = split(joined([
      ...await askedBefore(entry),
      rich,
      ...(chosen ? [joined([plain('您选了：'), marked('bold', chosen.incoming.text)])] : []),
    ], '\n\n'));
    const keyboard = chosen ? [] : keyboardOf(id, presented, starters, isRated);
    return { presented, parts: texts.map((part, place): Part => ({ kind: 'text', rich: part, keyboard: place === texts.length - 1 ? keyboard : [] })) };
  };

  async function askedBefore({ id, resident, inReplyTo }: OutboxEntry): Promise<RichText[]> {
    if (!inReplyTo?.startsWith(ASKED)) return [];
    const [first] = await outbox.repliesTo(resident, inReplyTo);
    const asked = first?.id === id ? await inbox.get(resident, inReplyTo) : undefined;
    return asked ? [joined([marked('bold', '您问：'), plain(asked.incoming.text)])] : [];
  }
}
