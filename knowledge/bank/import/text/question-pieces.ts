import { leadingLetter, weakLeadingLetter } from '../cut-options.ts';
import { readCaseHeading, readNumber } from '../question-numbers.ts';
import type { Numbered } from '../question-numbers.ts';
import { readKey } from '../read-key.ts';
import { readAnswerTable } from './answer-table.ts';
import type { TableAnswer } from './answer-table.ts';
import type { QuestionLine } from './question-line.ts';
import { readTypeHeading } from './question-headings.ts';
import type { TypeHeading } from './question-headings.ts';
import { partLabels, readLabel } from './question-labels.ts';
import type { Labelled } from './question-labels.ts';
import { takeTypeMark } from './type-mark.ts';

/** What a piece of a line looks like by itself, before its place among the others is looked at. */
export type Mark =
  | { readonly kind: 'blank' | 'text' }
  | { readonly kind: 'label'; readonly label: Labelled }
  | { readonly kind: 'heading'; readonly type: TypeHeading }
  | { readonly kind: 'numbered'; readonly numbered: Numbered }
  | { readonly kind: 'option'; readonly letter: number }
  | { readonly kind: 'table'; readonly answers: readonly TableAnswer[] | undefined };

export interface Piece {
  readonly at: string;
  readonly text: string;
  readonly mark: Mark;
  /** A cell of a row with several. */
  readonly cell: boolean;
  /** The document marks it as a heading. */
  readonly heading: boolean;
}

/** Page numbers, rules between sections, addresses that browsers print below pages. */
const FURNITURE = /^(?:第?\s*\d+\s*页(?:[\s,，共/]*\d+\s*页)?|[-—–]\s*\d+\s*[-—–]|[-—–=*_\s]{3,}|\d+\s*\/\s*\d+|(?:https?|file):\/\/\S+(?:\s+\d+\s*\/\s*\d+)?)$/;

/** Parts lines where another mark begins in them, and says what each part looks like. */
export function questionPieces(lines: readonly QuestionLine[]): Piece[] {
  return lines.flatMap(({ at, cells, heading }, index): Piece[] => {
    const grid = answerGrid(cells, lines[index + 1]?.cells ?? []);
    if (grid !== undefined) return [{ at, text: cells.join(' '), mark: { kind: 'table', answers: grid }, cell: true, heading: false }];
    if (index > 0 && answerGrid(lines[index - 1]!.cells, cells) !== undefined) return [];
    const piece = (text: string, mark: Mark, cell: boolean): Piece => ({ at, text, mark, cell, heading: heading === true });
    const [first = '', ...others] = cells;
    const filled = cells.map(numberFirst).filter((cell) => cell !== '');
    if (filled.length === 0 || (filled.length === 1 && FURNITURE.test(filled[0]!))) return [piece('', { kind: 'blank' }, false)];
    if (filled.length < 2 || !/^\d{1,8}$/.test(first)) {
      return filled.flatMap((cell) => parts(cell).map(([text, mark]) => piece(text, mark, filled.length > 1)));
    }
    const [stem = '', ...rest] = others.filter((cell) => cell !== '').flatMap(partLabels);
    const numbered = { style: 'row', number: Number(first), sign: '', text: stem } as const;
    return [piece(stem, { kind: 'numbered', numbered }, true), ...rest.flatMap((cell) => parts(cell).map(([text, mark]) => piece(text, mark, true)))];
  });
}

/** A row of numbers above a row of keys: 题号 1 2 3, 答案 A B C. */
function answerGrid(above: readonly string[], below: readonly string[]): TableAnswer[] | undefined {
  const [label, ...numbers] = above;
  const [keyLabel, ...keys] = below;
  if (!/^(?:题号|序号)$/.test(label ?? '') || !/^(?:参考|正确)?答案$/.test(keyLabel ?? '')) return undefined;
  const answers = numbers.map((number, column) => ({ number: Number(number), key: keys[column] ?? '' })).filter(({ number, key }) => number > 0 || key !== '');
  return answers.every(({ number, key }) => number > 0 && readKey(key) !== undefined) ? answers : undefined;
}

/** In papers the bracket for the answer may stand before the number: （√）1、…… */
const numberFirst = (cell: string): string => cell.replace(/^([（(]\s*(?:[A-L]{0,6}|[√×对错]|正确|错误)\s*[）)])\s*(\d{1,3}\s*[、.．](?!\d).*)$/, '$2$1');

function parts(line: string): [string, Mark][] {
  return partLabels(line.replace(/^选项\s*(?=[A-L]\s*[:：.．、])/, '')).flatMap((part): [string, Mark][] => {
    const heading = readCaseHeading(part)?.text ? undefined : readTypeHeading(part);
    if (heading === undefined) return [[part, markOf(part)]];
    const table = readAnswerTable(heading.rest);
    return [[part, { kind: 'heading', type: heading }], ...(table === undefined ? [] : [[heading.rest, { kind: 'table', ...table }] as [string, Mark]])];
  });
}

function markOf(text: string): Mark {
  const label = readLabel(text);
  if (label !== undefined) return { kind: 'label', label };
  const table = readAnswerTable(text);
  if (table !== undefined && (table.answers?.length !== 1 || /[-—~～至到]/.test(text))) return { kind: 'table', ...table };
  const numbered = readCaseHeading(text) ?? readNumber(text);
  if (numbered !== undefined) return { kind: 'numbered', numbered };
  const letter = leadingLetter(text);
  return letter === undefined ? { kind: 'text' } : { kind: 'option', letter };
}

const ASKING = /[？?]\s*$|[（(]\s*[）)]|_{2,}|[（(【[]\s*(?:[A-LＡ-Ｌ]{1,8}|√|×|对|错|正确|错误)\s*[）)】\]]|[\s？?。）)][AＡ]\s*[.．、:：)）].*B\s*[.．、:：)）]/;
const REACH = 60;

/** Whether a line leaves room for an answer, has one in brackets, has options, or ends with a question mark. */
export const asks = (text: string): boolean => ASKING.test(text);

/** Whether a numbered piece begins a question: it asks, or options or a key follow before the next number. */
export function beginsQuestion(pieces: readonly Piece[], index: number): boolean {
  const { text } = pieces[index]!;
  if (asks(text) || takeTypeMark(text).said !== undefined) return true;
  for (const { mark, text: below } of pieces.slice(index + 1, index + REACH)) {
    if (mark.kind === 'label') return mark.label.kind === 'key';
    if (mark.kind === 'option') return true;
    if (mark.kind === 'text' && weakLeadingLetter(below) === 0) return true;
    if (mark.kind === 'numbered' || mark.kind === 'heading' || mark.kind === 'table') return false;
  }
  return false;
}

/** The next piece that is not blank. */
export function nextPiece(pieces: readonly Piece[], index: number): Piece | undefined {
  let next = index + 1;
  while (pieces[next]?.mark.kind === 'blank') next += 1;
  return pieces[next];
}

/** Answers to several questions in one line. */
export const isTable = (mark: Mark | undefined): boolean =>
  mark?.kind === 'table' || (mark?.kind === 'label' && mark.label.kind === 'key' && (readAnswerTable(mark.label.text)?.answers?.length ?? 0) > 1);

/** Whether what follows is a table of answers: rows of it, or numbers with nothing but keys. */
export function answersFollow(pieces: readonly Piece[], index: number): boolean {
  for (const [offset, { mark }] of pieces.slice(index + 1, index + 6).entries()) {
    if (isTable(mark)) return true;
    if (mark.kind === 'numbered') {
      const { text } = mark.numbered;
      const following = nextPiece(pieces, index + 1 + offset)?.mark;
      return readKey(text.split(/[\s。，,]/)[0]!) !== undefined || (text === '' && following?.kind === 'label' && following.label.kind === 'key');
    }
    if (mark.kind !== 'blank' && mark.kind !== 'heading') return false;
  }
  return false;
}
