import { hash } from 'node:crypto';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { Result } from '../marking/result.ts';
import type { NewEntry } from '../sitting/exam-store.ts';
import type { JournalEntry } from '../sitting/sitting.ts';

/** What the journal's last line holds: what everything before it leads to, how much there was of it, and of which sitting. */
export interface ArchivedFacts {
  readonly sitting: string;
  /** Entries before this one. */
  readonly entries: number;
  /** See {@link resultsHash}. */
  readonly results: string;
}

/**
 * The line that ends a journal. A chain of hashes shows what was changed in it, but not what was cut off its end: a
 * shorter chain is a chain as well. So it must end with this line, which fixes results and length; whoever cuts the end
 * off and writes another last line gets another hash for it, which is not the one that was announced (`headCode`).
 */
export function archivedEntry(about: Parameters<typeof archivedFacts>[0], by: string, at: string): NewEntry {
  return { at, by, kind: 'archived', facts: { ...archivedFacts(about) } };
}

/** @param about the journal as it was before the line, and what follows from it */
export function archivedFacts({ sittingId, journal, results }: {
  readonly sittingId: string; readonly journal: readonly JournalEntry[]; readonly results: readonly Result[];
}): ArchivedFacts {
  return { sitting: sittingId, entries: journal.length, results: resultsHash(results) };
}

/** SHA-256 (hex) of the canonical JSON of results, by staff number. */
export function resultsHash(results: readonly Result[]): string {
  return hash('sha256', canonicalJson(results.toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))));
}
