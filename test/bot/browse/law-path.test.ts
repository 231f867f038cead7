import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleSegment, labelsMeant, lawPath, parseLawPath, readTextChoice, type LawAddress } from '../../../bot/browse/law-path.ts';
import { articleLabel } from '../../../knowledge/citation/article-label.ts';

test.each<[string, LawAddress, string]>([
  ['a law', { page: 'law', title: '民法典' }, '/law/民法典'],
  ['an article on a day', { page: 'article', title: '民法典', article: '第一千零七十九条', on: '2021-03-01' }, '/law/民法典/1079?on=2021-03-01'],
  ['之一', { page: 'article', title: '刑法', article: '第一百三十三条之一' }, '/law/刑法/133-1'],
  ['a numbered paragraph', { page: 'article', title: '甲意见', article: '（一）' }, '/law/甲意见/（一）'],
  ['a piece of an annex', { page: 'article', title: '甲办法', article: '附件 一' }, '/law/甲办法/附件 一'],
  ['a title that several places have', { page: 'law', title: '养犬规定', region: '陕西省/安康市' }, '/law/养犬规定?region=陕西省/安康市'],
  ['a version', { page: 'law', title: '刑法', version: 'undated' }, '/law/刑法?version=undated'],
  ['two versions', { page: 'compare', title: '刑法', from: '2020-12-26', to: '2023-12-29' }, '/law/刑法/compare?from=2020-12-26&to=2023-12-29'],
])('%s', (_name, address, path) => {
  expect(decodeURIComponent(lawPath(address))).toBe(path);
  expect(lawPath(address)).toMatch(/^[\x21-\x7e]+$/);
  expect(parseLawPath(lawPath(address))).toEqual(address);
});

test('a path as a browser shows it is read like the encoded one', () => {
  expect(parseLawPath('/law/民法典/1079?on=2021-03-01')).toEqual({ page: 'article', title: '民法典', article: '第一千零七十九条', on: '2021-03-01' });
  expect(parseLawPath('/law/民法典/第1079条#2')).toEqual({ page: 'article', title: '民法典', article: '第1079条' });
});

test.each([
  ['another page', '/chat'], ['no title', '/law/'], ['more below an article', '/law/民法典/1/2'], ['no day', '/law/民法典?on=2021-02-30'],
  ['no version', '/law/民法典?version=new'], ['one version to compare', '/law/民法典/compare?from=2020-01-01'], ['a broken escape', '/law/%E6%B0'],
])('%s is no address', (_name, path) => {
  expect(parseLawPath(path)).toBeUndefined();
});

test('every address comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '' && !/^\.\.?$|^\d/.test(one));
  const label = fc.oneof(text.filter((one) => one !== 'compare'), fc.tuple(fc.integer({ min: 1, max: 1300 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined })).map(([number, sub]) => articleLabel(number, sub)));
  const day = fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
  const choice = fc.record({ on: day, version: fc.oneof(day, fc.constant('undated')) }, { requiredKeys: [] });
  const place = fc.record({ region: text }, { requiredKeys: [] });
  const address: fc.Arbitrary<LawAddress> = fc.oneof(
    fc.tuple(text, place, choice).map(([title, where, which]) => ({ page: 'law' as const, title, ...where, ...which })),
    fc.tuple(text, label, place, choice).map(([title, article, where, which]) => ({ page: 'article' as const, title, article, ...where, ...which })),
    fc.tuple(text, place, day, day).map(([title, where, from, to]) => ({ page: 'compare' as const, title, ...where, from, to })),
  );
  fc.assert(fc.property(address, (one) => {
    expect(parseLawPath(lawPath(one))).toEqual(one);
  }), { numRuns: 500 });
});

describe('an article as people write it', () => {
  test.each([
    ['1079', '第一千零七十九条'], ['第1079条', '第一千零七十九条'], ['第一千零七十九条', '第一千零七十九条'], ['一千零七十九', '第一千零七十九条'],
    ['１０７９', '第一千零七十九条'], [' 第 1079 条 ', '第一千零七十九条'], ['133-1', '第一百三十三条之一'], ['133之一', '第一百三十三条之一'],
    ['第133条之1', '第一百三十三条之一'], ['第一百三十三条之一', '第一百三十三条之一'], ['第133-1条', '第一百三十三条之一'], ['5.1.1', '5.1.1'],
  ])('%s', (written, label) => {
    expect(labelsMeant(written)[0]).toBe(label);
  });

  test('of a document without articles may be in brackets, or a bare number', () => {
    expect(labelsMeant('(一)')).toContain('（一）');
    expect(labelsMeant('3')).toEqual(['第三条', '3', '三']);
  });

  test('every label is found by its own segment', () => {
    const numbers = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }));
    fc.assert(fc.property(numbers, ([number, sub]) => {
      const label = articleLabel(number, sub);
      expect(articleSegment(label)).toBe(sub === undefined ? String(number) : `${number}-${sub}`);
      expect(labelsMeant(articleSegment(label))[0]).toBe(label);
    }));
  });
});

test.each([['on=2021-03-01', { on: '2021-03-01' }], ['', {}], ['on=&version=', {}], ['on=tomorrow', undefined]])('of the query %s', (query, choice) => {
  expect(readTextChoice(new URLSearchParams(query))).toEqual(choice);
});
