import type { CandidateVectors, IndexResult } from '../index/port.ts';
import { linearScores } from '../ranker/linear-score.ts';
import type { Count } from '../ranker/memory.ts';
import type { Ranker, Scored } from '../ranker/open-ranker.ts';
import { namedSignals, signalsOf, type RankCandidate } from '../ranker/signals.ts';
import { lexicalSignals, type LawFacts, type Ranked, type Signals } from './rank.ts';

/** What was found with a vector. */
export type DenseResult = IndexResult & { readonly vectors: CandidateVectors };

/** Whether there is what ranking by words and meaning looks at. */
export function hasVectors(result: IndexResult): result is DenseResult {
  return result.vectors !== undefined;
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
    const { provisionId, lawId, level, chapter, length, cosine, sentenceCosine } = candidate;
    return {
      lawId, chapter, level, length,
      cosine: cosine!,
      sentenceCosine: sentenceCosine!,
      amending: facts.amending.has(lawId),
      named: facts.named.has(lawId),
      lexical: candidate.signals,
      lawPrior: facts.lawPrior(facts.keyOf(lawId)),
      votes: facts.count?.votesFor(provisionId, lawId, chapter),
    };
  });
  const scored = facts.network?.score(described, result.vectors, result.ceiling) ?? scoreLinearly(described, result);
  const best = scored.scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return result.candidates
    .map((_, place) => new DenseRanked(result, scored, place, best))
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
}

/** Its signals are named when asked for: some 400 are ranked and a few are shown. */
class DenseRanked implements Ranked {
  readonly provisionId: number;
  readonly score: number;
  readonly relative: number;
  readonly #result: DenseResult;
  readonly #scored: Scored;
  readonly #place: number;

  constructor(result: DenseResult, scored: Scored, place: number, best: number) {
    this.provisionId = result.candidates[place]!.provisionId;
    this.score = scored.scores[place]!;
    this.relative = Math.exp(this.score - best);
    this.#result = result;
    this.#scored = scored;
    this.#place = place;
  }

  get signals(): Signals {
    return { ...this.#scored.signalsAt(this.#place), ...lexicalSignals(this.#result.candidates[this.#place]!, this.#result) };
  }
}

function scoreLinearly(described: readonly RankCandidate[], { vectors, ceiling }: DenseResult): Scored {
  const rows = signalsOf(described, vectors, ceiling);
  return { scores: Float64Array.from(linearScores(rows)), signalsAt: (place) => namedSignals(rows, place) };
}
