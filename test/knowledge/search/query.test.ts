import { describe, expect, test } from 'vitest';
import type { SparseQuery } from '../../../knowledge/index/port.ts';
import { normaliseQuestion, sparseQuery, subQuestions } from '../../../knowledge/search/query.ts';

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

describe('the questions in a question', () => {
  test.each([
    ['at the ends of sentences', '公司拖欠工资怎么办？没签劳动合同能要双倍工资吗？', ['公司拖欠工资怎么办', '没签劳动合同能要双倍工资吗']],
    ['at numbering', '1、彩礼能退吗 2、孩子归谁抚养（3）房子怎么分割', ['彩礼能退吗', '孩子归谁抚养', '房子怎么分割']],
    ['at Chinese numbering', '一、工伤怎么认定；二、社保没交怎么办', ['工伤怎么认定', '社保没交怎么办']],
    ['between slashes after a question mark', '离婚冷静期多久？/起诉离婚要多长时间？', ['离婚冷静期多久', '起诉离婚要多长时间']],
  ])('%s', (_, text, parts) => expect(subQuestions(text)).toEqual(parts));

  test.each([
    ['one question', '老板欠我三个月工资不给怎么办？'],
    ['a part that only asks', '老板欠我三个月工资不给。怎么办？'],
    ['a part that points back', '楼上漏水泡了我家地板。他不承认是自己的责任？'],
    ['a part without its subject', '邻居占了我家的宅基地。可以起诉要求拆除吗？'],
    ['a decimal', '欠了1.5万元货款不还怎么办'],
    ['two numbers', '打架三、四次会不会判刑'],
  ])('%s stays whole', (_, text) => expect(subQuestions(text)).toEqual([text]));

  test('no more than four; the rest stays with the last', () => {
    const text = '彩礼退不退？孩子归谁养？房子怎么分割？欠债由谁还？存款归谁所有？';
    expect(subQuestions(text)).toEqual(['彩礼退不退', '孩子归谁养', '房子怎么分割', '欠债由谁还；存款归谁所有']);
  });

  test('others are not the person spoken of before', () => {
    expect(subQuestions('狗咬了其他人谁赔钱？邻居家的狗没拴绳违法吗？')).toHaveLength(2);
  });
});
