import { describe, expect, it } from 'vitest';
import { createLearner, softmaxSlopes } from '../../../eval/train/learner.ts';
import { createNetwork, embed } from '../../../eval/train/network.ts';
import { createRandom, normal } from '../../../eval/train/random.ts';
import type { Bag } from '../../../knowledge/encoder/bag.ts';

const bag = (...features: number[]): Bag => ({ features: Uint32Array.from(features), weights: new Float32Array(features.length).fill(1) });

describe('softmaxSlopes', () => {
  const dimensions = 3;
  const random = createRandom(5);
  const asked = Float32Array.from({ length: 2 * dimensions }, () => normal(random));
  const given = Float32Array.from({ length: 4 * dimensions }, () => normal(random));
  /** The first question has a second right answer among the provisions. */
  const alsoRight = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 0]);
  const lossOf = (a: Float32Array, g: Float32Array): number =>
    softmaxSlopes(a, g, alsoRight, dimensions, 0.5, new Float32Array(a.length), new Float32Array(g.length));

  it('agrees with finite differences', () => {
    const askedSlopes = new Float32Array(asked.length);
    const givenSlopes = new Float32Array(given.length);
    softmaxSlopes(asked, given, alsoRight, dimensions, 0.5, askedSlopes, givenSlopes);
    const step = 1e-3;
    const nudged = (array: Float32Array, at: number, by: number): Float32Array => array.map((value, index) => (index === at ? value + by : value));
    asked.forEach((_, at) => {
      const slope = (lossOf(nudged(asked, at, step), given) - lossOf(nudged(asked, at, -step), given)) / (2 * step);
      expect(askedSlopes[at]).toBeCloseTo(slope, 3);
    });
    given.forEach((_, at) => {
      const slope = (lossOf(asked, nudged(given, at, step)) - lossOf(asked, nudged(given, at, -step))) / (2 * step);
      expect(givenSlopes[at]).toBeCloseTo(slope, 3);
    });
  });

  it('does not count what also answers as wrong', () => {
    const givenSlopes = new Float32Array(given.length);
    softmaxSlopes(asked.subarray(0, 3), given, alsoRight.subarray(0, 4), dimensions, 0.5, new Float32Array(3), givenSlopes);
    expect([...givenSlopes.subarray(9)]).toEqual([0, 0, 0]);
  });
});

describe('a learner', () => {
  const train = (steps: number): { first: number; last: number; table: Float32Array } => {
    const network = createNetwork(new Float32Array(8).fill(1), new Uint8Array(8).fill(1), 6, 3);
    const learner = createLearner(network);
    const batch = {
      questions: [bag(0, 1), bag(2, 3)], provisions: [bag(4, 5), bag(6, 7), bag(4, 7)], alsoRight: new Uint8Array(6),
    };
    const losses = Array.from({ length: steps }, () => learner.step(batch, { rate: 0.05, temperature: 0.1 }));
    return { first: losses[0]!, last: losses.at(-1)!, table: network.table };
  };

  it('brings questions to their provisions', () => {
    const { first, last } = train(60);
    expect(last).toBeLessThan(first / 10);
  });

  it('does the same twice', () => expect(train(5)).toEqual(train(5)));

  it('leaves features alone that no batch holds', () => {
    const network = createNetwork(new Float32Array(9).fill(1), new Uint8Array(9).fill(1), 6, 3);
    const before = [...network.table.subarray(48)];
    createLearner(network).step({ questions: [bag(0)], provisions: [bag(1), bag(2)], alsoRight: new Uint8Array(2) }, { rate: 0.1, temperature: 0.1 });
    expect([...network.table.subarray(48)]).toEqual(before);
  });

  it('survives a question without known features', () => {
    const network = createNetwork(new Float32Array(3).fill(1), new Uint8Array(3).fill(1), 4, 3);
    const loss = createLearner(network).step(
      { questions: [bag(), bag(0)], provisions: [bag(1), bag(2)], alsoRight: new Uint8Array(4) }, { rate: 0.1, temperature: 0.1 });
    expect(loss).toBeGreaterThan(0);
    expect(network.table.every(Number.isFinite)).toBe(true);
  });
});

describe('a network', () => {
  it('says nothing of features that begin at zero', () => {
    const network = createNetwork(new Float32Array(2).fill(1), Uint8Array.from([1, 0]), 4, 1);
    const vector = new Float32Array(4);
    expect(embed(network, bag(1), 'question', vector, 0)).toBe(0);
    expect([...vector]).toEqual([0, 0, 0, 0]);
  });
});
