import type { Paragraph, Table } from 'docx';
import { cell, grid, line, wordDocument } from '../print/word-document.ts';
import type { PrintedPaper, PrintedQuestion } from './printed-paper.ts';

/** Millimetres. */
const MARGIN = 18;
const WIDTH = 174;
const HEAD = { isBold: true, align: 'center', size: 10.5 } as const;
const CENTRE = { align: 'center', size: 10.5 } as const;
const SMALL = { size: 10.5 } as const;
/** As wide as a page. */
const UNDERLINE = '＿'.repeat(38);

/** Papers as .docx, each from a page of its own. */
export function printedPapersDocx(papers: readonly PrintedPaper[]): Promise<Uint8Array> {
  return wordDocument(papers[0]?.title ?? '试卷', papers.map(({ title, name, facts, person, marks, notes, sections }) => [
    line(title, { size: 18, isBold: true, align: 'center', space: 4 }),
    line(`试卷　${name}`, { isBold: true, align: 'center' }),
    line(facts, { size: 10, align: 'center', space: 4 }),
    ...(person.length === 0 ? [] : [grid([person.flatMap(([label, value]) => [cell(label, HEAD), cell(value, CENTRE)])], person.flatMap(() => [WIDTH * 0.09, WIDTH * 0.16]), 9), line('', { size: 4 })]),
    ...(marks.length === 0 ? [] : [marksTable(marks)]),
    ...notes.map((note, place) => line(`${place + 1}. ${note}`, { ...SMALL, space: 2 })),
    ...sections.flatMap(({ part, heading, questions }) => [
      ...(part === undefined ? [] : [line(part, { size: 13, isBold: true, align: 'center', space: 8 })]),
      line(heading, { isBold: true, space: 5 }),
      ...questions.flatMap(questionLines),
    ]),
  ]), MARGIN);
}

function marksTable(marks: PrintedPaper['marks']): Table {
  const widths = [22, ...marks.map(() => (WIDTH - 22) / marks.length)];
  return grid([
    [cell('题号', HEAD), ...marks.map(({ name }) => cell(name, HEAD))],
    [cell('满分', HEAD), ...marks.map(({ of }) => cell(of, CENTRE))],
    [cell('得分', HEAD), ...marks.map(() => cell('', CENTRE))],
  ], widths, 8);
}

function questionLines({ number, material, stem, options, lines, key }: PrintedQuestion): Paragraph[] {
  return [
    ...(material === undefined ? [] : paragraphs(material, { space: 2 })),
    ...paragraphs(`${number}. ${stem}`, { space: 2 }),
    ...options.map((row) => line(`　　${row.join('　　　')}`)),
    ...Array.from({ length: lines }, () => line(UNDERLINE, { space: 3 })),
    ...(key === undefined ? [] : keyLines(key)),
  ];
}

function keyLines({ right, points, explanation, articles }: NonNullable<PrintedQuestion['key']>): Paragraph[] {
  return [
    ...paragraphs(`答案：${right}`, { ...SMALL, isBold: true }),
    ...points.map((point, place) => line(`采分点 ${place + 1}：${point}`, SMALL)),
    ...(explanation === '' ? [] : paragraphs(`解析：${explanation}`, SMALL)),
    ...articles.flatMap(({ name, text }) => [line(name, { ...SMALL, isBold: true }), ...paragraphs(text, SMALL)]),
  ];
}

const paragraphs = (text: string, style: Parameters<typeof line>[1]): Paragraph[] => text.split('\n').map((part) => line(part, style));
