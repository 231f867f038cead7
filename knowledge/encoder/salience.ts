import type { Bag } from './bag.ts';

/** Features of a question with weights of unit length: what its words are, where the vector says what it means. */
export type SparseVector = ReadonlyMap<number, number>;

/**
 * @param rowLengths length of each feature's row as it counts in a question: how much the feature moves a vector
 */
export function sparseVector(bag: Bag, rowLengths: Float32Array): SparseVector {
  const weights = Array.from(bag.features, (feature, entry) => bag.weights[entry]! * rowLengths[feature]!);
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map((weight, entry) => [bag.features[entry]!, weight / length]));
}

/** Cosine of two, from 0 to 1. */
export function sharedWords(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (const [feature, weight] of a) sum += weight * (b.get(feature) ?? 0);
  return sum;
}

/** {@link sharedWords} of a question and each of many, for asking again and again: only shared features are looked at. */
export function createWordMatcher(remembered: readonly SparseVector[]): (asked: SparseVector) => Float32Array {
  const holders = new Map<number, { readonly at: number; readonly weight: number }[]>();
  remembered.forEach((vector, at) => {
    for (const [feature, weight] of vector) {
      const held = holders.get(feature);
      if (held) held.push({ at, weight });
      else holders.set(feature, [{ at, weight }]);
    }
  });
  return (asked) => {
    const sums = new Float32Array(remembered.length);
    for (const [feature, weight] of asked) for (const holder of holders.get(feature) ?? []) sums[holder.at]! += weight * holder.weight;
    return sums;
  };
}

/** Length of every row of a table, times the feature's gain. */
export function rowLengthsOf(table: Float32Array | Int8Array, gains: Float32Array, dimensions: number): Float32Array {
  return gains.map((gain, feature) => {
    let square = 0;
    for (let index = feature * dimensions; index < (feature + 1) * dimensions; index += 1) square += table[index]! * table[index]!;
    return gain * Math.sqrt(square);
  });
}
