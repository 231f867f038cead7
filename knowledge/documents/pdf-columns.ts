import type { Glyphs } from './pdf-document.ts';
import { lineOf } from './pdf-lines.ts';
import type { PdfLine } from './pdf-lines.ts';

const MIN_ROWS = 8;
/** A column is wider than the cells of a table. */
const MIN_COLUMN_CHARACTERS = 9;

/** A line with the column that it stands in. */
export interface PlacedLine {
  readonly line: PdfLine;
  readonly column: 'whole' | 'left' | 'right';
}

/**
 * Lines of a page in reading order: as they come, or, where a gutter runs down the middle of most rows, the left
 * column before the right one, anew after each row that crosses the gutter.
 */
export function readingOrder(lines: readonly PdfLine[]): PlacedLine[] {
  const gutter = findGutter(lines.map((line) => line.row));
  if (gutter === undefined) return lines.map((line) => ({ line, column: 'whole' as const }));
  const placed: PlacedLine[] = [];
  let left: PlacedLine[] = [];
  let right: PlacedLine[] = [];
  const closeBand = (): void => {
    placed.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const line of lines) {
    if (crosses(line.row, gutter)) {
      closeBand();
      placed.push({ line, column: 'whole' });
      continue;
    }
    left.push(...half(line, 'left', (glyph) => glyph.x < gutter));
    right.push(...half(line, 'right', (glyph) => glyph.x >= gutter));
  }
  closeBand();
  return placed;
}

function half({ row, page }: PdfLine, column: 'left' | 'right', belongs: (glyph: Glyphs) => boolean): PlacedLine[] {
  const glyphs = row.filter(belongs);
  const line = glyphs.length === 0 ? undefined : lineOf(glyphs, page);
  return line === undefined ? [] : [{ line, column }];
}

const crosses = (row: readonly Glyphs[], x: number): boolean => row.some((glyph) => glyph.x < x && glyph.x + glyph.width > x);

/** Where in the middle third of the page most rows have running text on both sides and nothing across. */
function findGutter(rows: readonly (readonly Glyphs[])[]): number | undefined {
  if (rows.length < MIN_ROWS) return undefined;
  const left = Math.min(...rows.flat().map((glyph) => glyph.x));
  const right = Math.max(...rows.flat().map((glyph) => glyph.x + glyph.width));
  for (let x = left + (right - left) * 0.35; x <= left + (right - left) * 0.65; x += 3) {
    const split = rows.filter((row) => !crosses(row, x) && columnText(row, x, 'left') > 0 && columnText(row, x, 'right') > 0);
    const crossing = rows.filter((row) => crosses(row, x));
    if (split.length < Math.max(MIN_ROWS, rows.length * 0.4) || crossing.length > rows.length * 0.3) continue;
    const average = (side: 'left' | 'right'): number => split.reduce((sum, row) => sum + columnText(row, x, side), 0) / split.length;
    if (average('left') >= MIN_COLUMN_CHARACTERS && average('right') >= MIN_COLUMN_CHARACTERS) return x;
  }
  return undefined;
}

function columnText(row: readonly Glyphs[], x: number, side: 'left' | 'right'): number {
  return row.filter((glyph) => glyph.x < x === (side === 'left')).reduce((sum, glyph) => sum + glyph.text.trim().length, 0);
}
