import type { NewEntry } from '../sitting/exam-store.ts';
import type { Instant } from '../sitting/sitting.ts';
import type { Marking } from './marking.ts';
import type { Result, Ruling } from './result.ts';
import { resultsOf } from './results-of.ts';

/** Whose result a ruling changes. */
export interface ResultChange {
  readonly candidate: string;
  readonly from: Pick<Result, 'total' | 'outcome'>;
  readonly to: Pick<Result, 'total' | 'outcome'>;
}

export interface DryRun {
  /** In the order of the candidates. */
  readonly changes: readonly ResultChange[];
  /** Staff numbers. */
  readonly newlyPassed: readonly string[];
  readonly newlyFailed: readonly string[];
}

/** What a ruling would change; nothing is stored. */
export function dryRun(marking: Marking, ruling: Ruling): DryRun {
  const before = resultsOf(marking);
  const after = resultsOf({ ...marking, rulings: [...marking.rulings, ruling] });
  const changes = before.flatMap(({ candidate, ...from }, place): ResultChange[] => {
    const to = after[place]!;
    if (from.total === to.total && from.outcome === to.outcome) return [];
    return [{ candidate, from: { total: from.total, outcome: from.outcome }, to: { total: to.total, outcome: to.outcome } }];
  });
  const now = (outcome: Result['outcome']): string[] => changes.filter(({ from, to }) => to.outcome === outcome && from.outcome !== outcome).map(({ candidate }) => candidate);
  return { changes, newlyPassed: now('passed'), newlyFailed: now('failed') };
}

/** 更正: what a ruling changed, dated, as a line of the journal; it follows the line of the ruling. */
export function correctedEntry({ changes }: DryRun, { challengeId, by }: Pick<Ruling, 'challengeId' | 'by'>, at: Instant): NewEntry {
  return { at, by, kind: 'corrected', facts: { challengeId, changes } };
}
