import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best } from '../../../../knowledge/index/embedded/best.ts';
import { createKernel } from '../../../../knowledge/index/embedded/kernel.ts';

/** Scores from few values, so that many are equal, or from all there are; ids in any order. */
const cases = fc.array(fc.oneof(fc.integer({ min: -2, max: 4 }), fc.float({ noNaN: true })), { maxLength: 60 })
  .chain((scores) => fc.record({
    scores: fc.constant(scores),
    ids: fc.uniqueArray(fc.nat(1_000_000), { minLength: scores.length, maxLength: scores.length }),
    limit: fc.integer({ min: -1, max: 70 }),
  }));

test('gives what sorting all of them would give', () => {
  fc.assert(fc.property(cases, fc.constantFrom('scores', 'cosines'), ({ scores, ids, limit }, column) => {
    const kernel = createKernel({ provisions: scores.length, dimensions: 0, sentences: 0 });
    kernel[column].set(scores);
    const expected = scores.map((score, number) => ({ score, number }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || ids[a.number]! - ids[b.number]!)
      .slice(0, Math.max(0, limit))
      .map(({ number }) => number);
    expect(best(kernel, column, Uint32Array.from(ids), limit)).toEqual(expected);
  }), { numRuns: 500 });
});
