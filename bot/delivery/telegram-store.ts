import type { ResidentId } from '../resident.ts';

/** One message of ours in Telegram: the place of a part among all parts of all that is said to one message. */
export interface Slot {
  readonly resident: ResidentId;
  /** Id of the message that is answered; `letter-` and the id of its entry in the outbox for what answers none. */
  readonly message: string;
  /** From 0. */
  readonly slot: number;
}

/** What the Telegram channel must know after it was killed. */
export interface TelegramStore {
  /** @returns Telegram's id of the message that was sent for a slot */
  sent(slot: Slot): Promise<number | undefined>;
  /** Keeps it; in place of an earlier one. */
  putSent(slot: Slot, telegramId: number): Promise<void>;
  /** Chats that turn the bot away: `telegram:` and the chat's id. */
  unreachable(): Promise<string[]>;
  putUnreachable(chat: string): Promise<void>;
  removeUnreachable(chat: string): Promise<void>;
}
