import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayWhy } from '../../../bot/consult/say-why.ts';

test('names the words that question and provision share, longest first', () => {
  expect(sayWhy('试用期工资可以打折吗', '劳动者在试用期的工资不得低于最低工资标准。', [])).toBe('条文写到了您问的“试用期”、“工资”');
});

test('words that stand everywhere tell nothing; the heading does', () => {
  expect(sayWhy('应当怎么进行', '应当进行。', ['第四章 退房与押金'])).toBe('在“退房与押金”部分，意思与您的问题最接近');
  expect(sayWhy('应当怎么进行', '应当进行。', ['第三编 合同', '第一分编　通则'])).toBe('在“通则”部分，意思与您的问题最接近');
  expect(sayWhy('离婚', '养犬应当登记。', [])).toBe('条文的意思与您的问题最接近');
});

test('every word that it names stands in the provision, at most four, none inside another', () => {
  const words = fc.array(fc.constantFrom('劳动', '劳动合同', '解除', '经济补偿', '工资', '用人单位', '社会保险', '加班', 'APP', '，', '的'), { maxLength: 14 })
    .map((parts) => parts.join(''));
  fc.assert(fc.property(words, words, (question, text) => {
    const named = [...sayWhy(question, text, []).matchAll(/“([^”]*)”/g)].map((match) => match[1]!);
    expect(named.length).toBeLessThanOrEqual(4);
    for (const word of named) {
      expect(text.toLowerCase()).toContain(word);
      expect(named.filter((other) => other.includes(word))).toEqual([word]);
    }
  }));
});
