import type { Candidate, IndexResult } from '../index/port.ts';
import { linearScores } from '../ranker/linear-score.ts';
import type { Count } from '../ranker/memory.ts';
import type { Ranker } from '../ranker/open-ranker.ts';
import { SIGNALS, signalsOf, type RankCandidate } from '../ranker/signals.ts';
import { lexicalSignals, type LawFacts, type Ranked } from './rank.ts';

/** A candidate that was found with a vector. */
type DenseCandidate = Candidate & Required<Pick<Candidate, 'cosine' | 'sentenceCosine' | 'vector'>>;
export type DenseResult = Omit<IndexResult, 'candidates'> & { readonly candidates: readonly DenseCandidate[] };

/** Whether every candidate has what ranking by words and meaning looks at. */
export function hasVectors(result: IndexResult): result is DenseResult {
  return result.candidates.every((candidate) => candidate.vector !== undefined);
}

export interface DenseFacts extends LawFacts {
  /** Key of a law by its id. */
  keyOf(lawId: number): string;
  /** What vetted answers say; undefined without any. */
  readonly count: Count | undefined;
  /** The trained network; it knows the built-in encoder only. */
  readonly network: Ranker | undefined;
  /** Log of the share of people's questions that a law answers. */
  lawPrior(lawKey: string): number;
}

/**
 * Ranking by words, meaning, vetted answers and what is known of the laws: by the trained network, or without it by a
 * plain sum that fits any encoder. `relative` is the odds against the best hit. Equal scores by id.
 */
export function rankDense(result: DenseResult, facts: DenseFacts): Ranked[] {
  const described = result.candidates.map((candidate): RankCandidate => {
    const { provisionId, lawId, level, length, cosine, sentenceCosine, vector } = candidate;
    const chapter = String(candidate.chapter);
    return {
      lawId, chapter, level, length, cosine, sentenceCosine, vector,
      amending: facts.amending.has(lawId),
      named: facts.named.has(lawId),
      lexical: candidate.signals,
      lawPrior: facts.lawPrior(facts.keyOf(lawId)),
      votes: facts.count?.votesFor(provisionId, lawId, chapter),
    };
  });
  const scored = facts.network?.score(described, result.ceiling) ?? scoreLinearly(described, result);
  const best = scored.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return result.candidates
    .map((candidate, index): Ranked => ({
      provisionId: candidate.provisionId,
      score: scored[index]!.score,
      relative: Math.exp(scored[index]!.score - best),
      // Named when asked for: some 400 are ranked and a few are shown.
      get signals() {
        return { ...scored[index]!.signals, ...lexicalSignals(candidate, result) };
      },
    }))
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
}

function scoreLinearly(described: readonly RankCandidate[], { ceiling }: DenseResult): ReturnType<Ranker['score']> {
  const rows = signalsOf(described, ceiling);
  return Array.from(linearScores(rows), (score, index) => ({
    score,
    get signals() {
      return Object.fromEntries(SIGNALS.map((name, column) => [name, rows[index * SIGNALS.length + column]!])) as ReturnType<Ranker['score']>[number]['signals'];
    },
  }));
}
