import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom, sealSeed } from '../../../../bot/exam/paper/randomness.ts';
import { SEED } from '../sample.ts';

const many = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

describe('the stream of a seed', () => {
  // Made by a program of its own (Python's hashlib) from the description alone.
  test('is what its description says', () => {
    const random = randomFrom(SEED, 'draw');
    expect(many(12, () => random.below(100))).toEqual([59, 82, 94, 98, 53, 40, 67, 44, 47, 22, 25, 37]);
    const passingOver = randomFrom(SEED, 'draw');
    expect(many(6, () => passingOver.below(3_000_000_000))).toEqual([1416276159, 52827682, 2880454394, 1708777998, 2524167753, 500895440]);
    expect(randomFrom(SEED, '题/1001').shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([3, 5, 2, 8, 1, 7, 4, 0, 9, 6]);
    expect(sealSeed(SEED)).toBe('ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb');
  });

  test('is another one for another purpose or seed', () => {
    const first = (seed: string, purpose: string): number => randomFrom(seed, purpose).below(2 ** 32);
    expect(new Set([first(SEED, 'draw'), first(SEED, 'forms'), first('b'.repeat(64), 'draw')]).size).toBe(3);
  });

  test('stays below n, and gives a shuffled list all its elements', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.string(), fc.array(fc.nat()), (n, purpose, elements) => {
      const random = randomFrom(SEED, purpose);
      expect(random.below(n)).toBeLessThan(n);
      expect(random.shuffled(elements).sort((a, b) => a - b)).toEqual([...elements].sort((a, b) => a - b));
    }));
  });

  test('favours no number and no order', () => {
    const random = randomFrom(SEED, 'frequencies');
    const orders = new Map<string, number>();
    for (let time = 0; time < 24_000; time += 1) {
      const order = random.shuffled(['甲', '乙', '丙', '丁']).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    const chiSquared = [...orders.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 23 degrees of freedom: beyond 49.7 once in a thousand streams; this one is fixed.
    expect({ orders: orders.size, isPlausible: chiSquared < 49.7 }).toEqual({ orders: 24, isPlausible: true });
  });
});

test.each(['', 'abc', 'A'.repeat(64), `${'a'.repeat(63)}g`, 'a'.repeat(65)])('a seed that can be guessed or misread is refused: %j', (seed) => {
  expect(() => sealSeed(seed)).toThrow(RangeError);
});
