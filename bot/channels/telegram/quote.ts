import { telegramIdOf } from './address.ts';

/** What makes a message of ours show which message of a resident it answers, where that is still there. */
export function quoting(messageId: string): { reply_parameters?: { message_id: number; allow_sending_without_reply: true } } {
  const id = telegramIdOf(messageId);
  return id === undefined ? {} : { reply_parameters: { message_id: id, allow_sending_without_reply: true } };
}
