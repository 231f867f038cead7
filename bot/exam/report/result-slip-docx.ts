import type { Paragraph, Table } from 'docx';
import { cell, grid, line, NO_LINE, wordDocument } from '../print/word-document.ts';
import { COPIES, COPIES_NOTE, type ResultSlip } from './result-slip.ts';

/** Millimetres. */
const MARGIN = 12;
const FOLD = { at: 12, words: [{ text: '密', from: 60 }, { text: '封', from: 145 }, { text: '线', from: 230 }] };

const NONE = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };
const HEAD = { isBold: true, align: 'center', size: 11 } as const;
const CENTRE = { align: 'center', size: 11 } as const;

/** Slips as .docx, one a page; every one in all its copies. */
export function resultSlipsDocx(slips: readonly ResultSlip[]): Promise<Uint8Array> {
  return wordDocument('成绩通知单', slips.flatMap((slip) => COPIES.map((copy) => page(slip, copy))), MARGIN, FOLD);
}

function page(slip: ResultSlip, copy: string): (Paragraph | Table)[] {
  const pairs = slip.person.flatMap((pair, place) => (place % 2 === 0 ? [[pair, slip.person[place + 1] ?? ['', '']] as const] : []));
  return [
    grid([[cell(copy, { size: 10.5 }, { borders: NONE }), cell(`编号：${slip.slipNumber}`, { size: 10.5, align: 'right' }, { borders: NONE })]], [84, 84]),
    line(slip.title, { size: 18, isBold: true, align: 'center', space: 12 }),
    grid(pairs.map((row) => row.flatMap(([name, value]) => [cell(name!, HEAD), cell(value!, CENTRE)])), [26, 58, 26, 58], 9),
    line('', { size: 6 }),
    ...(slip.marks === undefined ? [] : [marksTable(slip.marks), line('', { size: 6 })]),
    grid([[cell('合格线', HEAD), cell(`${slip.passMark} 分`, CENTRE), cell('考试结果', HEAD), cell(slip.outcome, { ...HEAD, size: 14 })]], [26, 58, 26, 58], 10),
    grid([[cell('处理意见', HEAD), cell(slip.consequence, { size: 11 })]], [26, 142], 12),
    ...slip.corrections.map((text) => line(text, { size: 10.5, space: 4 })),
    line('', { size: 12, space: 12 }),
    grid([slip.seals.map(({ office, what }) => cell([office, what, slip.issuedOn].map((text) => line(text, { ...CENTRE, space: 4 })), {}, { borders: NONE, verticalAlign: 'top' }))], [84, 84], 38),
    line(COPIES_NOTE, { size: 9.5, space: 6 }),
  ];
}

function marksTable({ sections, total, of, note }: NonNullable<ResultSlip['marks']>): Table {
  const widths = [34, 50, 18, 24, 22, 20];
  const head = ['部分', '题型', '题数', '满分题数', '得分', '满分'].map((text) => cell(text, HEAD));
  const rows = sections.map(({ part, name, questions, right, earned, of: full }) => [part, name, String(questions), String(right), earned, full].map((text) => cell(text, CENTRE)));
  const last = [cell('总分', HEAD, { columnSpan: 4 }), cell(total, { ...HEAD, size: 14 }), cell(of, CENTRE)];
  return grid([head, ...rows, last, ...(note === undefined ? [] : [[cell(note, { size: 10.5 }, { columnSpan: 6 })]])], widths, 8);
}
