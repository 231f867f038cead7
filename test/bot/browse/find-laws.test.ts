import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../bot/browse/excerpt.ts';
import { openLawBrowser } from '../../../bot/browse/open-law-browser.ts';
import type { Level } from '../../../knowledge/law.ts';
import { document } from '../../knowledge/corpus/documents.ts';
import { sampleLaw } from '../sample.ts';
import { browserOver, READER, TODAY } from './library.ts';

const law = (title: string, level: Level = '法律', region = '全国', given: object = {}) =>
  document({ title: title.startsWith('甲') ? title : `中华人民共和国${title}`, key: title, level, region, date: '2020-01-01', statedFrom: '2020-02-01', articles: ['甲。', '乙。'], ...given });
const LAWS = [
  law('劳动法'), law('劳动合同法'), law('劳动合同法实施条例', '行政法规'), law('民法典'), law('刑法'), law('刑法修正案（十一）', '法律', '全国', { amends: ['刑法'] }),
  law('道路交通安全法'), law('旧劳动条例', '行政法规', '全国', { expires: '2022-01-01' }), law('消费者权益保护法'),
  law('甲省物业服务管理条例', '地方性法规', '浙江省'), law('甲市劳动监察条例', '地方性法规', '陕西省/安康市'), law('甲州劳动监察条例', '地方性法规', '浙江省'),
];
const find = (text: string) => browserOver(...LAWS).find({ text, limit: 10 }, READER);

test.each<[string, string[]]>([
  ['劳动法', ['exact 劳动法']],
  ['《中华人民共和国劳动法》', ['exact 劳动法']],
  ['道交法', ['short-title 道路交通安全法']],
  ['劳动合同', ['prefix 劳动合同法', 'prefix 劳动合同法实施条例']],
  ['劳动', ['prefix 劳动法', 'prefix 劳动合同法', 'prefix 劳动合同法实施条例', 'contained 甲市劳动监察条例', 'contained 甲州劳动监察条例', 'contained 旧劳动条例']],
  ['物业 甲省', ['words 甲省物业服务管理条例']],
  ['甲省物业条例', ['scattered 甲省物业服务管理条例']],
  ['刑法', ['exact 刑法', 'prefix 刑法修正案（十一）']],
  ['劳动合同发', ['alike 劳动合同法', 'alike 劳动合同法实施条例']],
  ['民法典离婚', ['ahead 民法典']],
  ['刑法2014', ['ahead 刑法']],
  ['没有这样的', []],
])('laws by title: %s', async (text, expected) => {
  const { laws, lawsInAll } = await find(text);
  expect(laws.map(({ fit, title }) => `${fit} ${title.replace('中华人民共和国', '')}`)).toEqual(expected);
  expect(lawsInAll).toBe(expected.length);
});

test.each([
  ['民法典1', '第一条'], ['民法典 第2条', '第二条'], ['民法典第二条第一款', '第二条'], ['消法2', '第二条'], ['刑法第一条和第二条', '第一条、第二条'],
  ['刑法9', 'no-such-article'], ['合同法52', 'repealed'],
])('articles by citation: %s', async (text, expected) => {
  const { articles, passages } = await find(text);
  expect(articles.map(({ outcome }) => (outcome.kind === 'article' ? outcome.article.label : outcome.kind)).join('、')).toBe(expected);
  expect(passages).toEqual([]);
});

test('a number that is part of a title is no article', async () => {
  const { articles, laws } = await find('刑法修正案11');
  expect(articles).toEqual([]);
  expect(laws[0]).toMatchObject({ title: '中华人民共和国刑法修正案（十一）', fit: 'exact' });
});

test('the title of a law that is law no more leads to the one that took its place', async () => {
  const found = await find('婚姻法');
  expect(found.laws[0]).toMatchObject({ title: '中华人民共和国民法典', fit: 'successor', status: '现行有效' });
  expect(found.hint).toContain('第五编 婚姻家庭');
});

test.each([['', '请输入法律名称'], ['hello world', '没有找到'], ['第39条', '请写上是哪部法律'], ['没有这样的', '没有找到']])('what to do instead: “%s”', async (text, hint) => {
  expect((await find(text)).hint).toContain(hint);
});

describe('by content', () => {
  const sample = sampleLaw();

  test('articles with their words around what was looked for', async () => {
    const { passages } = await openLawBrowser(sample.searcher).find({ text: '押金不退', limit: 5 }, READER);
    expect(passages.length).toBeGreaterThan(0);
    expect(passages.some(({ excerpt }) => excerpt.some(({ text, isMatch }) => isMatch && text === '押金'))).toBe(true);
    for (const { excerpt, provisionId } of passages) {
      const [entry] = sample.searcher.corpus.provisionsInContext([provisionId]);
      const words = excerpt.map(({ text }) => text).join('').replaceAll('…', '').replaceAll(/\s/g, '');
      expect(entry!.provision.text.replaceAll(/\s/g, '')).toContain(words);
    }
  });

  test('within one law', async () => {
    const within = '恒口示范区房屋租住便民规定（示例文本）';
    const { passages, laws } = await openLawBrowser(sample.searcher).find({ text: '登记', limit: 9, within }, READER);
    expect(new Set(passages.map(({ law: { title } }) => title))).toEqual(new Set([within]));
    expect(laws).toEqual([]);
  });
});

test.each([
  ['the beginning where nothing matches', '养犬应当登记。', '房租', '养犬应当登记。'],
  ['a part of a longer word is not marked', '适用民法典，由人民法院审理。', '民法典', '适用【民法典】，由人民法院审理。'],
  ['a stretch in the middle begins with its clause', `${'无关的话，'.repeat(30)}拖欠工资的，责令支付。${'还有别的，'.repeat(30)}`, '拖欠工资', expect.stringMatching(/^…【拖欠.*责令支付.*…$/)],
])('an excerpt: %s', (_name, text, question, expected) => {
  const shown = excerptOf(text, question).map((part) => (part.isMatch ? `【${part.text}】` : part.text)).join('');
  expect(shown).toEqual(expected);
});

describe('the front page', () => {
  test('counts what the reader can read, by place and level', () => {
    expect(browserOver(...LAWS).shelves(TODAY, READER)).toEqual([
      { level: '法律', region: '全国', inForce: 7, all: 7 },
      { level: '行政法规', region: '全国', inForce: 1, all: 2 },
      { level: '地方性法规', region: '陕西省/安康市', inForce: 1, all: 1 },
    ]);
  });

  test('a shelf comes in pages, amendments last, those not in force only on demand', () => {
    const browser = browserOver(...LAWS);
    const titles = (query: object) => browser.shelf({ level: '行政法规', region: '全国', on: TODAY, limit: 10, ...query }).laws.map(({ title, status }) => `${title.slice(7)} ${status}`);
    expect(titles({})).toEqual(['劳动合同法实施条例 现行有效']);
    expect(titles({ all: true })).toEqual(['旧劳动条例 已废止', '劳动合同法实施条例 现行有效'].toSorted(new Intl.Collator('zh-CN').compare));
    const page = browser.shelf({ level: '法律', region: '全国', on: TODAY, offset: 6, limit: 10 });
    expect([page.total, page.laws.map(({ title }) => title)]).toEqual([7, ['中华人民共和国刑法修正案（十一）']]);
  });
});
