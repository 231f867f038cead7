import type { Paper } from '../paper/paper.ts';
import { questionsOf } from './marking.ts';
import type { Result } from './result.ts';

/** Ids of all items of a sitting's papers, for `poolOf`: in the resit no one meets an item that somebody can have told them. */
export function itemsOf(papers: readonly Paper[]): ReadonlySet<string> {
  return new Set(papers.flatMap(questionsOf).map(({ itemId }) => itemId));
}

/** Staff numbers of who failed, in order. */
export function resitCandidates(results: readonly Result[]): string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(({ candidate }) => candidate);
}

/** What is put before the organisation department of somebody; whether the appointment waits is for it to decide. */
export interface OutcomeNote {
  readonly candidate: string;
  readonly note: '暂缓任命建议';
  readonly because: 'failed-twice' | 'absent-from-resit';
}

/** Who failed, and failed again or did not come to the resit. */
export function secondFailure(first: readonly Result[], resit: readonly Result[]): OutcomeNote[] {
  const failed = new Set(resitCandidates(first));
  return resit.filter(({ candidate }) => failed.has(candidate)).flatMap(({ candidate, outcome }): OutcomeNote[] => {
    if (outcome === 'failed') return [{ candidate, note: '暂缓任命建议', because: 'failed-twice' }];
    return outcome === 'absent' ? [{ candidate, note: '暂缓任命建议', because: 'absent-from-resit' }] : [];
  });
}
