import { readFileSync } from 'node:fs';
import type { CandidateVectors, LexicalSignals } from '../index/port.ts';
import { lawPriorOf } from './law-prior.ts';
import { scoreRows } from './network.ts';
import { readRanker } from './ranker-file.ts';
import { namedSignals, signalsOf, type RankCandidate, type Signal } from './signals.ts';

/** Scores of the candidates of one question, in their order. */
export interface Scored {
  /** Only differences within one question mean anything. */
  readonly scores: Float64Array;
  /** What the score of a candidate was made from. */
  signalsAt(place: number): Readonly<Record<Signal, number>>;
}

export interface Ranker {
  /** Some 400 candidates take about a millisecond. */
  score(candidates: readonly RankCandidate[], vectors: CandidateVectors, ceiling: LexicalSignals): Scored;
  /** {@link RankCandidate.lawPrior} of a law by its key. */
  lawPrior(lawKey: string): number;
}

/** Where the weights that ship with the product lie. */
export const RANKER_WEIGHTS = new URL('weights.json', import.meta.url);

/** @throws Error when there is no such file, or it was trained for other signals. */
export function openRanker(path: URL | string = RANKER_WEIGHTS): Ranker {
  const { networks, lawCounts } = readRanker(readFileSync(path, 'utf8'));
  return {
    score: (candidates, vectors, ceiling) => {
      const rows = signalsOf(candidates, vectors, ceiling);
      const byNetwork = networks.map((network) => scoreRows(network, rows));
      return {
        scores: Float64Array.from(candidates, (_, place) => byNetwork.reduce((sum, scores) => sum + scores[place]!, 0) / networks.length),
        signalsAt: (place) => namedSignals(rows, place),
      };
    },
    lawPrior: lawPriorOf(lawCounts),
  };
}
