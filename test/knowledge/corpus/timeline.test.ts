import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Validity } from '../../../knowledge/law.ts';
import { timeline, type OutsideFacts, type TimedVersion } from '../../../knowledge/corpus/timeline.ts';

const NONE: OutsideFacts = { amendments: [], repeals: [], catalogue: [] };
const V1: TimedVersion = { date: '2000-01-01', statedFrom: '2000-03-01' };
const V2: TimedVersion = { date: '2010-01-01', statedFrom: '2010-03-01' };
/** Amended: the clause on force is still that of the first text. */
const V3: TimedVersion = { date: '2015-01-01', statedFrom: '2000-03-01' };

describe('of the versions of one law', () => {
  test.each<[string, TimedVersion[], Partial<OutsideFacts>, Validity[]]>([
    ['none', [], {}, []],
    ['one that says its day', [V1], {}, [{ from: '2000-03-01', fromBasis: 'text' }]],
    ['superseded', [V1, V2], {}, [{ from: '2000-03-01', fromBasis: 'text', to: '2010-03-01', toBasis: 'superseded' }, { from: '2010-03-01', fromBasis: 'text' }]],
    ['three in a row', [V1, V2, V3], {}, [
      { from: '2000-03-01', fromBasis: 'text', to: '2010-03-01', toBasis: 'superseded' },
      { from: '2010-03-01', fromBasis: 'text', to: '2015-01-01', toBasis: 'superseded' },
      { from: '2015-01-01', fromBasis: 'assumed' }]],
    ['repealed', [V1], { repeals: [{ by: '新法', from: '2005-01-01' }] }, [{ from: '2000-03-01', fromBasis: 'text', to: '2005-01-01', toBasis: 'repealed', endedBy: '新法' }]],
    ['repealed twice: the first counts', [V1], { repeals: [{ by: '后法', from: '2008-01-01' }, { by: '前法', from: '2005-01-01' }] }, [{ from: '2000-03-01', fromBasis: 'text', to: '2005-01-01', toBasis: 'repealed', endedBy: '前法' }]],
    ['a repeal before it began is that of an older text', [V2], { repeals: [{ by: '旧法', from: '2005-01-01' }] }, [{ from: '2010-03-01', fromBasis: 'text' }]],
    ['only the last version lives to be repealed', [V1, V2], { repeals: [{ by: '新法', from: '2020-01-01' }] }, [
      { from: '2000-03-01', fromBasis: 'text', to: '2010-03-01', toBasis: 'superseded' },
      { from: '2010-03-01', fromBasis: 'text', to: '2020-01-01', toBasis: 'repealed', endedBy: '新法' }]],
    ['superseded and repealed on one day: its own newer text says more', [V1, V2], { repeals: [{ by: '另一法', from: '2010-03-01' }] }, [
      { from: '2000-03-01', fromBasis: 'text', to: '2010-03-01', toBasis: 'superseded' }, { from: '2010-03-01', fromBasis: 'text' }]],
    ['expired', [{ ...V1, expires: '2005-03-01' }], {}, [{ from: '2000-03-01', fromBasis: 'text', to: '2005-03-01', toBasis: 'expired' }]],
    ['replaced before it would have expired', [{ ...V1, expires: '2015-03-01' }, V2], {}, [
      { from: '2000-03-01', fromBasis: 'text', to: '2010-03-01', toBasis: 'superseded' }, { from: '2010-03-01', fromBasis: 'text' }]],
    ['a gap between the end of a term and the next text', [{ ...V1, expires: '2005-03-01' }, V2], {}, [
      { from: '2000-03-01', fromBasis: 'text', to: '2005-03-01', toBasis: 'expired' }, { from: '2010-03-01', fromBasis: 'text' }]],
    ['since the decision that amended it says so', [V1, V3], { amendments: [{ date: '2015-01-01', from: '2015-08-01' }] }, [
      { from: '2000-03-01', fromBasis: 'text', to: '2015-08-01', toBasis: 'superseded' }, { from: '2015-08-01', fromBasis: 'amendment' }]],
    ['a decision of another day says nothing of it', [V3], { amendments: [{ date: '2014-01-01', from: '2015-08-01' }] }, [{ from: '2015-01-01', fromBasis: 'assumed' }]],
    ['its own clause before the decision', [V2], { amendments: [{ date: '2010-01-01', from: '2011-01-01' }] }, [{ from: '2010-03-01', fromBasis: 'text' }]],
    ['the catalogue, where the text is silent', [{ date: '2000-01-01' }], { catalogue: [{ published: '2000-01-01', effective: '2000-06-01', repealed: false }] }, [{ from: '2000-06-01', fromBasis: 'catalogue' }]],
    ['a catalogue that repeats the day of publication', [{ date: '2000-01-01' }], { catalogue: [{ published: '2000-01-01', effective: '2000-01-01', repealed: false }] }, [{ from: '2000-01-01', fromBasis: 'assumed' }]],
    ['a catalogue of another version', [{ date: '2000-01-01' }], { catalogue: [{ published: '1999-01-01', effective: '2000-06-01', repealed: true }] }, [{ from: '2000-01-01', fromBasis: 'assumed' }]],
    ['repealed by the catalogue, nobody knows since when', [V1], { catalogue: [{ published: '2000-01-01', repealed: true }] }, [{ from: '2000-03-01', fromBasis: 'text', toBasis: 'catalogue' }]],
    ['repealed by the catalogue, and a law says since when', [V1], { catalogue: [{ published: '2000-01-01', repealed: true }], repeals: [{ by: '新法', from: '2005-01-01' }] }, [
      { from: '2000-03-01', fromBasis: 'text', to: '2005-01-01', toBasis: 'repealed', endedBy: '新法' }]],
    ['without a date, the only row of the catalogue is its own', [{}], { catalogue: [{ published: '2000-01-01', effective: '2000-06-01', repealed: false }] }, [{ from: '2000-06-01', fromBasis: 'catalogue' }]],
    ['without a date, one of two rows is a guess', [{}], { catalogue: [{ published: '2000-01-01', repealed: false }, { published: '2001-01-01', repealed: true }] }, [{ fromBasis: 'unknown' }]],
    ['assumed from its date', [{ date: '2000-01-01' }], {}, [{ from: '2000-01-01', fromBasis: 'assumed' }]],
    ['unknown', [{}], {}, [{ fromBasis: 'unknown' }]],
    ['unknown, until a known one', [V1, {}], {}, [{ from: '2000-03-01', fromBasis: 'text' }, { fromBasis: 'unknown', to: '2000-03-01', toBasis: 'superseded' }]],
  ])('%s', (_name, versions, facts, expected) => {
    expect(timeline(versions, { ...NONE, ...facts })).toEqual(expected);
  });
});

describe('whatever is known', () => {
  const day = fc.integer({ min: 0, max: 14 }).map((month) => `20${String(10 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  const version = fc.record({ date: day, statedFrom: day, expires: day }, { requiredKeys: [] });
  // The corpus holds at most one version of each date, and one without.
  const versions = fc.uniqueArray(version, { selector: ({ date }) => date ?? '', maxLength: 6 });
  const facts: fc.Arbitrary<OutsideFacts> = fc.record({
    amendments: fc.array(fc.record({ date: day, from: day }), { maxLength: 3 }),
    repeals: fc.array(fc.record({ by: fc.constantFrom('甲法', '乙法'), from: day }), { maxLength: 3 }),
    catalogue: fc.uniqueArray(fc.record({ published: day, effective: day, repealed: fc.boolean() }, { requiredKeys: ['published', 'repealed'] }), { selector: ({ published }) => published, maxLength: 3 }),
  });

  test('no day belongs to two versions, and none ends before it begins', () => {
    fc.assert(fc.property(versions, facts, (list, known) => {
      const found = timeline(list, known);
      expect(found).toHaveLength(list.length);
      expect(found.filter(({ from, to }) => to !== undefined && to < (from ?? ''))).toEqual([]);
      const ordered = found.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : (a.to ?? '9') < (b.to ?? '9') ? -1 : 1));
      ordered.slice(1).forEach((later, index) => expect((ordered[index]!.to ?? '9') <= (later.from ?? '')).toBe(true));
    }), { numRuns: 1000 });
  });

  test('the order in which versions and facts come makes no difference', () => {
    fc.assert(fc.property(versions.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.map((_, index) => index), { minLength: list.length }))), facts,
      ([list, order], known) => {
        const straight = timeline(list, known);
        const shuffled = timeline(order.map((index) => list[index]!), known);
        order.forEach((index, place) => expect(shuffled[place]).toEqual(straight[index]));
      }), { numRuns: 500 });
  });

  test('facts in another order', () => {
    fc.assert(fc.property(versions, facts, (list, known) => {
      const straight = timeline(list, known);
      const reversed = timeline(list, { amendments: known.amendments.toReversed(), repeals: known.repeals.toReversed(), catalogue: known.catalogue.toReversed() });
      expect(reversed).toEqual(straight);
    }), { numRuns: 500 });
  });
});
