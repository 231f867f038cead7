import type { JournalEntry } from './sitting.ts';

/** Length of {@link headCode} without separators: 80 bits, which nobody finds a second journal for. */
export const HEAD_CODE_DIGITS = 20;

/** 校验码 of a journal's entry, to be printed on lists and slips and kept apart from the archive: `1a2b-3c4d-…`. */
export function headCode({ hash: head }: Pick<JournalEntry, 'hash'>): string {
  return head.slice(0, HEAD_CODE_DIGITS).replace(/(.{4})(?=.)/g, '$1-');
}
