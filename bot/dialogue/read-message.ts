import { LONGEST } from '../consult/too-long.ts';
import { maskPersonalData } from '../privacy/mask-personal-data.ts';

/** A message with what a person sees of it, and personal data masked: all that anything past the channel gets. Masking again changes nothing. */
export const masked = (message: string): string => maskPersonalData(visible(message)).text;

/** What a person sees of a message: invisible characters, which copying brings along, part words that belong together. */
function visible(message: string): string {
  return message.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, '');
}

/** Where a long message says what matters. */
export function endsOf(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST / 2)}。${message.slice(-LONGEST / 2)}` : message;
}
