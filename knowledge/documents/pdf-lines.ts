import { cleanText } from './clean-text.ts';
import type { Glyphs } from './pdf-document.ts';

/** A line of a PDF page, as drawn. Lengths are points, `y` counts up from the foot of the page. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** Texts between gaps too wide to be spaces: cells of a table or blanks of a form. One for a running line. */
  readonly cells: readonly string[];
  readonly row: readonly Glyphs[];
  /** The line begins with a raised mark, as a footnote does. */
  readonly marked: boolean;
  /** An entry of a table of contents, which leaders or a page number closed. */
  readonly complete: boolean;
}

/** A space in Latin text is a quarter of an em and more. */
const LATIN_SPACE = 0.15;
/** Word sets up to a third of an em between a Chinese character and a digit; that is no space. Real ones are half. */
const WIDE_SPACE = 0.45;
/** Tells a measured space from those that pdf.js writes, until all are folded. */
const REAL_SPACE = '\u3000';
const CELL_GAP = 2.6;
const HAN = '\\p{Script=Han}\\u3001-\\u303f\\uff00-\\uffef“”‘’—…·';
const LOOSE = new RegExp(`(?<=[${HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[${HAN}])`, 'gu');
const LATIN = /[\p{Script=Latin}0-9]$/u;
const LATIN_START = /^[\p{Script=Latin}0-9]/u;
/** Raised marks are set in at most three quarters of the size. */
const RAISED = 0.75;
const NOTE_MARK = /^(?:[①-⑳*※]|\[?\d{1,2}\]?)$/;
const CONTENTS_ENTRY = /^(?:第\S+[编章节]|附)/;
const LEADERS = /\s*[.．·…‥⋯]{4,}\s*[-－—]?\s*\d*\s*[-－—]?\s*$/;

/** Rows of a page from top to bottom: glyphs on one baseline, left to right. Text drawn twice for boldness counts once. */
export function rowsOf(glyphs: readonly Glyphs[]): Glyphs[][] {
  const rows: { base: Glyphs; readonly glyphs: Glyphs[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row === undefined || !onOneLine(row.base, glyph)) rows.push({ base: glyph, glyphs: [glyph] });
    else {
      row.glyphs.push(glyph);
      if (glyph.size > row.base.size) row.base = glyph;
    }
  }
  return rows.map((row) => withoutDoubles(row.glyphs.toSorted((a, b) => a.x - b.x)));
}

/** Text of one size shares a baseline; a raised mark stands higher than that. */
function onOneLine(a: Glyphs, b: Glyphs): boolean {
  const size = Math.max(a.size, b.size);
  return Math.abs(a.y - b.y) < (Math.min(a.size, b.size) < RAISED * size ? 0.65 : 0.45) * size;
}

function withoutDoubles(row: readonly Glyphs[]): Glyphs[] {
  return row.filter((glyph, index) => {
    const previous = row[index - 1];
    return previous === undefined || previous.text !== glyph.text || glyph.x - previous.x > 0.25 * glyph.size;
  });
}

/** One row as a line; undefined when nothing of it is text. */
export function lineOf(row: readonly Glyphs[], page: number): PdfLine | undefined {
  const main = row.reduce((a, b) => (b.width > a.width ? b : a));
  const kept = row.filter((glyph) => !isNoteReference(glyph, main));
  const cells: string[] = [];
  let text = '';
  let end: number | undefined;
  for (const glyph of kept) {
    const gap = end === undefined ? 0 : (glyph.x - end) / main.size;
    if (gap > CELL_GAP) {
      cells.push(mend(text));
      text = '';
    }
    text += spaced(text, glyph.text, gap);
    end = Math.max(end ?? 0, glyph.x + glyph.width);
  }
  cells.push(mend(text));
  const shown = withoutPageReference(cells);
  const whole = cleanText(shown.join(' '));
  if (whole === '') return undefined;
  return {
    text: whole,
    page,
    x0: kept[0]!.x,
    x1: end!,
    y: main.y,
    size: main.size,
    cells: shown,
    row,
    marked: isNoteReference(row[0]!, main),
    complete: shown !== cells,
  };
}

/** The cells of an entry in a table of contents without its leaders and page number; other cells as they are. */
function withoutPageReference(cells: readonly string[]): readonly string[] {
  const [entry = '', number] = cells;
  if (cells.length === 2 && CONTENTS_ENTRY.test(entry) && /^[-－]?\d{1,4}[-－]?$/.test(number!)) return [entry.replace(LEADERS, '')];
  const last = cells.at(-1)!;
  return LEADERS.test(last) ? [...cells.slice(0, -1), last.replace(LEADERS, '')] : cells;
}

/** The raised small number of a footnote, which is not part of the sentence it stands in. */
function isNoteReference(glyph: Glyphs, main: Glyphs): boolean {
  return glyph.size < RAISED * main.size && glyph.y > main.y + 0.15 * main.size && NOTE_MARK.test(glyph.text.trim());
}

function spaced(before: string, text: string, gap: number): string {
  const latin = LATIN.test(before) && LATIN_START.test(text);
  if (before === '' || gap <= (latin ? LATIN_SPACE : WIDE_SPACE)) return text;
  return (latin ? ' ' : REAL_SPACE) + text;
}

/** Inside one piece of text, pdf.js writes the narrow gap beside digits as a space. */
const mend = (text: string): string => cleanText(text.replaceAll(LOOSE, ''));
