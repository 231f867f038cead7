import { LONGEST } from '../consult/too-long.ts';

/** What a person sees of a message: invisible characters, which copying brings along, part words that belong together. */
export function visible(message: string): string {
  return message.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, '');
}

/** Where a long message says what matters. */
export function endsOf(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST / 2)}。${message.slice(-LONGEST / 2)}` : message;
}
