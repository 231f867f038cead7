import type { Bag } from './bag.ts';
import type { EncoderWeights } from './weights-file.ts';

/** Unit vector of a bag; all zeros when none of its features is known. */
export function encodeBag({ dimensions, table }: EncoderWeights, bag: Bag, gains: Float32Array): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let entry = 0; entry < bag.features.length; entry += 1) {
    const feature = bag.features[entry]!;
    const weight = bag.weights[entry]! * gains[feature]!;
    const row = feature * dimensions;
    for (let index = 0; index < dimensions; index += 1) vector[index]! += weight * table[row + index]!;
  }
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  for (let index = 0; index < dimensions; index += 1) vector[index]! *= scale;
  return vector;
}
