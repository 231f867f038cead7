import { describe, expect, test } from 'vitest';
import type { SparseQuery } from '../../../knowledge/index/port.ts';
import { normaliseQuestion, sparseQuery } from '../../../knowledge/search/query.ts';

describe('the sparse query of a question', () => {
  test('keeps every word of the person, at its full weight', () => {
    const { words } = sparseQuery('老板欠我工资');
    for (const word of ['老板', '欠', '工资']) expect(words.get(word)).toBe(1);
  });

  test('adds the words and pairs of the law that they mean, at less', () => {
    const { words, bigrams } = sparseQuery('老板欠我工资');
    for (const weight of [words.get('拖欠'), words.get('劳动报酬'), bigrams.get('拖欠'), bigrams.get('报酬')]) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(1);
    }
  });

  test('a question in the words of the law stays as it is', () => {
    expect([...sparseQuery('诉讼时效中断').words.values()].every((weight) => weight === 1)).toBe(true);
  });

  test('a long expansion does not drown a short question', () => {
    const { words } = sparseQuery('炒鱿鱼');
    const weights = [...words].map(([word, weight]) => ({ own: '炒鱿鱼'.includes(word), weight }));
    const total = (own: boolean): number => weights.filter((one) => one.own === own).reduce((sum, { weight }) => sum + weight, 0);
    expect(total(false)).toBeGreaterThan(0);
    expect(total(false)).toBeLessThan(total(true));
  });

  test('does not take a number and what follows for one word', () => {
    expect([...sparseQuery('三个月工资').words.keys()]).toContain('工资');
  });

  test('keeps what is denied and what is counted', () => {
    expect([...sparseQuery('不满十四周岁，不可以结婚').bigrams.keys()]).toEqual(expect.arrayContaining(['不满', '十四', '结婚']));
  });

  test.each([
    ['traditional characters', '老闆欠我三個月工資不給怎麼辦', '老板欠我三个月工资不给怎么办'],
    ['full width and capitals', '公司让我９９６，赔Ｎ＋１吗', '公司让我996,赔n+1吗'],
  ])('%s ask the same', (_, one, other) => {
    expect(flat(sparseQuery(one))).toEqual(flat(sparseQuery(other)));
  });

  function flat({ words, bigrams }: SparseQuery): unknown {
    return [[...words], [...bigrams]];
  }
});

describe('one spelling', () => {
  test.each([
    ['房東不退押金', '房东不退押金'],
    ['著作權被侵犯，我很著急', '著作权被侵犯,我很着急'],
    ['乾隆年間的契約', '乾隆年间的契约'],
  ])('%s → %s', (question, expected) => expect(normaliseQuestion(question)).toBe(expected));

  test('a rare character of a name changes nothing', () => {
    expect(normaliseQuestion('朱镕喆著作权')).toBe('朱镕喆著作权');
  });
});
