import fc from 'fast-check';
import { expect, test } from 'vitest';
import { best } from '../../../../knowledge/index/embedded/best.ts';

/** Scores from few values, so that many are equal; ids in any order. */
const cases = fc.array(fc.record({ score: fc.oneof(fc.integer({ min: -2, max: 4 }), fc.float({ noNaN: true })), allowed: fc.boolean() }), { maxLength: 60 })
  .chain((documents) => fc.record({
    documents: fc.constant(documents),
    ids: fc.uniqueArray(fc.nat(1_000_000), { minLength: documents.length, maxLength: documents.length }),
    limit: fc.integer({ min: -1, max: 70 }),
  }));

test('gives what sorting all of them would give', () => {
  fc.assert(fc.property(cases, ({ documents, ids, limit }) => {
    const expected = documents.map((document, number) => ({ ...document, number }))
      .filter(({ score, allowed }) => allowed && score > 0)
      .sort((a, b) => b.score - a.score || ids[a.number]! - ids[b.number]!)
      .slice(0, Math.max(0, limit))
      .map(({ number }) => number);
    const allowed = Uint8Array.from(documents, (document) => Number(document.allowed));
    expect(best(allowed, Float32Array.from(documents, ({ score }) => score), Uint32Array.from(ids), limit)).toEqual(expected);
  }));
});
