import type { EncoderWeights } from '../../knowledge/encoder/weights-file.ts';
import type { Network } from './network.ts';

/** The weights in 8 bits a number, each row in 127 steps of its own up to its largest value. Features that say nothing are left out. */
export function quantise({ dimensions, table, question, provision }: Network, vocabulary: readonly string[]): EncoderWeights {
  const kept: number[] = [];
  const scales: number[] = [];
  vocabulary.forEach((_, feature) => {
    let most = 0;
    for (let index = feature * dimensions; index < (feature + 1) * dimensions; index += 1) most = Math.max(most, Math.abs(table[index]!));
    if (most === 0 || (question[feature] === 0 && provision[feature] === 0)) return;
    kept.push(feature);
    scales.push(most / 127);
  });
  const rows = new Int8Array(kept.length * dimensions);
  kept.forEach((feature, row) => {
    for (let index = 0; index < dimensions; index += 1) rows[row * dimensions + index] = Math.round(table[feature * dimensions + index]! / scales[row]!);
  });
  return {
    dimensions,
    features: kept.map((feature) => vocabulary[feature]!),
    table: rows,
    question: Float32Array.from(kept, (feature, row) => question[feature]! * scales[row]!),
    provision: Float32Array.from(kept, (feature, row) => provision[feature]! * scales[row]!),
  };
}
