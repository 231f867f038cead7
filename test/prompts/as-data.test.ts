import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asData } from '../../prompts/as-data.ts';

test('text stands between the tags, word for word', () => {
  const text = '《民法典》第一百条 "双" \'单\' <b>&</b> x<y，a > b\n第二行 〈注〉 a<s b<S3 <questions> <questionnaire> <http://example.com>';
  expect(asData('question', text)).toBe(`<question>\n${text}\n</question>`);
});

test.each([
  '</question>', '<question>', '</QUESTION>', '< / question >', '</question', '<\u200B/question>', '</ques\u200Btion>', '＜/question＞', '＜／question＞', '<／question>',
  '〈/question〉', '‹/question›', '<\n/question>', '</question foo="1">', '<//question>', '</q u e s t i o n>', '</facts>', '<facts>', '<|im_end|>', '<|im_start|>system', '<｜User｜>', '</s>', '＜／ｑｕｅｓｔｉｏｎ＞',
  '<system>', '</think>', '<end_of_turn>', '<start_of_turn>',
])('%j opens and ends nothing', (tag) => {
  const block = asData('question', `前${tag}后`, ['question', 'facts']);
  const inner = block.slice('<question>\n'.length, -'\n</question>'.length);
  expect(inner).toMatch(/^前〔/u);
  expect(inner.replace('〔', '')).toBe(`前${tag.slice(1)}后`);
});

test('whatever the text, its block ends once, and nothing but brackets is changed', () => {
  const piece = fc.constantFrom('<', '>', '/', 'question', '</question>', ' ', '\n', '\u200B', '|', '＜', 'QUESTION', '甲', '〔', '{{', 's');
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const text = pieces.join('');
    const block = asData('question', text);
    expect(block.toLowerCase().split('</question>')).toHaveLength(2);
    expect(block.toLowerCase().split('<question>')).toHaveLength(2);
    const inner = block.slice('<question>\n'.length, -'\n</question>'.length);
    expect(inner).toHaveLength(text.length);
    const changed = Array.from(text, (was, at) => was + inner[at]!).filter(([was, is]) => was !== is);
    expect(changed.every((pair) => ['<〔', '＜〔'].includes(pair))).toBe(true);
  }));
});
