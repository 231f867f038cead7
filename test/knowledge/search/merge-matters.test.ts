import { describe, expect, test } from 'vitest';
import { mergeMatters } from '../../../knowledge/search/merge-matters.ts';
import type { Ranked } from '../../../knowledge/search/rank.ts';

/** A ranking of these provisions, each half as likely as the one before; its name stands in the signals. */
function ranking(name: number, ...provisions: number[]): Ranked[] {
  return provisions.map((provisionId, place) => ({
    provisionId, score: -place, relative: 0.5 ** place,
    signals: { words: name, bigrams: 0, heading: 0, lexical: 0, coverage: 0, strength: 0 },
  }));
}

const order = (ranked: readonly Ranked[]): number[] => ranked.map(({ provisionId }) => provisionId);

describe('a question of several parts', () => {
  const whole = ranking(0, 1, 2, 3, 4);

  test.each([
    ['without parts', []],
    ['whose parts find the same', [ranking(1, 3, 1), ranking(2, 4, 3)]],
    ['whose parts are linked by a third', [ranking(1, 5, 6), ranking(2, 7, 8), ranking(3, 6, 7)]],
    ['of which one part finds nothing', [ranking(1, 3, 1), []]],
  ])('%s keeps the ranking of the whole', (_, parts) => expect(mergeMatters(whole, parts)).toBe(whole));

  test('of several matters gives each its place, however much the first fills the whole', () => {
    const merged = mergeMatters(whole, [ranking(1, 1, 2, 3), ranking(2, 20, 21, 22)]);
    expect(order(merged).slice(0, 5)).toEqual([1, 2, 20, 3, 21]);
    expect(order(merged).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 20, 21, 22]);
  });

  test('gives the best 1 and falls towards 0; scores are on the scale of logarithms', () => {
    const merged = mergeMatters(whole, [ranking(1, 10, 11), ranking(2, 20, 21)]);
    expect(merged[0]!.relative).toBe(1);
    for (const { score, relative } of merged) expect(relative).toBeCloseTo(Math.exp(score - merged[0]!.score));
    expect(merged.map(({ relative }) => relative)).toEqual(merged.map(({ relative }) => relative).toSorted((a, b) => b - a));
  });

  test('shows the signals of the ranking in which a provision counts most', () => {
    const merged = mergeMatters(ranking(0, 1, 2), [ranking(1, 2), ranking(2, 3)]);
    expect(new Map(merged.map(({ provisionId, signals }) => [provisionId, signals.words]))).toEqual(new Map([[1, 0], [2, 1], [3, 2]]));
  });
});
