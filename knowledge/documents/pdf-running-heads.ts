import type { PdfLine } from './pdf-lines.ts';

const PAGE_NUMBER = /^[-－—–―·•.~\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[〇一二三四五六七八九十百]{1,5})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-－—–―·•.~\s]*$/i;
/** Heads and feet stand in the outer eighth of the page. */
const MARGIN = 0.125;
const EDGE_LINES = 2;
const SAME_HEIGHT = 6;

/** One page's lines from top to bottom, with the height of the page. */
export interface LinedPage {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Drops page numbers, and the lines that recur at the same height at the head or foot of many pages. */
export function withoutRunningHeads(pages: readonly LinedPage[]): LinedPage[] {
  const recurring = recurringLines(pages);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line, index) => {
      const outermost = index === 0 || index === page.lines.length - 1;
      if (outermost && PAGE_NUMBER.test(line.text) && inMargin(line, page)) return false;
      return !(isEdge(index, page) && inMargin(line, page) && recurring.has(key(line)));
    }),
  }));
}

function recurringLines(pages: readonly LinedPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line, index) => isEdge(index, page) && inMargin(line, page)).map(key));
    for (const each of keys) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const needed = Math.max(3, pages.length * 0.3);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([each]) => each));
}

const isEdge = (index: number, page: LinedPage): boolean => index < EDGE_LINES || index >= page.lines.length - EDGE_LINES;

const inMargin = (line: PdfLine, page: LinedPage): boolean => line.y > page.height * (1 - MARGIN) || line.y < page.height * MARGIN;

/** Same words, whatever the page number, at the same height. */
const key = (line: PdfLine): string => `${Math.round(line.y / SAME_HEIGHT)} ${line.text.replaceAll(/\d+/g, '#').replaceAll(' ', '')}`;
