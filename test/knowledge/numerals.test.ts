import { assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatNumeral, parseNumeral } from '../../knowledge/numerals.ts';

describe('parseNumeral', () => {
  test.each([
    ['一', 1], ['十', 10], ['十五', 15], ['二十', 20], ['九十九', 99], ['一百', 100], ['一百零五', 105], ['一百一十', 110],
    ['一百十五', 115], ['一千二百六十', 1260], ['一千零七十九', 1079], ['一千零五', 1005], ['两百', 200], ['一百〇五', 105],
    ['二〇二一', 2021], ['二○二一', 2021], ['39', 39], ['３９', 39], ['壹佰贰拾', 120], ['零', 0], ['二万', 20_000],
    ['十二万', 120_000], ['一万零五', 10_005], ['一万五千', 15_000], ['三万零三百', 30_300], ['十万零一十', 100_010],
  ])('%s is %d', (text, value) => expect(parseNumeral(text)).toBe(value));

  test.each([
    '', '万', '万五', '百', '十十八', '一百五', '一千五', '一万五', '二十零', '一百零', '三九条', '1百', '一百一百', '十百', '一万二万',
    '123456789', '一二三四五六七八九', '两万万', 'abc', '-1', '1.5', ' 1',
  ])('%j is no number', (text) => expect(parseNumeral(text)).toBeUndefined());

  it('never throws', () => {
    assert(property(string({ unit: constantFrom(...'零一二十百千万两〇1９x') }), (text) => {
      const value = parseNumeral(text);
      expect(value === undefined || Number.isInteger(value)).toBe(true);
    }));
  });
});

describe('formatNumeral', () => {
  test.each([
    [0, '零'], [10, '十'], [16, '十六'], [110, '一百一十'], [101, '一百零一'], [1079, '一千零七十九'], [1010, '一千零一十'],
    [100_000, '十万'], [110_010, '十一万零一十'], [20_300, '二万零三百'],
  ])('%d is written %s', (value, text) => expect(formatNumeral(value)).toBe(text));

  test.each([-1, 1.5, Number.NaN, 100_000_000])('%d is refused', (value) => {
    expect(() => formatNumeral(value)).toThrow(RangeError);
  });

  it('reads back what it writes', () => {
    assert(property(integer({ min: 0, max: 99_999_999 }), (value) => {
      expect(parseNumeral(formatNumeral(value))).toBe(value);
    }));
  });

  it('gives every article number up to 3000 its own name', () => {
    const names = new Set(Array.from({ length: 3000 }, (_, i) => formatNumeral(i)));
    expect(names.size).toBe(3000);
  });
});
