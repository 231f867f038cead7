import type { CandidateVectors } from '../index/port.ts';

/** Vectors of candidates where they lie apart. */
export function listedVectors(vectors: readonly Float32Array[]): CandidateVectors {
  return {
    of: (place) => vectors[place]!,
    products: (a, b) => Float32Array.from(vectors.flatMap((vector) => [dot(vector, a), dot(vector, b)])),
  };
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < b.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
