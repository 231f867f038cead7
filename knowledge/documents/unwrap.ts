import { endsSentence, joinWrapped, startsWithLabel } from './join-lines.ts';

/** A line as it stood in the file: position, text, and the columns by which it was set in from the margin. */
export interface RawLine {
  readonly at: number;
  readonly text: string;
  readonly indent: number;
}

const MIN_LINES = 12;
const MAX_COLUMNS = 130;
/** A line that stops within two Chinese characters of the widest is full: punctuation may not begin a line. */
const SLACK = 4;

/**
 * Joins hard-wrapped lines into paragraphs, where the file as a whole is clearly hard-wrapped: a good part of its
 * lines reach the same width, and most of those stop in mid-sentence. Otherwise the lines come back untouched.
 * An empty text marks a blank line; blank lines are dropped.
 */
export function unwrap(lines: readonly RawLine[]): RawLine[] {
  const filled = lines.filter((line) => line.text !== '');
  const width = wrapWidth(filled);
  if (width === undefined) return filled;
  const paragraphs: RawLine[] = [];
  let previous: RawLine | undefined;
  for (const line of lines) {
    const open = previous !== undefined && previous.text !== '' && widthOf(previous) >= width - SLACK;
    const last = paragraphs.at(-1);
    if (line.text === '') previous = undefined;
    else if (open && last !== undefined && line.indent < 2 && !startsWithLabel(line.text)) {
      paragraphs[paragraphs.length - 1] = { ...last, text: joinWrapped(last.text, line.text) };
      previous = line;
    } else {
      paragraphs.push(line);
      previous = line;
    }
  }
  return paragraphs;
}

function wrapWidth(lines: readonly RawLine[]): number | undefined {
  if (lines.length < MIN_LINES) return undefined;
  const widths = lines.map(widthOf).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.95)]!;
  if (width > MAX_COLUMNS || width < 20) return undefined;
  const full = lines.filter((line) => widthOf(line) >= width - SLACK);
  const cut = full.filter((line) => !endsSentence(line.text));
  return full.length >= lines.length * 0.4 && cut.length >= full.length * 0.6 ? width : undefined;
}

const widthOf = (line: RawLine): number => line.indent + columns(line.text);

/** Width on a terminal: a Chinese character takes two columns. */
export function columns(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return width;
}
