import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlation } from '../../../../bot/exam/statistics/figure.ts';
import { itemHistory } from '../../../../bot/exam/statistics/item-history.ts';
import { discriminationInWords, itemStatistics } from '../../../../bot/exam/statistics/item-statistics.ts';
import type { Response, Sitter } from '../../../../bot/exam/statistics/sitter.ts';
import { sittersOf } from '../../../../bot/exam/statistics/sitters-of.ts';
import { testStatistics } from '../../../../bot/exam/statistics/test-statistics.ts';
import { ANSWERS, MARKS, PAPER, result } from '../report/sample.ts';

const sitter = (candidate: string, earned: readonly number[], of = 1, chosen?: readonly (readonly number[])[]): Sitter => ({
  candidate, responses: earned.map((marks, item): Response => ({ item: `Q${item + 1}@1`, earned: marks, of, ...(chosen?.[item] && { chosen: chosen[item] }) })),
});
const matrix = (rows: readonly (readonly number[])[], of = 1): Sitter[] => rows.map((row, place) => sitter(String(place), row, of));
const value = (figure: { readonly value: number } | { readonly reason: string }) => ('value' in figure ? figure.value : figure.reason);

const agree = (a: number | string, b: number | string): boolean => a === b || Math.abs(Number(a) - Number(b)) < 1e-6;

/** The worked example of K. Wuensch, "The Kuder-Richardson 20" (East Carolina University): ten students, ten items; Σpq = 2.18, variance of totals 5.84. */
const WUENSCH = matrix([
  '1111110110', '1011011101', '1111011001', '0010001000', '0000010010', '1110111111', '1101110111', '1111111101', '0101111101', '1101101110',
].map((row) => [...row].map(Number)));

/** D. Denis, Applied Univariate, Bivariate, and Multivariate Statistics, on Cronbach's alpha: ten people, five items, with what SPSS says of them. */
const DENIS = matrix([
  [10, 12, 15, 11, 12], [12, 18, 12, 12, 1], [8, 16, 14, 14, 4], [6, 8, 16, 8, 6], [4, 7, 8, 7, 5],
  [6, 6, 3, 7, 3], [3, 4, 6, 5, 8], [7, 3, 7, 9, 9], [8, 9, 4, 10, 10], [9, 5, 6, 11, 12],
], 20);

test('a worked example with marks: alpha 0.633, corrected item-total correlation of the first item 0.712', () => {
  const { alpha, isKr20, mean } = testStatistics(DENIS);
  expect(value(alpha)).toBeCloseTo(0.633, 3);
  expect({ isKr20, mean }).toEqual({ isKr20: false, mean: { value: 41.6 } });
  expect(value(itemStatistics(DENIS)[0]!.discrimination)).toBeCloseTo(0.712, 3);
});

describe('a worked example of right and wrong', () => {
  const test20 = testStatistics(WUENSCH);
  const items = itemStatistics(WUENSCH);

  test('facility', () => expect(items.map(({ facility }) => value(facility))).toEqual([0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]));

  test('KR-20, by hand 10/9 · (1 − 2.18/5.84)', () => {
    expect(test20).toMatchObject({ n: 10, questions: 10, isKr20: true, mean: { value: 6.6 } });
    expect(value(test20.alpha)).toBeCloseTo(10 / 9 * (1 - 2.18 / 5.84), 12);
    expect(value(test20.alpha)).toBeCloseTo(0.6963, 4);
  });

  test('standard error, by hand √(5.84 · 10/9) · √(1 − KR-20)', () => {
    expect(value(test20.deviation)).toBeCloseTo(2.5473, 4);
    expect(value(test20.standardError)).toBeCloseTo(1.4037, 4);
  });

  test('corrected point-biserial, computed apart as (M₁ − M₀)/s · √(pq) over the rest', () => {
    const apart = [0.705889, 0.705889, 0, 0.473589, 0.583874, 0.286147, -0.027445, 0.705889, -0.123613, 0.475867];
    items.forEach(({ discrimination }, place) => expect(value(discrimination)).toBeCloseTo(apart[place]!, 6));
  });
});

describe('properties', () => {
  const marks = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }), { minLength: 10, maxLength: 40 });

  test('alpha is k·c̄ / (v̄ + (k − 1)·c̄), of mean covariance and mean variance', () => {
    fc.assert(fc.property(marks, (rows) => {
      const { alpha } = testStatistics(matrix(rows, 4));
      const k = 6;
      const mean = (column: number) => rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length;
      const covariance = (a: number, b: number) => rows.reduce((sum, row) => sum + (row[a]! - mean(a)) * (row[b]! - mean(b)), 0) / (rows.length - 1);
      const pairs = Array.from({ length: k * k }, (_, place) => [Math.floor(place / k), place % k] as const);
      const variance = pairs.filter(([a, b]) => a === b).reduce((sum, [a, b]) => sum + covariance(a, b), 0) / k;
      const between = pairs.filter(([a, b]) => a !== b).reduce((sum, [a, b]) => sum + covariance(a, b), 0) / (k * (k - 1));
      const spread = k * variance + k * (k - 1) * between;
      expect(agree(value(alpha), spread < 1e-9 ? 'no-variance' : k * between / (variance + (k - 1) * between))).toBe(true);
    }));
  });

  test('what counts twice as much, and who stands where in the list, changes no correlation', () => {
    fc.assert(fc.property(marks, (rows) => {
      const plain = itemStatistics(matrix(rows, 4)).map(({ discrimination, facility }) => [value(discrimination), value(facility)]);
      const other = itemStatistics(matrix(rows.map((row) => row.map((mark) => mark * 2)), 8).toReversed()).map(({ discrimination, facility }) => [value(discrimination), value(facility)]);
      expect(plain.flat().every((figure, place) => agree(other.flat()[place]!, figure))).toBe(true);
    }));
  });

  test('a correlation is between −1 and 1, and of a list with itself 1', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 3 }), (pairs) => {
      const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
      const between = value(correlation(xs, ys));
      expect(typeof between === 'string' || Math.abs(between) <= 1 + 1e-12).toBe(true);
      expect(agree(value(correlation(xs, xs)), new Set(xs).size === 1 ? 'no-variance' : 1)).toBe(true);
    }));
  });
});

describe('the table of options', () => {
  // Twelve people, two questions: of the first, the weak take C.
  const people = Array.from({ length: 12 }, (_, place) => sitter(String(place), place < 6 ? [1, 1] : [0, place < 8 ? 1 : 0], 1, [place < 6 ? [0] : place < 10 ? [2] : [], place < 8 ? [1] : [0, 1]]));

  test('says how many took each, and how they did on the rest', () => {
    expect(itemStatistics(people)[0]!.options).toEqual([
      { option: 0, n: 6, share: 0.5, meanRest: 1 }, { option: 2, n: 4, share: 4 / 12, meanRest: 0.5 }, { n: 2, share: 2 / 12, meanRest: 0 },
    ]);
  });

  test('counts every option of a multiple choice', () => expect(itemStatistics(people)[1]!.options!.map(({ option, n }) => [option, n])).toEqual([[0, 4], [1, 12]]));
});

describe('no figure', () => {
  test('below ten people', () => {
    const nine = WUENSCH.slice(0, 9);
    expect(itemStatistics(nine)[0]).toEqual({ item: 'Q1@1', n: 9, facility: { reason: 'too-few' }, discrimination: { reason: 'too-few' } });
    expect(testStatistics(nine)).toMatchObject({ n: 9, mean: { reason: 'too-few' }, alpha: { reason: 'too-few' }, standardError: { reason: 'too-few' } });
    expect(testStatistics([])).toMatchObject({ n: 0, questions: 0, alpha: { reason: 'too-few' } });
  });

  test('where nothing varies, of one question, of different questions', () => {
    expect(itemStatistics(matrix(Array.from({ length: 10 }, () => [1, 0])))[0]).toMatchObject({ facility: { value: 1 }, discrimination: { reason: 'no-variance' } });
    expect(testStatistics(matrix(Array.from({ length: 10 }, () => [1, 0])))).toMatchObject({ alpha: { reason: 'no-variance' } });
    const one = matrix(Array.from({ length: 10 }, (_, place) => [place % 2]));
    expect(itemStatistics(one)[0]).toMatchObject({ facility: { value: 0.5 }, discrimination: { reason: 'one-question' } });
    expect(testStatistics(one)).toMatchObject({ mean: { value: 0.5 }, alpha: { reason: 'one-question' } });
    expect(testStatistics([...WUENSCH, sitter('x', [1])])).toMatchObject({ alpha: { reason: 'different-papers' }, mean: { reason: 'different-papers' } });
  });

  test('a negative alpha counts as none in the standard error', () => {
    const opposed = testStatistics(matrix(Array.from({ length: 10 }, (_, place) => [place % 2, 1 - place % 2, Number(place === 0)])));
    expect(value(opposed.alpha)).toBeLessThan(0);
    expect(value(opposed.standardError)).toBe(value(opposed.deviation));
  });
});

test('over sittings: each for itself, and all together', () => {
  const [first, second] = [WUENSCH.slice(0, 6), WUENSCH.slice(6)];
  const [history] = itemHistory([{ sittingId: 'K0001', sitters: first }, { sittingId: 'K0002', sitters: second }]);
  expect(history!.sittings.map(({ sittingId, n, facility }) => [sittingId, n, facility])).toEqual([['K0001', 6, { reason: 'too-few' }], ['K0002', 4, { reason: 'too-few' }]]);
  expect(history!.together).toEqual(itemStatistics(WUENSCH)[0]);
});

test('the matrix has who sat and was marked; a question that was dropped is in it for nobody', () => {
  const marks = MARKS.map((mark) => (mark.slot === '1' ? { ...mark, earned: 0, of: 0, basis: 'ruling' as const } : mark));
  const sitters = sittersOf([PAPER], [result('1', 'passed'), result('2', 'failed', marks), result('3', 'absent'), result('4', 'voided')], [{ candidate: '1', answers: ANSWERS }]);
  expect(sitters.map(({ candidate }) => candidate)).toEqual(['1', '2']);
  expect(sitters[0]!.responses).toEqual([
    { item: 'Q00001@1', earned: 30, of: 30, chosen: [1] }, { item: 'Q00002@1', earned: 0, of: 20, chosen: [0] }, { item: 'Q00003@1', earned: 10, of: 20, chosen: [0, 1] },
    { item: 'Q00004@1.1', earned: 10, of: 10, chosen: [0] }, { item: 'Q00004@1.2', earned: 12.5, of: 20 },
  ]);
  expect(sitters[1]!.responses.map(({ item, chosen }) => [item, chosen])).toEqual([['Q00002@1', []], ['Q00003@1', []], ['Q00004@1.1', []], ['Q00004@1.2', undefined]]);
});

test.each([[0.4, '很好'], [0.39, '较好'], [0.3, '较好'], [0.2, '一般，可改进'], [0.1, '较差，应修改'], [0, '较差，应修改'], [-0.01, '负值，请核对答案']])('%d is %s', (r, words) => expect(discriminationInWords(r)).toBe(words));
