import type { Bag } from '../../knowledge/encoder/bag.ts';
import { embed, type Network, type Side } from './network.ts';

/** Bags whose vectors a step compares: row i of `questions` belongs to row i of `provisions`; provisions beyond that are negatives. */
export interface Batch {
  readonly questions: readonly Bag[];
  readonly provisions: readonly Bag[];
  /** questions × provisions; 1 where the provision also answers the question and so is no negative of it. */
  readonly alsoRight: Uint8Array;
}

export interface LearnerOptions {
  readonly rate: number;
  readonly temperature: number;
}

export interface Learner {
  /** One step of descent; returns the mean loss of the batch before it. */
  step(batch: Batch, options: LearnerOptions): number;
}

/**
 * Softmax over the provisions of a batch for every question in it, descended with Adagrad. Only rows of features
 * that occur in the batch change.
 */
export function createLearner(network: Network): Learner {
  const { dimensions } = network;
  const features = network.question.length;
  const gradient = new Float32Array(features * dimensions);
  const squares = new Float32Array(features * dimensions).fill(1e-8);
  const gains = {
    question: { gradient: new Float32Array(features), squares: new Float32Array(features).fill(1e-8) },
    provision: { gradient: new Float32Array(features), squares: new Float32Array(features).fill(1e-8) },
  };
  const isTouched = new Uint8Array(features);
  const touched: number[] = [];

  /** Carries the gradient of a unit vector back to the rows and gains of its bag. */
  const propagate = (bag: Bag, side: Side, vectors: Float32Array, offset: number, length: number, upstream: Float32Array): void => {
    if (length === 0) return;
    let along = 0;
    for (let index = offset; index < offset + dimensions; index += 1) along += upstream[index]! * vectors[index]!;
    for (let index = offset; index < offset + dimensions; index += 1) upstream[index] = (upstream[index]! - along * vectors[index]!) / length;
    const { table } = network;
    const gain = network[side];
    const gainGradient = gains[side].gradient;
    for (let entry = 0; entry < bag.features.length; entry += 1) {
      const feature = bag.features[entry]!;
      const weight = bag.weights[entry]!;
      if (isTouched[feature] === 0) {
        isTouched[feature] = 1;
        touched.push(feature);
      }
      const row = feature * dimensions;
      const factor = weight * gain[feature]!;
      let dot = 0;
      for (let index = 0; index < dimensions; index += 1) {
        const slope = upstream[offset + index]!;
        dot += slope * table[row + index]!;
        gradient[row + index]! += factor * slope;
      }
      gainGradient[feature]! += weight * dot;
    }
  };

  const descend = ({ rate }: LearnerOptions): void => {
    const { table } = network;
    for (const feature of touched) {
      isTouched[feature] = 0;
      for (let index = feature * dimensions; index < (feature + 1) * dimensions; index += 1) {
        const slope = gradient[index]!;
        gradient[index] = 0;
        const square = squares[index]! + slope * slope;
        squares[index] = square;
        table[index]! -= (rate * slope) / Math.sqrt(square);
      }
      for (const side of ['question', 'provision'] as const) {
        const { gradient: slopes, squares: sums } = gains[side];
        const slope = slopes[feature]!;
        if (slope === 0) continue;
        slopes[feature] = 0;
        sums[feature]! += slope * slope;
        // A gain stays positive: a feature may come to mean nothing, not the opposite.
        network[side][feature] = Math.max(0, network[side][feature]! - (rate * slope) / Math.sqrt(sums[feature]!));
      }
    }
    touched.length = 0;
  };

  return {
    step: ({ questions, provisions, alsoRight }, options) => {
      const asked = new Float32Array(questions.length * dimensions);
      const given = new Float32Array(provisions.length * dimensions);
      const askedLengths = questions.map((bag, row) => embed(network, bag, 'question', asked, row * dimensions));
      const givenLengths = provisions.map((bag, row) => embed(network, bag, 'provision', given, row * dimensions));
      const askedSlopes = new Float32Array(asked.length);
      const givenSlopes = new Float32Array(given.length);
      const loss = softmaxSlopes(asked, given, alsoRight, dimensions, options.temperature, askedSlopes, givenSlopes);
      questions.forEach((bag, row) => propagate(bag, 'question', asked, row * dimensions, askedLengths[row]!, askedSlopes));
      provisions.forEach((bag, row) => propagate(bag, 'provision', given, row * dimensions, givenLengths[row]!, givenSlopes));
      descend(options);
      return loss;
    },
  };
}

/**
 * Mean over the rows of −log softmax of the right provision among all, with its slopes.
 * @param askedSlopes filled with ∂loss/∂asked
 * @param givenSlopes added to with ∂loss/∂given
 */
export function softmaxSlopes(
  asked: Float32Array, given: Float32Array, alsoRight: Uint8Array, dimensions: number, temperature: number,
  askedSlopes: Float32Array, givenSlopes: Float32Array,
): number {
  const rows = asked.length / dimensions;
  const columns = given.length / dimensions;
  const shares = new Float64Array(columns);
  let loss = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = row * dimensions;
    let most = Number.NEGATIVE_INFINITY;
    for (let column = 0; column < columns; column += 1) {
      if (alsoRight[row * columns + column] === 1) {
        shares[column] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const other = column * dimensions;
      let dot = 0;
      for (let index = 0; index < dimensions; index += 1) dot += asked[start + index]! * given[other + index]!;
      shares[column] = dot / temperature;
      if (shares[column]! > most) most = shares[column]!;
    }
    let total = 0;
    for (let column = 0; column < columns; column += 1) {
      shares[column] = Math.exp(shares[column]! - most);
      total += shares[column]!;
    }
    loss -= Math.log(Math.max(shares[row]! / total, 1e-30));
    for (let column = 0; column < columns; column += 1) {
      const slope = (shares[column]! / total - (column === row ? 1 : 0)) / (temperature * rows);
      if (Math.abs(slope) < 1e-7) continue;
      const other = column * dimensions;
      for (let index = 0; index < dimensions; index += 1) {
        askedSlopes[start + index]! += slope * given[other + index]!;
        givenSlopes[other + index]! += slope * asked[start + index]!;
      }
    }
  }
  return loss / rows;
}
