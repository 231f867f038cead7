import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dimensionTally } from '../../../../knowledge/index/qdrant/common-dimensions.ts';
import { pointId } from '../../../../knowledge/index/qdrant/index-point.ts';
import { dimensionOf, encodeDocument, encodeQuestion } from '../../../../knowledge/index/qdrant/sparse-encoding.ts';
import { translateFilter } from '../../../../knowledge/index/qdrant/translate-filter.ts';
import type { IndexFilter } from '../../../../knowledge/index/port.ts';
import { corpusOf, inventedLaws, pointsOf } from './samples.ts';

const NONE = { words: [], bigrams: [], heading: [] };
const valueOf = ({ indices, values }: { indices: readonly number[]; values: readonly number[] }, dimension: number) => values[indices.indexOf(dimension)];

describe('sparse encoding', () => {
  test('a dimension is a whole number of 32 bits, of its own for each field', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (term) => {
      const dimensions = (['words', 'bigrams', 'heading'] as const).map((field) => dimensionOf(field, term));
      for (const dimension of dimensions) expect(dimension >>> 0).toBe(dimension);
      expect(new Set(dimensions).size).toBe(3);
    }));
    expect([dimensionOf('words', '离婚'), dimensionOf('bigrams', '离婚'), dimensionOf('heading', '离婚')]).toEqual([1_459_061_410, 3_541_844_656, 2_601_366_677]);
  });

  test('dimensions rise, each once, and no value is above K1 + 1 unless terms share a dimension', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('离婚', '夫妻', '感情', '子女', '抚养')), (words) => {
      const { indices, values } = encodeDocument({ ...NONE, words });
      expect(indices).toEqual([...new Set(indices)].toSorted((a, b) => a - b));
      expect(values.every((value) => value > 0 && value <= 2.2)).toBe(true);
      expect(indices).toHaveLength(new Set(words).size);
    }));
  });

  test('more often counts more, in a longer text less, and where it stands does not count', () => {
    const once = valueOf(encodeDocument({ ...NONE, words: ['离婚'] }), dimensionOf('words', '离婚'))!;
    const twice = valueOf(encodeDocument({ ...NONE, words: ['离婚', '离婚'] }), dimensionOf('words', '离婚'))!;
    const longer = valueOf(encodeDocument({ ...NONE, words: ['离婚', ...'甲乙丙丁戊己庚辛'] }), dimensionOf('words', '离婚'))!;
    expect([twice > once, longer < once]).toEqual([true, true]);
    expect(encodeDocument({ ...NONE, words: ['子女', '离婚'] })).toEqual(encodeDocument({ ...NONE, words: ['离婚', '子女'] }));
  });

  test('terms of one text that share a dimension add up', () => {
    const [one, other] = collision();
    const alone = encodeDocument({ ...NONE, words: [one, 'x'] });
    const together = encodeDocument({ ...NONE, words: [one, other] });
    expect(together.indices).toHaveLength(1);
    expect(together.values[0]).toBeCloseTo(2 * valueOf(alone, dimensionOf('words', one))!, 3);
  });

  test('a question asks words in text and headings, weighted by field, without what is too common', () => {
    const query = { words: new Map([['离婚', 2]]), bigrams: new Map([['离婚', 1]]) };
    const weights = { words: 1, bigrams: 3, heading: 0.5 };
    const { indices, values } = encodeQuestion(query, new Set(), weights);
    expect(new Map(indices.map((index, place) => [index, values[place]]))).toEqual(new Map([
      [dimensionOf('words', '离婚'), 2], [dimensionOf('bigrams', '离婚'), 3], [dimensionOf('heading', '离婚'), 1],
    ]));
    expect(encodeQuestion(query, new Set([dimensionOf('words', '离婚')]), { ...weights, heading: 0 }).indices).toEqual([dimensionOf('bigrams', '离婚')]);
  });

  test('too common is what stands in more than a fifth of many provisions', () => {
    const tally = dimensionTally();
    for (let point = 0; point < 5001; point += 1) {
      tally.add({ indices: [1, ...(point < 1001 ? [2] : []), ...(point < 1000 ? [3] : [])], values: [] });
    }
    expect(tally.tooCommon()).toEqual([1, 2]);
  });
});

describe('points', () => {
  test('ids are UUIDs that depend on law, place, version and article alone', () => {
    expect(pointId('民法典', '全国', '2020-05-28', '第一千零七十九条')).toBe('ae53b21f-8fa1-5333-a3f9-08ff03bd81e0');
    expect(new Set([
      pointId('民法典', '全国', '2020-05-28', '第一条'), pointId('民法典', '全国', '2020-05-28', '第二条'), pointId('民法典', '全国', undefined, '第一条'),
      pointId('民法典', '陕西省', '2020-05-28', '第一条'), pointId('刑法', '全国', '2020-05-28', '第一条'),
    ]).size).toBe(5);
  });

  test('made twice they are the same; another text, day or vector has another hash', () => {
    const { corpus } = corpusOf(...inventedLaws(2));
    const points = pointsOf(corpus);
    expect(pointsOf(corpus)).toEqual(points);
    expect(new Set(points.map(({ pointId: id }) => id)).size).toBe(20);
    expect(new Set(points.map(({ hash }) => hash)).size).toBe(20);
    const later = pointsOf(corpusOf(...inventedLaws(2).map((one) => ({ ...one, statedFrom: '2030-01-01' }))).corpus);
    expect(later.map(({ pointId: id }) => id)).toEqual(points.map(({ pointId: id }) => id));
    expect(later.some(({ hash }, index) => hash === points[index]!.hash)).toBe(false);
  });
});

describe('filters', () => {
  test.each<[string, IndexFilter, unknown]>([
    ['none', {}, []],
    ['a day', { date: '2021-01-01' }, [{ key: 'from', range: { lte: 20210101 } }, { key: 'to', range: { gt: 20210101 } }]],
    ['a place, with all above it', { region: '陕西省/安康市' }, [{ key: 'region', match: { any: ['陕西省/安康市', '陕西省', '全国'] } }]],
    ['the country', { region: '全国' }, [{ key: 'region', match: { any: ['全国'] } }]],
    ['levels', { levels: ['法律', '司法解释'] }, [{ key: 'level', match: { any: ['法律', '司法解释'] } }]],
    ['laws', { laws: [3, 7] }, [{ key: 'law', match: { any: [3, 7] } }]],
    ['everything', { date: '2021-01-01', region: '全国', levels: ['法律'], laws: [3] }, [
      { key: 'from', range: { lte: 20210101 } }, { key: 'to', range: { gt: 20210101 } }, { key: 'region', match: { any: ['全国'] } },
      { key: 'level', match: { any: ['法律'] } }, { key: 'law', match: { any: [3] } },
    ]],
    ['no level', { levels: [] }, undefined],
    ['no law', { laws: [], date: '2021-01-01' }, undefined],
  ])('%s', (_name, filter, expected) => {
    expect(translateFilter(filter)).toEqual(expected);
  });
});

/** Two words of one dimension: among some hundred thousand there is a pair. */
function collision(): [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const term = number.toString(36);
    const dimension = dimensionOf('words', term);
    const other = seen.get(dimension);
    if (other !== undefined) return [other, term];
    seen.set(dimension, term);
  }
}
