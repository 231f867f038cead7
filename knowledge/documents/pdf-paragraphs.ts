import { endsSentence, joinWrapped, startsWithLabel } from './join-lines.ts';
import type { PdfLine } from './pdf-lines.ts';

/** The measure that a line is set to: the margins of the pages or columns like its own. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

/** A line with all that decides whether it goes on with the paragraph before it. */
export interface FramedLine {
  readonly line: PdfLine;
  readonly frame: Frame;
  /** A row of a table, which is never joined. */
  readonly table: boolean;
}

export interface Typography {
  /** Size of most of the text. */
  readonly size: number;
  /** Usual distance of baselines. */
  readonly leading: number;
  /** Paragraphs begin with an indent, so that a line at the margin goes on with a paragraph, whatever it begins with. */
  readonly indented: boolean;
}

/** Lengths in em. */
const INDENT = 1.2;
const ALIGNED = 0.7;
const SLACK = 0.6;
const MAX_INSET = 4;

/** The heading of an annex; it may stand at the margin after a full line. */
const ANNEX = /^附(?:件|录|表)?[〇一二三四五六七八九十0-9]*[：:]?$/;
/** What a line break cannot divide: opening marks, a character or Latin word, closing marks. */
const UNBREAKABLE = /^[（《〈“‘「『〔【]*(?:[\w.%,-]+|.)[，。、；：！？）》〉”’」』〕】%]*/u;

/** Whether a line goes on with the paragraph that the given lines form so far. */
export function continues(paragraph: readonly FramedLine[], next: FramedLine, type: Typography): boolean {
  const first = paragraph[0]!;
  const last = paragraph.at(-1)!;
  if (last.table || next.table || last.line.complete || Math.abs(last.line.size - next.line.size) > 0.1 * type.size) return false;
  if (!isNextRow(last, next, type) || ANNEX.test(next.line.text)) return false;
  if (isTitle(last, type) || isTitle(next, type)) {
    return isTitle(last, type) && isTitle(next, type) && !startsWithLabel(last.line.text) && !startsWithLabel(next.line.text);
  }
  if (isCentered(last) || isCentered(next) || endsEarly(paragraph, next)) return false;
  const indent = ({ line, frame }: FramedLine): number => (line.x0 - frame.left) / line.size;
  const second = paragraph[1];
  if (second !== undefined) return indent(next) < indent(second) + INDENT;
  if (indent(first) > INDENT) {
    if (indent(next) < indent(first) - ALIGNED) return true;
    // Both lines are indented: an inset block (dates under a title), or two paragraphs of one line each.
    return !endsSentence(last.line.text) && !startsWithLabel(next.line.text);
  }
  if (indent(next) > indent(first) + INDENT) return false;
  return type.indented || !(endsSentence(last.line.text) && startsWithLabel(next.line.text));
}

/** Text of a paragraph. */
export function paragraphText(paragraph: readonly FramedLine[]): string {
  return paragraph.map(({ line }) => line.text).reduce(joinWrapped);
}

/** Directly below on the same page, or on a later page or column. */
function isNextRow({ line: last }: FramedLine, { line: next }: FramedLine, type: Typography): boolean {
  if (last.page !== next.page || next.y > last.y) return true;
  const distance = last.y - next.y;
  return distance > 0.7 * next.size && distance < 1.5 * type.leading * Math.max(1, next.size / type.size);
}

/** Set in on both sides by the same amount. */
function isCentered({ line, frame }: FramedLine): boolean {
  const before = line.x0 - frame.left;
  const after = frame.right - line.x1;
  return before > 2.4 * line.size && after > 2.4 * line.size && Math.abs(before - after) < line.size;
}

/** A line of a title, which may have several: bigger than the text, or centred and long. */
function isTitle(framed: FramedLine, type: Typography): boolean {
  const { line, frame } = framed;
  return line.size > 1.15 * type.size || (isCentered(framed) && line.x1 - line.x0 > 0.5 * (frame.right - frame.left));
}

/** The line ended although the beginning of the next one had room: its writer ended it. */
function endsEarly(paragraph: readonly FramedLine[], next: FramedLine): boolean {
  const { line, frame } = paragraph.at(-1)!;
  const left = paragraph[1]?.line.x0 ?? Math.min(line.x0, next.line.x0);
  const room = frame.right - insetOf([...paragraph, next], left) - line.x1;
  return room > (widthInEm(UNBREAKABLE.exec(next.line.text)?.[0] ?? '') + SLACK) * line.size;
}

/** A block such as the dates under a title is set in by as much on the right as on the left; 0 for ordinary text. */
function insetOf(lines: readonly FramedLine[], left: number): number {
  const { frame, line } = lines[0]!;
  const inset = left - frame.left;
  const isInset = inset < MAX_INSET * line.size && lines.every((each) => each.line.x1 < frame.right - inset + SLACK * line.size);
  return isInset ? Math.max(0, inset) : 0;
}

function widthInEm(text: string): number {
  return Array.from(text).reduce((width, char) => width + (char.codePointAt(0)! > 0x2e7f ? 1 : 0.5), 0);
}
