import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readAnswer } from '../../../bot/model/read-answer.ts';

const FORM = z.object({ text: z.string(), list: z.array(z.string()) });
const FILLED = { text: '他说“可以”，但要{书面}', list: ['一', '<二>'] };
const JSON_TEXT = JSON.stringify(FILLED);

test.each([
  ['alone', JSON_TEXT],
  ['over several lines', JSON.stringify(FILLED, null, 2)],
  ['in a fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
  ['in a fence without a name', `\`\`\`\n${JSON_TEXT}\`\`\``],
  ['after words, in a fence, before words', `好的，结果如下：\n\`\`\`json\n${JSON_TEXT}\n\`\`\`\n希望对您有帮助：）`],
  ['between words', `答复：${JSON_TEXT} 以上。`],
  ['after thoughts', `<think>\n先写 {"text": "草稿", "list": []}\n</think>\n\n${JSON_TEXT}`],
  ['after thoughts of another name', `<thinking>{"text"</thinking>${JSON_TEXT}`],
  ['after thoughts without a beginning', `先想想 [1] 再说 {</think>${JSON_TEXT}`],
  ['with a comma too many', '{"text":"他说“可以”，但要{书面}","list":["一","<二>",],}'],
  ['with keys without quotes', '{text:"他说“可以”，但要{书面}",list:["一","<二>"]}'],
  ['with a comment', `{"text":"他说“可以”，但要{书面}", // 结论\n"list":["一","<二>"]}`],
  ['with a raw line break in a text', '{"text":"他说“可以”，但要{书面}","list":["一","<二>"],"more":"上\n下"}'],
])('the form is found %s', (_name, text) => {
  expect(readAnswer(text, FORM)).toEqual({ isOk: true, value: FILLED });
});

test('words of thoughts in the answer itself are left alone', () => {
  const value = { text: '<think>甲</think>乙', list: [] };
  expect(readAnswer(JSON.stringify(value), FORM)).toEqual({ isOk: true, value });
});

test.each([
  ['nothing', ' \n', '空的'],
  ['thoughts and nothing else', '<think>{"text":"","list":[]}</think>', '空的'],
  ['words', '抱歉，我不能回答。', '没有完整的 JSON'],
  ['something else', '{"text":1,"list":["一"]}', 'text'],
  ['a key less', '{"text":"一"}', 'list'],
])('%s is no form, and the problem says why', (_name, text, problem) => {
  expect(readAnswer(text, FORM)).toEqual({ isOk: false, problem: expect.stringContaining(problem) });
});

test('JSON that breaks off is never completed', () => {
  const anything = z.object({ text: z.string().optional(), list: z.array(z.unknown()).optional() });
  const word = fc.string({ unit: fc.constantFrom('没', '有', '{', '}', '[', ']', '"', '\\', ':', ',', '\n', 'a') });
  fc.assert(fc.property(fc.record({ text: word, list: fc.array(fc.oneof(word, fc.record({ text: word }))) }), fc.nat(), (value, cut) => {
    const whole = JSON.stringify(value);
    expect(readAnswer(whole.slice(0, cut % whole.length), anything).isOk).toBe(false);
    expect(readAnswer(whole, anything)).toEqual({ isOk: true, value });
  }), { numRuns: 1000 });
});

test('whatever a form holds comes back, whatever stands around it', () => {
  const around = fc.constantFrom('', '好的。', '```json\n', '<think>想</think>', '\n\n');
  fc.assert(fc.property(fc.record({ text: fc.string({ unit: 'binary-ascii' }), list: fc.array(fc.string()) }), around, (value, before) => {
    expect(readAnswer(before + JSON.stringify(value) + (before.startsWith('`') ? '\n```' : ''), FORM)).toEqual({ isOk: true, value });
  }));
});
