import { createHash } from 'node:crypto';
import { wordsOf } from './provision.ts';
import { remembering } from './remembering.ts';

/** Texts whose hash is kept: the same provisions answer most questions. */
const RECENT = 1024;

/** Hash of the words of a text, 32 hex digits: the same for the same words in another width, spacing or punctuation. */
export const wordsHash = remembering(RECENT, (text: string): string => createHash('sha256').update(wordsOf(text)).digest('hex').slice(0, 32));
