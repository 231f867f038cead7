import type { Outbox, OutboxEntry } from '../../delivery/outbox.ts';
import type { Slot } from '../../delivery/telegram-store.ts';
import type { ResidentId } from '../../resident.ts';
import { chatOf } from './address.ts';
import { ApiFailure } from './api-failure.ts';
import type { Composed, Part } from './compose.ts';
import { edit } from './edit.ts';
import { placeholderFor } from './placeholder.ts';
import type { Requests } from './requests.ts';
import { plain } from './rich-text.ts';
import { messageOf, type Slots } from './slots.ts';
import { split } from './split.ts';

export interface DeliverOptions {
  readonly outbox: Pick<Outbox, 'pending' | 'repliesTo' | 'markDelivered'>;
  readonly compose: (entry: OutboxEntry) => Promise<Composed>;
  readonly slots: Slots;
  readonly requests: Requests;
  readonly onWarning: (message: string, error: unknown) => void;
}

/** What is left of a reply that Telegram takes in no other way goes in pieces of this length. */
const SMALL = 1000;

/** Delivers what waits for a resident, in order; again and again it changes nothing more. */
export function createDeliver({ outbox, compose, slots, requests, onWarning }: DeliverOptions): (resident: ResidentId) => Promise<void> {
  return async (resident) => {
    for (const entry of await outbox.pending(resident)) {
      try {
        await deliver(entry);
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.kind !== 'refused') throw error;
        onWarning(`Telegram 不接受第 ${entry.id} 号答复，它还留在发件箱里`, error);
      }
    }
  };

  async function deliver(entry: OutboxEntry): Promise<void> {
    let slot = await slotsBefore(entry);
    for (const [place, part] of (await compose(entry)).parts.entries()) {
      const mine: Slot = { resident: entry.resident, message: messageOf(entry), slot };
      if (part.kind === 'file') await slots.ensureFile(mine, part);
      else await write(mine, part, placeholderFor(entry.reply, place === 0));
      slot += 1;
    }
    await outbox.markDelivered(entry.id);
  }

  /** Replies are put one after the other: those put before stand above. */
  async function slotsBefore({ id, resident, inReplyTo }: OutboxEntry): Promise<number> {
    if (inReplyTo === null) return 0;
    const before = (await outbox.repliesTo(resident, inReplyTo)).filter((other) => other.id < id);
    const counts = await Promise.all(before.map(async (other) => (await compose(other)).parts.length));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async function write(slot: Slot, part: Extract<Part, { kind: 'text' }>, placeholder: string): Promise<void> {
    const chat = chatOf(slot.resident)!;
    const message = await slots.ensure(slot, placeholder);
    try {
      if (await edit(requests, chat, message, part) === 'done') return;
      // Its chat was cleared: what is to be said is said all the same.
      const another = await slots.renew(slot, placeholder);
      if (await edit(requests, chat, another, part) === 'gone') throw new ApiFailure('refused', 'editMessageText: gone again');
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.kind !== 'refused') throw error;
      onWarning('Telegram 不接受这样排版的答复，改用纯文字发送', error);
      await writePlainly(slot, part, placeholder);
    }
  }

  async function writePlainly(slot: Slot, { rich, keyboard }: Extract<Part, { kind: 'text' }>, placeholder: string): Promise<void> {
    const chat = chatOf(slot.resident)!;
    const message = await slots.ensure(slot, placeholder);
    try {
      if (await edit(requests, chat, message, { rich: plain(rich.text), keyboard, isPlain: true }) === 'done') return;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.kind !== 'refused') throw error;
    }
    for (const { text } of split(plain(rich.text.toWellFormed()), SMALL)) await requests.ask(chat, 'sendMessage', { text });
  }
}
