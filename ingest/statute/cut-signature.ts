import type { SourceLine } from '../../knowledge/documents/source.ts';
import { findDates } from './dates.ts';
import { recogniseLine } from './recognise-line.ts';

const DATE_LINE = /^[（(]?(?:\d{4}|[一二三四五六七八九〇○零]{4}) ?年.{1,4}月.{1,4}日[）)]?$/;
const NOTE = /^[（(].{2,30}[)）]$/;

export interface CutBody {
  readonly body: readonly SourceLine[];
  /** Issuers, date and notes such as （此件公开发布）. */
  readonly signature: readonly SourceLine[];
  /** What follows the signature: the attachments. */
  readonly rest: readonly SourceLine[];
}

/**
 * Cuts a body at its signature: a date that stands alone, with the short lines of the issuers above it, at the end of
 * the document or before its attachments.
 */
export function cutSignature(lines: readonly SourceLine[]): CutBody {
  for (let date = lines.length - 1; date > 0; date -= 1) {
    if (lines[date]!.table || !DATE_LINE.test(lines[date]!.text)) continue;
    let end = date + 1;
    while (end < lines.length && NOTE.test(lines[end]!.text)) end += 1;
    if (end < lines.length && recogniseLine(lines[end]!).kind !== 'annex') continue;
    let start = date;
    while (start > 1 && isIssuer(lines[start - 1]!)) start -= 1;
    return { body: lines.slice(0, start), signature: lines.slice(start, end), rest: lines.slice(end) };
  }
  return { body: lines, signature: [], rest: [] };
}

function isIssuer(line: SourceLine): boolean {
  const { text } = line;
  return text.length <= 30 && !line.table && line.heading === undefined && !/[。；：，、]/.test(text) && findDates(text).length === 0
    && recogniseLine(line).kind === 'text' && !/^[（(]?[\d“]/.test(text);
}
