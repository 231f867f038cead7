import { createHash } from 'node:crypto';
import { wordsOf } from './provision.ts';

/** Hash of the words of a text, 32 hex digits: the same for the same words in another width, spacing or punctuation. */
export function wordsHash(text: string): string {
  return createHash('sha256').update(wordsOf(text)).digest('hex').slice(0, 32);
}
