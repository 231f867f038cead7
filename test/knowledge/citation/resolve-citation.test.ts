import { describe, expect, expectTypeOf, it, test } from 'vitest';
import type { LawLookup } from '../../../knowledge/citation/law-lookup.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { resolveCitation, type ResolveOptions } from '../../../knowledge/citation/resolve-citation.ts';
import type { Resolution } from '../../../knowledge/citation/resolution.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../../knowledge/corpus/rows.ts';
import { memoryLookup } from './memory-lookup.ts';

const SINCE_2010 = { from: '2010-01-01' };
const CATS = { 第一条: '猫归人管。', 第二条: '有下列情形之一的，罚鱼：\n（一）偷鱼的；\n（二）藏鱼的。\n前款鱼归猫。', 第二条之一: '养猫须登记。', 第三条: '甲：\n（一）乙。\n丙：\n（一）丁；\n（二）戊：\n1. 己。' };

const lookup = memoryLookup([
  { title: '中华人民共和国养猫法', versions: [
    { date: '2009-10-01', validity: { ...SINCE_2010, to: '2020-01-01', toBasis: 'superseded' }, articles: { ...CATS, 第四条: '旧规。' } },
    { date: '2019-10-01', validity: { from: '2020-01-01' }, articles: CATS },
  ] },
  { title: '中华人民共和国养狗法', versions: [{ date: '2027-01-01', validity: { from: '2027-06-01' }, articles: { 第一条: '狗归人管。' } }] },
  { title: '中华人民共和国养鸟法', versions: [{ date: '1990-01-01', validity: { from: '1990-01-01', to: '2015-05-01', toBasis: 'repealed' }, articles: { 第一条: '鸟归人管。' } }] },
  { title: '中华人民共和国合同法', versions: [{ date: '1999-03-15', validity: { from: '1999-10-01' }, articles: { 第五十二条: '无效。' } }] },
  { title: '甲处罚法', versions: [{ validity: SINCE_2010, articles: {} }] },
  { title: '乙处罚法', versions: [{ validity: SINCE_2010, articles: {} }] },
  { title: '各级鱼塘监督法', versions: [{ validity: SINCE_2010, articles: { 第一条: '鱼塘。' } }] },
  { title: '物业管理条例', versions: [{ validity: SINCE_2010, articles: { 第一条: '全国。' } }] },
  { title: '上海市物业管理条例', region: '上海市', versions: [{ validity: SINCE_2010, articles: { 第一条: '上海。' } }] },
  { title: '养犬条例', region: '上海市', versions: [{ validity: SINCE_2010, articles: { 第一条: '沪犬。' } }] },
  { title: '养犬条例', region: '陕西省', versions: [{ validity: SINCE_2010, articles: { 第一条: '陕犬。' } }] },
  { title: '陕西省养蜂规定', region: '陕西省', versions: [{ validity: SINCE_2010, articles: { 第一条: '蜂。' } }] },
]);
const knownTitles = createTitleMatcher(lookup.lawKeys());

function resolve(text: string, options: Partial<ResolveOptions> = {}): Resolution {
  return resolveCitation(parseCitations(text, { knownTitles })[0]!, lookup, { date: '2026-11-01', ...options });
}

/** The finding, and for ok the text that the citation narrows down to. */
function outcome(resolution: Resolution): string {
  if (resolution.finding !== 'ok') return resolution.finding;
  const { provision, paragraph, item, subitem } = resolution;
  return `ok ${subitem?.text ?? item?.text ?? paragraph?.text ?? provision?.text ?? resolution.law.title}`;
}

describe('resolveCitation', () => {
  test.each([
    ['《养猫法》第一条', 'ok 猫归人管。'],
    ['中华人民共和国养猫法第1条', 'ok 猫归人管。'],
    ['《养猫法》', 'ok 中华人民共和国养猫法'],
    ['《养猫法》第二条之一', 'ok 养猫须登记。'],
    ['《养猫法》第二条第二款', 'ok 前款鱼归猫。'],
    ['《养猫法》第二条最后一款', 'ok 前款鱼归猫。'],
    ['《养猫法》第二条第一款第（二）项', 'ok （二）藏鱼的。'],
    ['《养猫法》第二条第（二）项', 'ok （二）藏鱼的。'],
    ['《养猫法》第三条第（一）项', `ok ${CATS.第三条}`], // two paragraphs have one
    ['《养猫法》第三条第（二）项第一目', 'ok 1. 己。'],
    ['《养猫法》第一条至第三条', 'ok 猫归人管。'],
    ['《养猫法》第一条至第五条', 'no-such-article'],
    ['《养猫法》第九条', 'no-such-article'],
    ['《养猫法》第一条之一', 'no-such-article'],
    ['《养猫法》第四条', 'wrong-version'],
    ['《养猫法》（2009年通过）第一条', 'wrong-version'],
    ['《养猫法》（2015年修正）第一条', 'wrong-version'],
    ['《养猫法》（2019年修正）第一条', 'ok 猫归人管。'],
    ['《养猫法》（2020年）第一条', 'ok 猫归人管。'], // the year of force
    ['《养猫法》第二条第三款', 'no-such-paragraph'],
    ['《养猫法》第二条倒数第三款', 'no-such-paragraph'],
    ['《养猫法》第二条第（三）项', 'no-such-item'],
    ['《养猫法》第二条第二款第一项', 'no-such-item'],
    ['《养猫法》第三条第（二）项第二目', 'no-such-item'],
    ['《养狗法》第一条', 'not-yet-in-force'],
    ['《养鸟法》第一条', 'repealed'],
    ['《合同法》第五十二条', 'repealed'],
    ['《婚姻法》第二条', 'repealed'],
    ['《养龟法》第一条', 'no-such-law'],
    ['《处罚法》第一条', 'ambiguous-title'],
    ['《监督法》第一条', 'ok 鱼塘。'],
    ['第一条', 'incomplete'],
    ['前款', 'incomplete'],
    ['本法第一条', 'incomplete'],
  ])('%s: %s', (text, expected) => expect(outcome(resolve(text))).toBe(expected));

  test.each([
    ['《养猫法》第四条', '2015-01-01', 'ok 旧规。'],
    ['《养猫法》第四条', '2019-12-31', 'ok 旧规。'],
    ['《养猫法》第四条', '2020-01-01', 'wrong-version'],
    ['《养猫法》第一条', '2009-12-31', 'not-yet-in-force'],
    ['《养鸟法》第一条', '2015-04-30', 'ok 鸟归人管。'],
    ['《养鸟法》第一条', '2015-05-01', 'repealed'],
    ['《合同法》第五十二条', '2020-12-31', 'ok 无效。'],
    ['《合同法》第五十二条', '2021-01-01', 'repealed'],
    ['《婚姻法》第二条', '2020-12-31', 'no-such-law'],
  ])('%s on %s: %s', (text, date, expected) => expect(outcome(resolve(text, { date }))).toBe(expected));

  test.each([
    ['《物业管理条例》第一条', undefined, 'ok 全国。'],
    ['《物业管理条例》第一条', '上海市', 'ok 全国。'],
    ['《上海市物业管理条例》第一条', '陕西省', 'ok 上海。'],
    ['《养犬条例》第一条', undefined, 'ambiguous-title'],
    ['《养犬条例》第一条', '陕西省/安康市', 'ok 陕犬。'],
    ['《养犬条例》第一条', '上海市', 'ok 沪犬。'],
    ['《养犬条例》第一条', '四川省', 'ambiguous-title'],
    ['《养蜂规定》第一条', '陕西省/安康市', 'ok 蜂。'],
    ['《养蜂规定》第一条', '四川省', 'no-such-law'],
    ['《养蜂规定》第一条', undefined, 'ambiguous-title'],
  ])('%s in %s: %s', (text, region, expected) => expect(outcome(resolve(text, region === undefined ? {} : { region }))).toBe(expected));

  it('reads 本法 and 本条 by the place where the text stands', () => {
    const within = { law: lookup.lawsByKey('养猫法')[0]!, article: { number: 2 } };
    const [own, paragraph] = parseCitations('违反本法第一条的，依照第二款。', { setting: 'statute' });
    expect(outcome(resolveCitation(own!, lookup, { date: '2026-11-01', within }))).toBe('ok 猫归人管。');
    expect(outcome(resolveCitation(paragraph!, lookup, { date: '2026-11-01', within }))).toBe('ok 前款鱼归猫。');
  });

  it('takes the corpus as it is', () => {
    expectTypeOf<Corpus>().toExtend<LawLookup<StoredProvision>>();
  });

  it('gives the other end of a range', () => {
    expect(resolve('《养猫法》第一条至第二条之一')).toMatchObject({ finding: 'ok', provision: { label: '第一条' }, last: { label: '第二条之一' } });
  });

  it('says what took the place of a repealed law', () => {
    expect(resolve('《婚姻法》第二条')).toMatchObject({
      since: '2021-01-01',
      superseded: { by: '民法典', book: '第五编 婚姻家庭' },
      detail: '《婚姻法》自2021年1月1日起废止，相关内容现由《民法典》“第五编 婚姻家庭”规定（《民法典》第一千二百六十条）。',
    });
  });

  it('says how many articles, paragraphs and items there are', () => {
    expect(resolve('《养猫法》第九条')).toMatchObject({ articles: 3, detail: '《中华人民共和国养猫法》没有第九条，最后一条是第三条。' });
    expect(resolve('《养猫法》第二条第三款')).toMatchObject({ paragraphs: 2, detail: '《中华人民共和国养猫法》第二条只有两款，没有第三款。' });
    expect(resolve('《养猫法》第二条第（三）项')).toMatchObject({ items: 2, detail: '《中华人民共和国养猫法》第二条只有两项，没有第（三）项。' });
  });

  it('names the version that is in force and the one that was meant', () => {
    expect(resolve('《养猫法》（2009年）第一条')).toMatchObject({ inForce: { date: '2019-10-01' }, meant: { date: '2009-10-01' } });
    const unknown = resolve('《养猫法》（2015年修正）第一条');
    expect(unknown).toMatchObject({ finding: 'wrong-version', inForce: { date: '2019-10-01' } });
    expect(unknown).not.toHaveProperty('meant');
  });

  it('lists the candidates of an ambiguous title', () => {
    expect(resolve('《处罚法》第一条')).toMatchObject({ candidates: [{ title: '甲处罚法' }, { title: '乙处罚法' }], detail: '《处罚法》可能指《甲处罚法》、《乙处罚法》，请写明全称。' });
  });
});
