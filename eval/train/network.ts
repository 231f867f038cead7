import type { Bag } from '../../knowledge/encoder/bag.ts';
import { createRandom, normal } from './random.ts';

/** Weights of the encoder while it is trained; arrays may lie in shared memory. */
export interface Network {
  readonly dimensions: number;
  /** features × dimensions */
  readonly table: Float32Array;
  /** How much each feature counts in a question. */
  readonly question: Float32Array;
  /** How much each feature counts in a provision. */
  readonly provision: Float32Array;
}

export type Side = 'question' | 'provision';

/** A network whose rows are random where `seeded` says so and zero elsewhere: a feature that is never trained then says nothing. */
export function createNetwork(idf: Float32Array, seeded: Uint8Array, dimensions: number, seed: number): Network {
  const random = createRandom(seed);
  const table = shared(idf.length * dimensions);
  for (let feature = 0; feature < idf.length; feature += 1) {
    if (seeded[feature] === 0) continue;
    for (let index = feature * dimensions; index < (feature + 1) * dimensions; index += 1) table[index] = normal(random) / Math.sqrt(dimensions);
  }
  const question = shared(idf.length);
  question.set(idf);
  const provision = shared(idf.length);
  provision.set(idf);
  return { dimensions, table, question, provision };
}

export function copyNetwork({ dimensions, table, question, provision }: Network): Network {
  const copy = (source: Float32Array): Float32Array => {
    const target = shared(source.length);
    target.set(source);
    return target;
  };
  return { dimensions, table: copy(table), question: copy(question), provision: copy(provision) };
}

function shared(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * 4));
}

/**
 * Writes the unit vector of a bag to `target` from `offset` on.
 * @returns the length of the vector before it was made a unit one; 0 when the bag holds nothing known
 */
export function embed(network: Network, bag: Bag, side: Side, target: Float32Array, offset: number): number {
  const { dimensions, table } = network;
  const gains = network[side];
  target.fill(0, offset, offset + dimensions);
  for (let entry = 0; entry < bag.features.length; entry += 1) {
    const feature = bag.features[entry]!;
    const weight = bag.weights[entry]! * gains[feature]!;
    const row = feature * dimensions;
    for (let index = 0; index < dimensions; index += 1) target[offset + index]! += weight * table[row + index]!;
  }
  let square = 0;
  for (let index = offset; index < offset + dimensions; index += 1) square += target[index]! * target[index]!;
  const length = Math.sqrt(square);
  if (length > 0) for (let index = offset; index < offset + dimensions; index += 1) target[index]! /= length;
  return length;
}
