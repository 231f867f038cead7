import { describe, expect, test } from 'vitest';
import { mean, ndcgAt, percentile, recallAt, reciprocalRankAt, type GoldRanks } from '../../eval/metrics.ts';

describe('scores of one ranking, worked by hand', () => {
  test.each<[string, GoldRanks, number, number, number, number]>([
    // ranks, k, recall, reciprocal rank, nDCG
    ['one gold article, first', [1], 10, 1, 1, 1],
    ['one, third', [3], 10, 1, 1 / 3, 1 / 2],
    ['one, beyond k', [11], 10, 0, 0, 0],
    ['one, at k', [10], 10, 1, 1 / 10, 1 / Math.log2(11)],
    ['one, never', [undefined], 10, 0, 0, 0],
    ['two, first and third', [1, 3], 10, 1, 1, 1.5 / (1 + 1 / Math.log2(3))],
    ['two, one of them never', [undefined, 1], 10, 1 / 2, 1, 1 / (1 + 1 / Math.log2(3))],
    ['more gold than k', [1, 2, 3], 2, 2 / 3, 1, 1],
  ])('%s', (_name, ranks, k, recall, reciprocal, ndcg) => {
    expect(recallAt(k, ranks)).toBeCloseTo(recall, 12);
    expect(reciprocalRankAt(k, ranks)).toBeCloseTo(reciprocal, 12);
    expect(ndcgAt(k, ranks)).toBeCloseTo(ndcg, 12);
  });

  test('a question without gold does not apply', () => {
    expect([recallAt(10, []), reciprocalRankAt(10, []), ndcgAt(10, [])]).toEqual([null, null, null]);
  });
});

describe('over the questions', () => {
  test('the mean leaves out what does not apply', () => {
    expect(mean([1, null, 0, 0.5])).toBe(0.5);
    expect(mean([null])).toBeNaN();
  });

  test.each([
    [0.5, [5, 1, 3, 2, 4], 3],
    [0.95, Array.from({ length: 100 }, (_, index) => 100 - index), 95],
    [0.95, [1, 2], 2],
    [0, [1, 2], 1],
    [1, [2, 1], 2],
  ])('percentile %d of %j is %d', (share, values, expected) => {
    expect(percentile(share, values)).toBe(expected);
  });

  test('of nothing there is no percentile; the values keep their order', () => {
    expect(percentile(0.5, [])).toBeNaN();
    const values = [3, 1, 2];
    percentile(0.5, values);
    expect(values).toEqual([3, 1, 2]);
  });
});
