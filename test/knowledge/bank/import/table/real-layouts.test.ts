import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQuestionFile } from '../../../../../knowledge/bank/import/read-question-file.ts';
import type { ItemContent } from '../../../../../knowledge/bank/item.ts';
import { shared, utf8 } from '../../../documents/shared.ts';
import { fileOf } from '../support.ts';

type Plain = Exclude<ItemContent, { type: 'short-answer' | 'case' }>;
type Section = readonly [heading: string, questions: readonly Plain[]];

const EXAMS = shared('bench/exams/');
const FILES = ['licang_pufa/all.docx', 'xingzhengzhifa/danxuan_data.txt', 'xingzhengzhifa/duoxuan_data.txt', 'xingzhengzhifa/panduan_data.txt'];
const HEADINGS = [['single', '一、单项选择题（每题1分）'], ['multiple', '二、多项选择题'], ['true-false', '三、判断题']] as const;

const letter = (place: number): string => String.fromCharCode(65 + place);
const keyOf = (question: Plain): string => (question.type === 'true-false' ? (question.key ? '√' : '×') : question.key.map(letter).join(''));
const optionsOf = (question: Plain, sign: string, between: string): string[] =>
  (question.type === 'true-false' ? [] : [question.options.map((option, place) => `${letter(place)}${sign}${option}`).join(between)]);

const each = (sections: readonly Section[], block: (question: Plain, number: number) => readonly string[]): string[] =>
  sections.flatMap(([heading, questions]) => [heading, ...questions.flatMap((question, index) => block(question, index + 1))]);
const unnumbered = (sections: readonly Section[], between: readonly string[]): string[] =>
  sections.flatMap(([, questions]) => questions.flatMap((question) => [question.stem, ...optionsOf(question, '.', '\n'), `答案：${keyOf(question)}`, ...between]));

/** Ways to type the same questions. */
const LAYOUTS: Readonly<Record<string, (sections: readonly Section[]) => readonly string[]>> = {
  'options on lines': (all) => each(all, (q, n) => [`${n}、${q.stem}`, ...optionsOf(q, '.', '\n'), `答案：${keyOf(q)}`]),
  'options that run together': (all) => each(all, (q, n) => [`${n}.${q.stem}`, ...optionsOf(q, '．', ''), `【答案】${keyOf(q)}`]),
  'all on one line': (all) => each(all, (q, n) => [[`${n}. ${q.stem}`, ...optionsOf(q, '. ', '  '), `正确答案：${keyOf(q)}`].join('  ')]),
  'the key first': (all) => each(all, (q, n) => [`（${n}）${q.stem}`, `参考答案：${keyOf(q)}`, ...optionsOf(q, '）', '\n')]),
  'ranges of answers at the end': (all) => [
    ...each(all, (q, n) => [`${n}、${q.stem}`, ...optionsOf(q, '、', '\n')]), '参考答案',
    ...all.flatMap(([heading, questions]) => [heading, ...Array.from({ length: Math.ceil(questions.length / 5) }, (_, row) => {
      const part = questions.slice(row * 5, row * 5 + 5);
      return `${row * 5 + 1}-${row * 5 + part.length} ${part.map(keyOf).join(' ')}`;
    })]),
  ],
  'explanations with lists': (all) => each(all, (q, n) => [`${n}、${q.stem}`, ...optionsOf(q, '、', '\n'), `答案：${keyOf(q)}`, '解析：1.依照法律。', '2.另有理由。']),
  'no numbers, blank lines': (all) => unnumbered(all, ['']),
  'no numbers, nothing between': (all) => unnumbered(all, []),
};

describe.skipIf(!existsSync(EXAMS))('4,192 real questions, typed in other ways (skipped without ../shared)', () => {
  let sections: readonly Section[] = [];

  beforeAll(async () => {
    const files = await Promise.all(FILES.map(async (path) => fileOf(await readQuestionFile(readFileSync(EXAMS + path), path))));
    const questions = files.flatMap(({ items }) => items.map(({ draft }) => draft.content as Plain));
    sections = HEADINGS.map(([type, heading]) => [heading, questions.filter((question) => question.type === type)]);
  });

  it.each(Object.entries(LAYOUTS))('%s', async (_, write) => {
    const file = fileOf(await readQuestionFile(utf8(write(sections).join('\n')), 'typed.txt'));
    const questions = sections.flatMap((section) => section[1]);
    expect(file.rejected).toEqual([]);
    expect(file.items.map(({ draft }) => essence(draft.content as Plain))).toEqual(questions.map(essence));
  });
});

/** Stem, options and key. */
function essence(question: Plain): string {
  return [question.stem, ...(question.type === 'true-false' ? [] : question.options), keyOf(question)].join('|').replaceAll(/\s/g, '');
}
