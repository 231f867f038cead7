import type { ResidentId } from '../../resident.ts';

/** Begins the ids of all residents of this channel. */
export const CHANNEL = 'telegram';

/** A person in their chat with the bot; in a group each is a resident of their own. */
export const residentIn = (chat: number, user?: number): ResidentId => [CHANNEL, chat, ...(user === undefined ? [] : [user])].join(':');

/** The chat of a resident; undefined for residents of other channels. */
export function chatOf(resident: ResidentId): number | undefined {
  const [channel, chat] = resident.split(':');
  return channel === CHANNEL ? Number(chat) : undefined;
}

/** Telegram's id of the message that a resident sent, where its id of ours tells. */
export function telegramIdOf(messageId: string): number | undefined {
  const id = /^m(\d+)(?:-edited)?$/u.exec(messageId)?.[1];
  return id === undefined ? undefined : Number(id);
}
