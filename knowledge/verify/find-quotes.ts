import type { Span } from '../citation/spans.ts';

/** Words that a text gives as somebody's: between quotation marks, or in a block that Markdown marks with >. */
export interface Quote extends Span {
  /** Without the marks. */
  readonly inner: Span;
  readonly kind: 'marks' | 'block';
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '＂': '＂', '"': '"' };

/** A mark that is not closed within so many characters was never meant to be. */
const LONGEST = 4000;

/** All quotes of a text, in order; of nested ones the outer. */
export function findQuotes(text: string): Quote[] {
  const blocks = [...text.matchAll(BLOCK)].map(({ 0: block, index }): Quote => {
    const span = { start: index, end: index + block.trimEnd().length };
    return { ...span, inner: span, kind: 'block' };
  });
  const found: Quote[] = [...blocks];
  const opening = /[“「『＂"]/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const close = closingOf(text, start, CLOSING[match[0]]!);
    if (close === undefined) continue;
    opening.lastIndex = close + 1;
    if (blocks.some((block) => block.start <= start && start < block.end)) continue;
    found.push({ start, end: close + 1, inner: { start: start + 1, end: close }, kind: 'marks' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Lines that begin with >, one after the other. */
const BLOCK = /(?:^[ \t]*>[^\n]*(?:\n|$))+/gm;

/** Where a quote ends: at the mark that balances it, else at the first that could; a paragraph's end ends what nothing balances. */
function closingOf(text: string, start: number, close: string): number | undefined {
  const open = text[start]!;
  const limit = Math.min(text.length, start + LONGEST);
  if (open === close) {
    const end = text.indexOf(close, start + 1);
    return end < 0 || end >= limit || text.slice(start, end).includes('\n\n') ? undefined : end;
  }
  let depth = 1;
  let first: number | undefined;
  for (let at = start + 1; at < limit; at += 1) {
    if (text[at] === open) depth += 1;
    if (text[at] !== close) continue;
    first ??= at;
    depth -= 1;
    if (depth === 0) return at;
  }
  return first;
}
