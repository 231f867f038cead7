import { weakLeadingLetter } from '../cut-options.ts';
import { readKey } from '../read-key.ts';
import type { QuestionDraft } from './question-draft.ts';
import { beginsQuestion, nextPiece } from './question-pieces.ts';
import type { Piece } from './question-pieces.ts';

/** A statement with its key is complete. */
const TRUTH_LAST = /[（(]?\s*(?:√|×|✓|✗)\s*[）)]?\s*[。.]?$|[（(]\s*(?:对|错|正确|错误)\s*[）)]\s*[。.]?$/;

/**
 * In a file without numbers, whether a line of text begins a question: the first of all, after a complete question, or
 * right above its first option.
 */
export function startsUnnumbered(pieces: readonly Piece[], index: number, current: QuestionDraft | undefined): boolean {
  if (current === undefined) return true;
  const afterBlank = pieces[index - 1]?.mark.kind === 'blank';
  const next = nextPiece(pieces, index)?.mark;
  const isAboveOptions = next?.kind === 'option' && next.letter === 0;
  switch (current.field) {
    case 'stem':
      return (afterBlank && beginsQuestion(pieces, index)) || TRUTH_LAST.test(current.stem.at(-1) ?? '');
    case 'options':
      return afterBlank || (current.keys.length > 0 && isAboveOptions);
    case 'keys':
      return current.options.length > 0 || readKey(current.keys.at(-1)!) !== undefined || (afterBlank && beginsQuestion(pieces, index));
    case 'explanation':
    case 'done':
      return afterBlank || isAboveOptions;
  }
}

/**
 * The number of a sub-question that lost its sign: `4适用……` directly above a key, in a case that stands in a row and has
 * sub-questions of other numbers below.
 */
export function looseNumber(pieces: readonly Piece[], index: number, top: QuestionDraft | undefined): number | undefined {
  const { text, cell } = pieces[index]!;
  const number = /^(\d{1,2})[\u3400-\u9fff]/.exec(text)?.[1];
  const isBare = top?.style === 'row' && top.questions.length + top.options.length + top.keys.length === 0;
  const next = nextPiece(pieces, index)?.mark;
  if (number === undefined || cell || !isBare || next?.kind !== 'label' || next.label.kind !== 'key') return undefined;
  const numbers: number[] = [];
  for (const { mark } of pieces.slice(index + 1)) {
    if (mark.kind === 'numbered' && mark.numbered.style === 'row') break;
    if (mark.kind === 'numbered') numbers.push(mark.numbered.number);
  }
  return numbers.length > 0 && !numbers.includes(Number(number)) ? Number(number) : undefined;
}

/** 96 of `96.80多年来，……`, which may also be a decimal: only for who waits for question 96. */
export function dottedNumber(text: string): { readonly number: number; readonly text: string } | undefined {
  const match = /^(\d{1,4})\.(?=\d)/.exec(text);
  return match === null ? undefined : { number: Number(match[1]), text: text.slice(match[0].length) };
}

/** Whether the questions of a file have numbers: more of its questions than a few lines that happen to begin with one. */
export function areNumbered(pieces: readonly Piece[]): boolean {
  const first = pieces.find(({ mark }) => mark.kind === 'numbered' || mark.kind === 'option' || mark.kind === 'label');
  let numbered = 0;
  let keys = 0;
  let options = 0;
  for (const [index, { mark }] of pieces.entries()) {
    if (mark.kind === 'numbered' && beginsQuestion(pieces, index)) numbered += 1;
    else if (mark.kind === 'label' && mark.label.kind === 'key') keys += 1;
    else if (mark.kind === 'option' && mark.letter === 0) options += 1;
  }
  // Statements whose answers stand at the end do not look like questions by themselves.
  return numbered === 0 ? first?.mark.kind === 'numbered' : numbered * 2 >= Math.max(keys, options);
}

/** Whether a line begins with a letter A that nothing parts from its words, and the next with B. */
export function startsWeakOptions(pieces: readonly Piece[], index: number): boolean {
  if (weakLeadingLetter(pieces[index]!.text) !== 0) return false;
  const next = nextPiece(pieces, index);
  return next !== undefined && (next.mark.kind === 'option' ? next.mark.letter === 1 : weakLeadingLetter(next.text) === 1);
}
