import { readAnswerTable } from './answer-table.ts';
import type { TableAnswer } from './answer-table.ts';
import { optionLetter, weakOptionLetter } from './cut-options.ts';
import type { QuestionLine } from './question-line.ts';
import { partLabels, readCaseHeading, readLabel, readNumber, readTypeHeading, takeTypeMark } from './question-marks.ts';
import type { Labelled, Numbered } from './question-marks.ts';
import { readKey } from './read-key.ts';
import type { SaidType } from './read-type.ts';

/** What a piece of a line looks like by itself, before its place among the others is looked at. */
export type Mark =
  | { readonly kind: 'blank' | 'text' }
  | { readonly kind: 'label'; readonly label: Labelled }
  | { readonly kind: 'heading'; readonly said: SaidType | undefined }
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

/** Page numbers and rules between sections. */
const FURNITURE = /^(?:第?\s*\d+\s*页(?:[\s,，共/]*\d+\s*页)?|[-—–]\s*\d+\s*[-—–]|[-—–=*_\s]{3,}|\d+\s*\/\s*\d+)$/;

/** Parts lines where another mark begins in them, and says what each part looks like. */
export function questionPieces(lines: readonly QuestionLine[]): Piece[] {
  return lines.flatMap(({ at, cells, heading }): Piece[] => {
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

/** In papers the bracket for the answer may stand before the number: （√）1、…… */
const numberFirst = (cell: string): string => cell.replace(/^([（(]\s*(?:[A-L]{0,6}|[√×对错]|正确|错误)\s*[）)])\s*(\d{1,3}\s*[、.．](?!\d).*)$/, '$2$1');

function parts(line: string): [string, Mark][] {
  const heading = readCaseHeading(line)?.text ? undefined : readTypeHeading(line);
  if (heading === undefined) return partLabels(line).map((part) => [part, markOf(part)]);
  const table = readAnswerTable(heading.rest);
  return [[line, { kind: 'heading', said: heading.said }], ...(table === undefined ? [] : [[heading.rest, { kind: 'table', ...table }] as [string, Mark]])];
}

function markOf(text: string): Mark {
  const label = readLabel(text);
  if (label !== undefined) return { kind: 'label', label };
  const table = readAnswerTable(text);
  if (table !== undefined && (table.answers?.length !== 1 || /[-—~～至到]/.test(text))) return { kind: 'table', ...table };
  const numbered = readCaseHeading(text) ?? readNumber(text);
  if (numbered !== undefined) return { kind: 'numbered', numbered };
  const letter = optionLetter(text);
  return letter === undefined ? { kind: 'text' } : { kind: 'option', letter };
}

const ASKING = /[？?]\s*$|[（(]\s*[）)]|_{2,}|[（(【[]\s*(?:[A-LＡ-Ｌ]{1,8}|√|×|对|错|正确|错误)\s*[）)】\]]/;
const REACH = 60;

/** Whether a line leaves room for an answer, has one in brackets, or ends with a question mark. */
export const asks = (text: string): boolean => ASKING.test(text);

/** Whether a numbered piece begins a question: it asks, or options or a key follow before the next number. */
export function beginsQuestion(pieces: readonly Piece[], index: number): boolean {
  const { text } = pieces[index]!;
  if (asks(text) || takeTypeMark(text).said !== undefined) return true;
  for (const { mark, text: below } of pieces.slice(index + 1, index + REACH)) {
    if (mark.kind === 'label') return mark.label.kind === 'key';
    if (mark.kind === 'option') return true;
    if (mark.kind === 'text' && weakOptionLetter(below) === 0) return true;
    if (mark.kind === 'numbered' || mark.kind === 'heading' || mark.kind === 'table') return false;
  }
  return false;
}

/** The next piece that is not blank. */
export function nextPiece(pieces: readonly Piece[], index: number): Piece | undefined {
  return pieces.slice(index + 1).find(({ mark }) => mark.kind !== 'blank');
}

/** Whether what follows is a table of answers: rows of it, or numbers with nothing but keys. */
export function answersFollow(pieces: readonly Piece[], index: number): boolean {
  for (const { mark } of pieces.slice(index + 1, index + 6)) {
    if (mark.kind === 'table') return true;
    if (mark.kind === 'numbered') {
      const { text } = mark.numbered;
      const following = nextPiece(pieces, pieces.findIndex((piece) => piece.mark === mark))?.mark;
      return readKey(text.split(/[\s。，,]/)[0]!) !== undefined || (text === '' && following?.kind === 'label' && following.label.kind === 'key');
    }
    if (mark.kind !== 'blank' && mark.kind !== 'heading') return false;
  }
  return false;
}
