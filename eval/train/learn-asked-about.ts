import { askedAbout, type AskedAbout } from '../../knowledge/ranker/asked-about.ts';
import { createRandom } from './random.ts';

const ROUNDS = 40_000;
const RATE = 0.3;
/** Keeps weights small: there are few questions. */
const DECAY = 1e-4;

/**
 * Logistic regression of vectors of provisions that answered questions against random ones, drawn alike often.
 * @param vectors unit vectors one behind the other
 */
export function learnAskedAbout(vectors: Float32Array, dimensions: number, answering: readonly number[], seed: number): AskedAbout {
  const random = createRandom(seed);
  const weights = new Float32Array(dimensions);
  let bias = 0;
  const count = vectors.length / dimensions;
  if (answering.length === 0) return { weights, bias };
  for (let round = 0; round < ROUNDS; round += 1) {
    const isAnswer = round % 2 === 0;
    const passage = isAnswer ? answering[Math.floor(random() * answering.length)]! : Math.floor(random() * count);
    const vector = vectors.subarray(passage * dimensions, (passage + 1) * dimensions);
    const chance = 1 / (1 + Math.exp(-askedAbout({ weights, bias }, vector)));
    const slope = RATE * (Number(isAnswer) - chance) * (1 - round / ROUNDS);
    for (let index = 0; index < dimensions; index += 1) weights[index]! += slope * vector[index]! - RATE * DECAY * weights[index]!;
    bias += 0.1 * slope;
  }
  return { weights, bias };
}
