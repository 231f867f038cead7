import { readFileSync } from 'node:fs';
import type { LexicalSignals } from '../index/port.ts';
import { lawPriorOf } from './law-prior.ts';
import { scoreRows } from './network.ts';
import { readRanker } from './ranker-file.ts';
import { SIGNALS, signalsOf, type RankCandidate, type Signal } from './signals.ts';

export interface Scored {
  /** Only differences within one question mean anything. */
  readonly score: number;
  readonly signals: Readonly<Record<Signal, number>>;
}

export interface Ranker {
  /** Scores of the candidates of one question, in the order given; some 400 take about two milliseconds. */
  score(candidates: readonly RankCandidate[], ceiling: LexicalSignals): Scored[];
  /** {@link RankCandidate.lawPrior} of a law by its key. */
  lawPrior(lawKey: string): number;
}

/** Where the weights that ship with the product lie. */
export const RANKER_WEIGHTS = new URL('weights.json', import.meta.url);

/** @throws Error when there is no such file, or it was trained for other signals. */
export function openRanker(path: URL | string = RANKER_WEIGHTS): Ranker {
  const { networks, lawCounts } = readRanker(readFileSync(path, 'utf8'));
  return {
    score: (candidates, ceiling) => {
      const rows = signalsOf(candidates, ceiling);
      const scores = networks.map((network) => scoreRows(network, rows));
      return candidates.map((_, index) => ({
        score: scores.reduce((sum, one) => sum + one[index]!, 0) / scores.length,
        // Named when asked for: some 400 are scored and a few are shown.
        get signals() {
          return Object.fromEntries(SIGNALS.map((name, column) => [name, rows[index * SIGNALS.length + column]!])) as Record<Signal, number>;
        },
      }));
    },
    lawPrior: lawPriorOf(lawCounts),
  };
}
