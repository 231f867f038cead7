import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readQuestions } from '../../eval/dataset.ts';
import { describeShared, shared } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function file(...lines: string[]): string {
  const path = join(temporaryFolder(), 'questions.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

const GOOD = '{"id":1,"question":"养犬要登记吗？","gold":[{"law":"示例法","article":"第一条","text":"养犬应当登记。"}],"answer":"要。"}';

test('one question a line; empty lines and other keys do not count', () => {
  expect(readQuestions(file(GOOD, '', GOOD.replace('"第一条"', 'null').replace('"id":1', '"id":"b"'), ''))).toEqual([
    { id: 1, question: '养犬要登记吗？', gold: [{ law: '示例法', article: '第一条', text: '养犬应当登记。' }] },
    { id: 'b', question: '养犬要登记吗？', gold: [{ law: '示例法', article: null, text: '养犬应当登记。' }] },
  ]);
});

test('a gold may name its article without the text', () => {
  expect(readQuestions(file(GOOD.replace(',"text":"养犬应当登记。"', '')))).toEqual([
    { id: 1, question: '养犬要登记吗？', gold: [{ law: '示例法', article: '第一条' }] },
  ]);
});

test.each([
  ['no JSON', '{"id":1,'],
  ['no question', '{"id":1,"gold":[]}'],
  ['an empty question', '{"id":1,"question":"","gold":[]}'],
  ['gold without a law', '{"id":1,"question":"甲","gold":[{"article":"第一条","text":"乙"}]}'],
  ['no object', '[]'],
])('%s: the error names file and line', (_name, line) => {
  const path = file(GOOD, '', line, GOOD);
  expect(() => readQuestions(path)).toThrow(`${path}:3 is no question`);
});

describeShared('the real questions', () => {
  test('are all read', () => {
    const questions = readQuestions(shared('bench/stard/questions.jsonl'));
    expect(questions).toHaveLength(1233);
    expect(questions.every(({ gold }) => gold.length > 0)).toBe(true);
  });
});
