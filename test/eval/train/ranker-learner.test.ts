import { describe, expect, it } from 'vitest';
import { createRandom, normal } from '../../../eval/train/random.ts';
import { addSlopes, rankerLoss, trainRanker, type RankingList } from '../../../eval/train/ranker-learner.ts';
import { scoreRows, type RankerNetwork } from '../../../knowledge/ranker/network.ts';

const random = createRandom(11);
const numbers = (length: number): Float32Array => Float32Array.from({ length }, () => normal(random));

/** Two units are on and two off for every row, so that no finite step crosses the bend of one. */
function smallNetwork(): RankerNetwork {
  return {
    inputs: 3, units: 4, means: numbers(3), scales: Float32Array.from([1, 0.5, 2]),
    hidden: numbers(12), bias: Float32Array.from([20, 20, -20, -20]), out: numbers(4), direct: numbers(3),
  };
}

describe('addSlopes', () => {
  it('agrees with finite differences', () => {
    const network = smallNetwork();
    const list: RankingList = { rows: numbers(15), gold: [1, 3] };
    const names = ['hidden', 'bias', 'out', 'direct'] as const;
    const slopes = names.map((name) => new Float32Array(network[name].length));
    addSlopes(network, list, new Float32Array(4).fill(1), slopes, 1);
    const step = 1e-3;
    names.forEach((name, which) => network[name].forEach((value, at) => {
      const lossWith = (by: number): number => rankerLoss({ ...network, [name]: network[name].map((one, index) => (index === at ? value + by : one)) }, [list]);
      expect(slopes[which]![at]).toBeCloseTo((lossWith(step) - lossWith(-step)) / (2 * step), 2);
    }));
  });
});

describe('trainRanker', () => {
  /** The gold candidate is the one whose first signal and second signal agree; no single signal tells. */
  const lists = Array.from({ length: 120 }, (): RankingList => {
    const gold = Math.floor(random() * 8);
    const rows = Float32Array.from({ length: 8 * 3 }, () => Math.sign(normal(random)));
    for (let index = 0; index < 8; index += 1) rows[index * 3 + 1] = index === gold ? rows[index * 3]! : -rows[index * 3]!;
    return { rows, gold: [gold] };
  });
  const options = { units: 8, epochs: 40, rate: 0.01, decay: 0.01, seed: 4 };

  it('learns what no single signal tells', () => {
    const ranker = trainRanker(lists, 3, options);
    const right = lists.filter(({ rows, gold }) => {
      const scores = scoreRows(ranker, rows);
      return scores.indexOf(Math.max(...scores)) === gold[0];
    });
    expect(right.length / lists.length).toBeGreaterThan(0.95);
  });

  it('gives the same weights for the same seed, others for another', () => {
    const short = { ...options, epochs: 2 };
    expect(trainRanker(lists, 3, short)).toEqual(trainRanker(lists, 3, short));
    expect(trainRanker(lists, 3, short).hidden).not.toEqual(trainRanker(lists, 3, { ...short, seed: 5 }).hidden);
  });

  it('does without lists whose gold is not among the candidates, and with a signal that never varies', () => {
    const flat = lists.map(({ rows, gold }, index) => ({ rows: rows.map((value, place) => (place % 3 === 2 ? 1 : value)), gold: index % 2 ? [] : gold }));
    const ranker = trainRanker(flat, 3, { ...options, epochs: 2 });
    expect(ranker.scales[2]).toBe(0);
    expect(ranker.hidden.every(Number.isFinite)).toBe(true);
  });
});
