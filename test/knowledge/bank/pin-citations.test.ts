import { expect, test } from 'vitest';
import type { ItemCitation } from '../../../knowledge/bank/item.ts';
import { pinCitations, pinDraft } from '../../../knowledge/bank/pin-citations.ts';
import { wordsHash } from '../../../knowledge/words-hash.ts';
import { corpusOf, DOGS, pin, written } from './items.ts';

const DAY = '2025-06-01';
const THIRTY = Array.from({ length: 30 }, (_, index) => `示例条文之${index + 1}。`);

test.each<[string, ItemCitation]>([
  ['as the law writes it', { law: '示例养犬法', article: '第一条' }],
  ['with marks, the state before it and digits', { law: '《中华人民共和国示例养犬法》', article: '第1条' }],
  ['with the year of the version in force', { law: '示例养犬法（2010年修订）', article: '第一条' }],
  ['a bare number', { law: '示例养犬法', article: '1' }],
  ['a bare numeral', { law: '示例养犬法', article: '一' }],
  ['a paragraph of it', { law: '示例养犬法', article: '第一条第一款' }],
])('an article cited %s is pinned with the words it has', (_name, citation) => {
  const { corpus } = corpusOf(DOGS);
  expect(pinCitations([citation], corpus, DAY)).toEqual({ missing: [], pinned: [{ ...pin(), ...citation }] });
});

test('several articles in one citation are pinned one by one, each once', () => {
  const { corpus } = corpusOf({ title: '示例条例', articles: THIRTY });
  const { pinned, missing } = pinCitations(
    [{ law: '示例条例', article: '第三条至第五条、第二十条' }, { law: '示例条例', article: '第四条' }, { law: '示例条例', article: '第二十九条、第三十一条' }], corpus, DAY);
  expect(pinned.map(({ article, text }) => `${article} ${text}`)).toEqual([
    '第三条 示例条文之3。', '第四条 示例条文之4。', '第五条 示例条文之5。', '第二十条 示例条文之20。', '第二十九条 示例条文之29。']);
  expect(missing).toEqual([{ law: '示例条例', article: '第三十一条', reason: '《示例条例》没有第三十一条，最后一条是第三十条。' }]);
});

test('what is inserted between two articles has its own number', () => {
  const { corpus } = corpusOf({ title: '示例条例', articles: ['甲。'] });
  expect(pinCitations([{ law: '示例条例', article: '第一条之一' }], corpus, DAY).missing).toMatchObject([{ reason: '《示例条例》没有第一条之一，最后一条是第一条。' }]);
});

test.each<[ItemCitation, string]>([
  [{ law: '示例养犬法', article: '第九条' }, '《示例养犬法》没有第九条，最后一条是第二条。'],
  [{ law: '示例养鸟法', article: '第一条' }, '法规库中没有《示例养鸟法》。'],
  [{ law: '合同法', article: '第五十二条' }, '《合同法》自2021年1月1日起废止，相关内容现由《民法典》“第三编 合同”规定（《民法典》第一千二百六十条）。'],
  [{ law: '示例养犬法（2019年修正）', article: '第一条' }, '2025年6月1日有效的《示例养犬法》不是2019年文本，而是2010-01-01文本；法规库中没有2019年文本。'],
  [{ law: '示例养犬法', article: '' }, '没有写明《示例养犬法》的哪一条。'],
  [{ law: '示例养犬法', article: '附表' }, '《示例养犬法》中没有“附表”。'],
  [{ law: '', article: '第一条' }, '没有写明是哪部法律。'],
])('%o is missing, and it says why', (citation, reason) => {
  const { corpus } = corpusOf(DOGS);
  expect(pinCitations([citation], corpus, DAY)).toEqual({ pinned: [], missing: [{ ...citation, reason }] });
});

test('of laws of one title in two places, the one of the place', () => {
  const { corpus } = corpusOf(
    { title: '示例办法', region: '陕西省', level: '地方政府规章', articles: ['甲。'] }, { title: '示例办法', region: '四川省', level: '地方政府规章', articles: ['乙。'] });
  expect(pinCitations([{ law: '示例办法', article: '第一条' }], corpus, DAY, '四川省/成都市').pinned).toMatchObject([{ region: '四川省', text: '乙。' }]);
  expect(pinCitations([{ law: '示例办法', article: '第一条' }], corpus, DAY).missing).toHaveLength(1);
});

test('in the version of the day', () => {
  const { corpus } = corpusOf(DOGS, { ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬应当在六十日内登记。'] });
  const on = (day: string) => pinCitations([{ law: '示例养犬法', article: '第一条' }], corpus, day).pinned[0];
  expect(on('2020-02-29')).toEqual(pin());
  expect(on('2020-03-01')).toEqual({ ...pin('第一条', '养犬应当在六十日内登记。'), from: '2020-03-01', words: wordsHash('养犬应当在六十日内登记。') });
});

test('a draft keeps what was not found, for who approves it', () => {
  const { corpus } = corpusOf(DOGS);
  const citations = [{ law: '示例养犬法', article: '第一条' }, { law: '示例养鸟法', article: '第一条' }];
  expect(pinDraft(written('问', { citations }), corpus, DAY)).toEqual({
    ...written('问'), citations: [{ ...pin() }], missing: [{ ...citations[1], reason: '法规库中没有《示例养鸟法》。' }] });
  expect(pinDraft(written('问'), corpus, DAY)).not.toHaveProperty('missing');
});
