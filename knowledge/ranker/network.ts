import { runScoreKernel, type RankerNetwork } from './score-kernel.ts';

export type { RankerNetwork } from './score-kernel.ts';

/** A signal this many standard deviations out counts as no further. */
const FARTHEST = 5;

/** A signal as the network sees it. */
export function standardise({ means, scales }: RankerNetwork, signal: number, value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, (value - means[signal]!) * scales[signal]!));
}

/** Scores of rows of signals (rows × inputs); only differences within one question mean anything. */
export function scoreRows(network: RankerNetwork, rows: Float32Array): Float32Array {
  return runScoreKernel(network, FARTHEST, rows);
}
