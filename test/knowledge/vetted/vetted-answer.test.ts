import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatVettedAnswers, parseVettedAnswers } from '../../../knowledge/vetted/vetted-answer.ts';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

describe('reading vetted answers', () => {
  test('with several questions, who approved them and when', () => {
    const answer = {
      id: 'a1', questions: ['养犬要登记吗', '狗要上证吗'], answer: '要。', citations: [{ law: '示例养犬法', article: '第一条', text: '养犬应当登记。' }],
      approvedBy: '示例律师', approvedOn: '2025-03-01',
    };
    expect(parseVettedAnswers(line(answer), '答复.jsonl')).toEqual([answer]);
  });

  test('the question sets of evaluations too', () => {
    const text = line({ id: 7, question: '养犬要登记吗', gold: [{ law: '示例养犬法', article: null, text: '养犬应当登记。' }], split: 'train' });
    expect(parseVettedAnswers(text, 'questions.jsonl')).toEqual([
      { id: '7', questions: ['养犬要登记吗'], answer: '', citations: [{ law: '示例养犬法', article: null, text: '养犬应当登记。' }] },
    ]);
  });

  test('as Windows saves them, with empty lines between', () => {
    const text = `\uFEFF${JSON.stringify({ id: 'a', question: '甲' })}\r\n\r\n${JSON.stringify({ id: 'b', question: '乙' })}\r\n`;
    expect(parseVettedAnswers(text, 'x').map(({ id, questions }) => [id, ...questions])).toEqual([['a', '甲'], ['b', '乙']]);
    expect(parseVettedAnswers('', 'x')).toEqual([]);
  });

  test('one without an id has the same one in any file, and other questions have others', () => {
    const idOf = (text: string): string => parseVettedAnswers(text, 'x').at(-1)!.id;
    expect(idOf(line({ question: '甲' }) + line({ question: '乙', answer: '新的。' }))).toBe(idOf(line({ questions: ['乙', '丙'] })));
    expect(idOf(line({ question: '甲' }))).not.toBe(idOf(line({ question: '乙' })));
  });

  test.each<[string, unknown]>([
    ['no JSON', undefined],
    ['no object', '养犬要登记吗'],
    ['no question', { answer: '要。' }],
    ['an empty list of questions', { questions: [] }],
    ['an empty question', { question: '' }],
    ['a citation without a law', { question: '甲', citations: [{ article: '第一条' }] }],
    ['a day that is none', { question: '甲', approvedOn: '2025年3月1日' }],
  ])('%s: the error names file and line, and the form', (_name, value) => {
    const text = `${line({ question: '甲' })}\n${value === undefined ? '{question: 甲}' : JSON.stringify(value)}\n`;
    expect(() => parseVettedAnswers(text, '答复.jsonl')).toThrow(/^答复\.jsonl 第 3 行不是审定答复，应为 .*JSON。$/u);
  });

  test('reads what it writes', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const answers = fc.array(fc.record({
      id: text,
      questions: fc.array(text, { minLength: 1, maxLength: 3 }),
      answer: fc.string({ unit: 'binary' }),
      citations: fc.array(fc.record({ law: text, article: fc.option(text), text: fc.string() }, { requiredKeys: ['law', 'article'] }), { maxLength: 3 }),
      approvedBy: fc.string(),
      approvedOn: fc.constantFrom('2025-03-01', '1999-12-31'),
    }, { requiredKeys: ['id', 'questions', 'answer', 'citations'] }), { maxLength: 5 });
    fc.assert(fc.property(answers, (some) => {
      expect(parseVettedAnswers(formatVettedAnswers(some), 'x')).toEqual(some);
    }));
  });
});
