import { assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { articleLabel, parseArticleLabel } from '../../../knowledge/citation/article-label.ts';
import { expandCitation } from '../../../knowledge/citation/expand-citation.ts';
import { formatCitation } from '../../../knowledge/citation/format-citation.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';

describe('formatCitation', () => {
  test.each([
    ['劳动合同法第39条1款2项', '《劳动合同法》第三十九条第一款第（二）项'],
    ['《中华人民共和国刑法》133条之一', '《中华人民共和国刑法》第一百三十三条之一'],
    ['民法典第39-41条', '《民法典》第三十九条至第四十一条'],
    ['《最高人民法院关于适用《民法典》继承编的解释(一)》第3条', '《最高人民法院关于适用〈民法典〉继承编的解释（一）》第三条'],
    ['《民法典》第10条末款', '《民法典》第十条最后一款'],
    ['《民法典》第10条倒数第二款', '《民法典》第十条倒数第二款'],
    ['第10条第2款', '第十条第二款'],
    ['个人所得税法第3条第1款第（二）项第3目', '《个人所得税法》第三条第一款第（二）项第三目'],
  ])('%s → %s', (text, expected) => expect(formatCitation(parseCitations(text)[0]!)).toBe(expected));

  it('takes the title of the law itself, in full or short', () => {
    const citation = parseCitations('劳动合同法第39条')[0]!;
    expect(formatCitation(citation, { title: '中华人民共和国劳动合同法' })).toBe('《中华人民共和国劳动合同法》第三十九条');
    expect(formatCitation(citation, { title: '中华人民共和国劳动合同法', short: true })).toBe('《劳动合同法》第三十九条');
  });

  it('is read back as the same citation', () => {
    const number = (max: number) => integer({ min: 1, max });
    const none = undefined;
    const citations = record({
      title: constantFrom('劳动合同法', '中华人民共和国刑法', '刑法修正案（十一）', '陕西省实施〈中华人民共和国水法〉办法', '汉中市养犬条例'),
      article: number(1300),
      sub: option(number(12), { nil: none }),
      paragraph: option(integer({ min: -3, max: 30 }).filter((each) => each !== 0), { nil: none }),
      item: option(number(30), { nil: none }),
      subitem: option(number(15), { nil: none }),
    });
    assert(property(citations, ({ title, article, sub, paragraph, item, subitem }) => {
      const given = {
        law: { title, key: title },
        article: { number: article, ...(sub && { sub }) },
        ...(paragraph && { paragraph }),
        ...(item && { item }),
        ...(item && subitem && { subitem }),
      };
      const text = formatCitation(given);
      const [parsed, ...more] = parseCitations(text);
      expect(more).toEqual([]);
      expect(parsed).toMatchObject({ text, article: given.article, listIndex: 0 });
      expect([parsed!.law!.title, parsed!.paragraph, parsed!.item, parsed!.subitem]).toEqual([title, paragraph, item, item && subitem]);
    }));
  });
});

describe('article labels', () => {
  test.each([[1, undefined, '第一条'], [133, 1, '第一百三十三条之一'], [1079, undefined, '第一千零七十九条']])('%s, %s is %s', (number, sub, label) => {
    expect(articleLabel(number, sub)).toBe(label);
    expect(parseArticleLabel(label)).toEqual(sub === undefined ? { number } : { number, sub });
  });
  test.each(['第133条之1', '133条之一', '第133之一条', '第 一百三十三 条之一'])('%s reads as 133之1', (label) => {
    expect(parseArticleLabel(label)).toEqual({ number: 133, sub: 1 });
  });
  test.each(['', '第条', '一、', '第一百五条', '第三条之', '第三款', '5.1.1', '第零条'])('%j is none', (label) => expect(parseArticleLabel(label)).toBeUndefined());
});

describe('expandCitation', () => {
  const expand = (text: string) => expandCitation(parseCitations(text)[0]!).map(({ article }) => articleLabel(article!.number, article!.sub));
  test.each([
    ['民法典第三条', ['第三条']],
    ['民法典第三条至第六条', ['第三条', '第四条', '第五条', '第六条']],
    ['民法典第三条至第四条', ['第三条', '第四条']],
    ['刑法第一百二十条之一至第一百二十条之三', ['第一百二十条之一', '第一百二十条之二', '第一百二十条之三']],
    ['民法典第一条至第一千条', ['第一条', '第一千条']],
  ])('%s', (text, labels) => expect(expand(text)).toEqual(labels));
});
