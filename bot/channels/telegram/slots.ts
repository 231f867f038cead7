import type { Slot, TelegramStore } from '../../delivery/telegram-store.ts';
import type { OutboxEntry } from '../../delivery/outbox.ts';
import { chatOf } from './address.ts';
import { untilDone } from './patience.ts';
import { quoting } from './quote.ts';
import type { Requests } from './requests.ts';

/** Sending is not idempotent and editing is: every message is sent as a placeholder, its id kept, and edited to what it is to say. */
export interface Slots {
  /** Telegram's id of the message in a slot, which is sent where there is none. */
  ensure(slot: Slot, placeholder: string): Promise<number>;
  /** Another message for the slot, where the first one is gone. */
  renew(slot: Slot, placeholder: string): Promise<number>;
  /** Sends a file into a slot, where there is none. */
  ensureFile(slot: Slot, file: { readonly name: string; readonly content: string }): Promise<void>;
}

export interface SlotsOptions {
  readonly store: Pick<TelegramStore, 'sent' | 'putSent'>;
  readonly requests: Requests;
  readonly closing: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** The message that the parts of a reply belong to. */
export const messageOf = ({ id, inReplyTo }: Pick<OutboxEntry, 'id' | 'inReplyTo'>): string => inReplyTo ?? `letter-${id}`;

/** Placeholders that wait for their reply at once are fewer by far. */
const MOST_REMEMBERED = 1000;

export function createSlots({ store, requests, closing, onError }: SlotsOptions): Slots {
  /** Who has all of theirs deleted takes it from the store, and not out of the chat: a placeholder there still waits for its reply. */
  const remembered = new Map<string, number>();
  const keyOf = ({ resident, message, slot }: Slot): string => `${resident} ${message} ${slot}`;

  /** Between Telegram's answer and this lies all that a kill can cost: a placeholder too many. */
  const keep = (slot: Slot, telegramId: number): Promise<void> => untilDone(() => store.putSent(slot, telegramId), { signal: closing, onError });

  async function renew(slot: Slot, placeholder: string): Promise<number> {
    const { message_id: id } = await requests.ask(chatOf(slot.resident)!, 'sendMessage', { text: placeholder, ...(isQuoting(slot) && quoting(slot.message)) });
    remembered.set(keyOf(slot), id);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MOST_REMEMBERED) break;
      remembered.delete(oldest);
    }
    await keep(slot, id);
    return id;
  }
  async function recall(slot: Slot): Promise<number | undefined> {
    const id = remembered.get(keyOf(slot));
    if (id !== undefined) await keep(slot, id);
    return id;
  }
  return {
    ensure: async (slot, placeholder) => await store.sent(slot) ?? await recall(slot) ?? renew(slot, placeholder),
    renew,
    async ensureFile(slot, { name, content }) {
      if (await store.sent(slot) !== undefined) return;
      const { message_id: id } = await requests.ask(chatOf(slot.resident)!, 'sendDocument', { document: { source: Buffer.from(content), filename: name } });
      await keep(slot, id);
    },
  };
}

/** In a group everybody sees whose answer it is; an edited message is out of sight by now. */
const isQuoting = ({ resident, message, slot }: Slot): boolean => slot === 0 && (chatOf(resident)! < 0 || message.endsWith('-edited'));
