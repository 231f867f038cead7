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
const NOTE_MARK = /^(?:[①-⑳*※]|\[?\d{1,2}\]?)$/;
const LEADERS = /\s*[.．·…‥⋯]{4,}\s*[-－—]?\s*\d*\s*[-－—]?\s*$/;

/** Rows of a page from top to bottom: glyphs on one baseline, left to right. Text drawn twice for boldness counts once. */
export function rowsOf(glyphs: readonly Glyphs[]): Glyphs[][] {
  const sorted = glyphs.toSorted((a, b) => b.y - a.y);
  const rows: Glyphs[][] = [];
  for (const glyph of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - glyph.y < 0.45 * Math.max(first.size, glyph.size)) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) => withoutDoubles(row.toSorted((a, b) => a.x - b.x)));
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
  const whole = cleanText(cells.join(' ')).replace(LEADERS, '');
  if (whole === '' || kept.length === 0) return undefined;
  return { text: whole, page, x0: kept[0]!.x, x1: end!, y: main.y, size: main.size, cells, row };
}

/** The raised small number of a footnote, which is not part of the sentence it stands in. */
function isNoteReference(glyph: Glyphs, main: Glyphs): boolean {
  return glyph.size < 0.75 * main.size && glyph.y > main.y + 0.15 * main.size && NOTE_MARK.test(glyph.text.trim());
}

function spaced(before: string, text: string, gap: number): string {
  const latin = LATIN.test(before) && LATIN_START.test(text);
  if (before === '' || gap <= (latin ? LATIN_SPACE : WIDE_SPACE)) return text;
  return (latin ? ' ' : REAL_SPACE) + text;
}

/** Inside one piece of text, pdf.js writes the narrow gap beside digits as a space. */
const mend = (text: string): string => cleanText(text.replaceAll(LOOSE, ''));
