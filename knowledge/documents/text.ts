import type { SourceLine } from './source.ts';
import { cleanText, LINE_BREAK } from './clean-text.ts';
import { columns, unwrap } from './unwrap.ts';

/** Lines of a plain text file; only a clearly hard-wrapped file has its lines joined. */
export function textLines(text: string): SourceLine[] {
  const raw = text.split(LINE_BREAK).map((line, index) => ({
    at: index + 1,
    text: cleanText(line),
    indent: columns(/^\s*/.exec(line)![0]),
  }));
  return unwrap(raw).map(({ at, text: joined }) => ({ text: joined, at }));
}
