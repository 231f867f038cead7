import { hash } from 'node:crypto';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { Answer, Arrangement } from '../paper/paper.ts';
import type { NewEntry } from './exam-store.ts';
import type { Candidate, FactKind, Instant, JournalEntry, SittingRefusal } from './sitting.ts';

/**
 * What the journal holds of each kind of thing that happens in the hall. Besides: `drawn` (first), and after the
 * closing `graded`, `challenged`, `ruled`, `corrected`, `marked`, `archived`, `code-issued`.
 */
export interface HallFacts {
  opened: Readonly<Record<string, never>>;
  closed: Readonly<Record<string, never>>;
  /** With a candidate: this one alone. */
  paused: { readonly why?: string; /** The clock has stood since then, before anybody said so. */ readonly since?: Instant };
  resumed: { readonly why?: string };
  /** Items whose law has changed since the draw; the sitting waits for a decision. */
  suspended: { readonly items: readonly string[] };
  released: { readonly why: string };
  /** The opening, which was fixed at the draw. */
  rescheduled: { readonly from: Instant; readonly to: Instant; readonly why: string };
  cancelled: { readonly why: string };
  /** Put on the roster after the draw. */
  enrolled: { readonly to: Candidate; readonly why: string };
  /** Corrected on the roster after the draw. */
  amended: { readonly from: Candidate; readonly to: Candidate; readonly why: string };
  extended: { readonly minutes: number; readonly why: string };
  voided: { readonly why: string };
  'signed-in': { readonly device: string };
  started: { readonly arrangement: Arrangement };
  answered: { readonly slot: string; readonly answer: Answer; readonly sequence: number; readonly key: string; readonly inPause?: true };
  flagged: { readonly slot: string; readonly isOn: boolean; readonly sequence: number; readonly key: string };
  /** An answer or a flag that does not count, or (alone) a device that has been taken over from, or that came too late to start. */
  refused: { readonly why: SittingRefusal['refusal']; readonly device: string }
    | { readonly why: SittingRefusal['refusal']; readonly slot: string; readonly answer?: Answer; readonly isOn?: boolean; readonly sequence: number; readonly key: string };
  fact: { readonly fact: FactKind; readonly count: number };
  submitted: Readonly<Record<string, never>>;
  /** Handed in with what was saved: the time was over at `endedAt`, or the sitting was closed then. */
  'timed-out': { readonly endedAt: Instant };
}

export type HallEntry = { [Kind in keyof HallFacts]: Omit<NewEntry, 'kind' | 'facts'> & { readonly kind: Kind; readonly facts: HallFacts[Kind] } }[keyof HallFacts];

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
