import type { Span } from '../citation/spans.ts';
import type { Quote } from './find-quotes.ts';

/** Up to the end of the line; lines that begin with an item's number, and the first one with words, belong to it. */
export function paragraphEnd(text: string, start: number, limit: number): number {
  let end = start;
  for (;;) {
    const line = text.indexOf('\n', end);
    if (line < 0 || line >= limit) return limit;
    const next = /^\s*([^\n]*)/.exec(text.slice(line))![1]!;
    const isItem = /^[>\s]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/.test(next) && /[：；:;]\s*$/.test(text.slice(start, line));
    if (text.slice(start, line).trim() !== '' && !isItem) return line;
    end = line + 1;
  }
}

/** Where the sentence ends that goes on at `start`: at one of the marks outside of quotes. */
export function sentenceEnd(text: string, start: number, limit: number, quotes: readonly Quote[], marks: string): number {
  for (let at = start; at < limit; at += 1) {
    const quote = quotes.find((each) => each.start === at);
    if (quote) at = quote.end - 1;
    else if (marks.includes(text[at]!)) return at;
  }
  return limit;
}

/** The stretches of a span that lie in no quote. */
export function without(quotes: readonly Quote[], { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let at = start;
  for (const quote of quotes) {
    if (quote.end <= at || quote.start >= end) continue;
    pieces.push({ start: at, end: quote.start });
    at = quote.end;
  }
  pieces.push({ start: at, end });
  return pieces.filter((piece) => piece.start < piece.end);
}

export function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? limit : Math.min(end, limit);
}
