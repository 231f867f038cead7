import type { PlacedLine } from './pdf-columns.ts';
import type { PdfLine } from './pdf-lines.ts';
import type { Frame, Typography } from './pdf-paragraphs.ts';

/** Share of lines that makes a left edge a margin; fewer are outliers such as hanging marks. */
const MARGIN_SHARE = 0.08;
const INDENTED_SHARE = 0.08;

/** What most of the lines have in common. */
export function typographyOf(lines: readonly PdfLine[], frameOf: (line: PdfLine) => Frame): Typography {
  const size = mostCommon(lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length]));
  const body = lines.filter((line) => isBodySize(line, size));
  const leading = mostCommon(
    body.slice(1).flatMap((line, index): [number, number][] => {
      const distance = body[index]!.y - line.y;
      return line.page === body[index]!.page && distance > 0 ? [[Math.round(distance * 2) / 2, 1]] : [];
    }),
  );
  const indented = body.filter((line) => {
    const indent = (line.x0 - frameOf(line).left) / line.size;
    return indent > 1.5 && indent < 2.6;
  });
  return { size, leading: leading || size * 1.6, indented: indented.length > body.length * INDENTED_SHARE };
}

/** Margins by column, and by odd and even pages where those are set off from each other for binding. */
export function framesOf(placed: readonly PlacedLine[]): (placed: PlacedLine) => Frame {
  const size = mostCommon(placed.map(({ line }) => [Math.round(line.size * 2) / 2, line.text.length]));
  const frames = new Map<string, Frame>();
  for (const [column, group] of Map.groupBy(placed, (each) => each.column)) {
    const lines = group.map(({ line }) => line);
    const all = measure(lines, size);
    const [even, odd] = [0, 1].map((parity) => measure(lines.filter((line) => line.page % 2 === parity), size)) as [Frame, Frame];
    const shifted = Math.abs(even.right - even.left - (odd.right - odd.left)) < size;
    frames.set(`${column} 0`, shifted ? even : all);
    frames.set(`${column} 1`, shifted ? odd : all);
  }
  return ({ line, column }) => frames.get(`${column} ${line.page % 2}`)!;
}

/** Margins of lines set to one measure; without lines, margins like no others. */
function measure(lines: readonly PdfLine[], size: number): Frame {
  if (lines.length === 0) return { left: 0, right: Infinity };
  const sized = lines.filter((line) => isBodySize(line, size));
  const body = sized.length > 0 ? sized : lines;
  const starts = [...Map.groupBy(body, (line) => Math.round(line.x0 / 3))]
    .filter(([, group]) => group.length >= Math.max(1, body.length * MARGIN_SHARE))
    .map(([, group]) => Math.min(...group.map((line) => line.x0)));
  const ends = body.map((line) => line.x1).sort((a, b) => a - b);
  return { left: Math.min(...starts, ends.at(-1)!), right: ends[Math.floor(ends.length * 0.95)]! };
}

const isBodySize = (line: PdfLine, size: number): boolean => Math.abs(line.size - size) <= 0.1 * size;

/** The value with the greatest total weight; 0 for no values. */
function mostCommon(weighted: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
