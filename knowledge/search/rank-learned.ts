import type { Candidate, IndexResult } from '../index/port.ts';
import type { Count } from '../ranker/memory.ts';
import type { Ranker } from '../ranker/open-ranker.ts';
import type { RankCandidate } from '../ranker/signals.ts';
import { lexicalSignals, type LawFacts, type Ranked } from './rank.ts';

/** A candidate that was found with a vector. */
type DenseCandidate = Candidate & Required<Pick<Candidate, 'cosine' | 'sentenceCosine' | 'vector'>>;
export type DenseResult = Omit<IndexResult, 'candidates'> & { readonly candidates: readonly DenseCandidate[] };

/** Whether every candidate has what the trained ranker looks at. */
export function hasVectors(result: IndexResult): result is DenseResult {
  return result.candidates.every((candidate) => candidate.vector !== undefined);
}

/**
 * Ranking by the trained network. `relative` is the odds against the best hit. Equal scores by id.
 * @param lawKeyOf key of a law by its id
 * @param count what vetted answers say; undefined without any
 */
export function rankLearned(
  result: DenseResult, ranker: Ranker, facts: LawFacts,
  lawKeyOf: (lawId: number) => string, count: Count | undefined,
): Ranked[] {
  const described = result.candidates.map((candidate): RankCandidate => {
    const { provisionId, lawId, level, length, cosine, sentenceCosine, vector } = candidate;
    const chapter = String(candidate.chapter);
    return {
      lawId, chapter, level, length, cosine, sentenceCosine, vector,
      amending: facts.amending.has(lawId),
      named: facts.named.has(lawId),
      lexical: candidate.signals,
      lawPrior: ranker.lawPrior(lawKeyOf(lawId)),
      votes: count?.votesFor(provisionId, lawId, chapter),
    };
  });
  const scored = ranker.score(described, result.ceiling);
  const ranked = result.candidates
    .map((candidate, index) => ({
      provisionId: candidate.provisionId,
      score: scored[index]!.score,
      signals: { ...scored[index]!.signals, ...lexicalSignals(candidate, result) },
    }))
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
  const best = ranked[0]?.score ?? 0;
  return ranked.map((one) => ({ ...one, relative: Math.exp(one.score - best) }));
}
