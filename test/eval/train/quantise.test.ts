import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../eval/train/current-model.ts';
import { createNetwork, embed } from '../../../eval/train/network.ts';
import { quantise } from '../../../eval/train/quantise.ts';
import { createRandom } from '../../../eval/train/random.ts';
import type { Bag } from '../../../knowledge/encoder/bag.ts';
import { encodeBag } from '../../../knowledge/encoder/encode.ts';

const FEATURES = 200;
const vocabulary = Array.from({ length: FEATURES }, (_, index) => String.fromCodePoint(0x4e00 + index));
const network = createNetwork(new Float32Array(FEATURES).fill(0.5), new Uint8Array(FEATURES).fill(1).fill(0, 190), 32, 9);
const random = createRandom(2);
const bags = Array.from({ length: 50 }, (): Bag => {
  const features = Uint32Array.from(new Set(Array.from({ length: 12 }, () => Math.floor(random() * 190))));
  return { features, weights: Float32Array.from(features, () => random()) };
});

describe('quantise', () => {
  it('turns no vector by more than a hair', () => {
    const weights = quantise(network, vocabulary);
    for (const bag of bags) {
      const exact = new Float32Array(32);
      embed(network, bag, 'provision', exact, 0);
      const rounded = encodeBag(weights, bag, weights.provision);
      expect(exact.reduce((sum, value, index) => sum + value * rounded[index]!, 0)).toBeGreaterThan(0.9995);
    }
  });

  it('leaves out features that say nothing', () => {
    const weights = quantise(network, vocabulary);
    expect(weights.features).toEqual(vocabulary.slice(0, 190));
    expect(weights.table).toHaveLength(190 * 32);
  });

  it('can be read back into a network over another vocabulary', () => {
    const weights = quantise(network, vocabulary);
    const shuffled = ['新', ...vocabulary.slice(0, 190).reverse()];
    const back = networkOf(weights, shuffled);
    const original = encodeBag(weights, { features: Uint32Array.of(3), weights: Float32Array.of(1) }, weights.question);
    const vector = new Float32Array(32);
    embed(back, { features: Uint32Array.of(shuffled.indexOf(vocabulary[3]!)), weights: Float32Array.of(1) }, 'question', vector, 0);
    vector.forEach((value, index) => expect(value).toBeCloseTo(original[index]!, 5));
    expect(embed(back, { features: Uint32Array.of(0), weights: Float32Array.of(1) }, 'question', vector, 0)).toBe(0);
  });
});
