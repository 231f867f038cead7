import { hash } from 'node:crypto';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { NewEntry } from './exam-store.ts';
import type { JournalEntry } from './sitting.ts';

/** The hash before the first entry. */
export const NO_ENTRY = { place: 0, hash: '0'.repeat(64) } as const;

/** The entry that follows another in a journal. */
export function chained(previous: Pick<JournalEntry, 'place' | 'hash'>, entry: NewEntry): JournalEntry {
  const numbered = { ...entry, place: previous.place + 1 };
  return { ...numbered, hash: hash('sha256', `${previous.hash}\n${canonicalJson(numbered)}`) };
}

/** The first place at which a journal is not what was written; undefined: none. */
export function brokenAt(journal: readonly JournalEntry[]): number | undefined {
  let previous: Pick<JournalEntry, 'place' | 'hash'> = NO_ENTRY;
  for (const { hash: own, place, ...entry } of journal) {
    const expected = chained(previous, entry);
    if (place !== expected.place || own !== expected.hash) return expected.place;
    previous = expected;
  }
  return undefined;
}
