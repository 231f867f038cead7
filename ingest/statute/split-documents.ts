import type { SourceLine } from '../../knowledge/documents/source.ts';
import { findDates } from './dates.ts';
import { isTitleLike } from './find-title.ts';
import { recogniseLine } from './recognise-line.ts';

/**
 * Cuts a file that holds several documents one after another (the amendments to the Criminal Law on one page, a
 * decision followed by the amended regulation) where a title stands with the line that says when it was passed.
 */
export function splitDocuments(lines: readonly SourceLine[]): SourceLine[][] {
  const cuts = lines.flatMap((line, index) => (index > 0 && startsDocument(lines, index) ? [index] : []));
  return [0, ...cuts].map((start, index) => lines.slice(start, cuts[index]));
}

function startsDocument(lines: readonly SourceLine[], index: number): boolean {
  const line = lines[index]!;
  if (line.table || line.heading === 1 || !isTitleLike(line.text) || /^(附件|附表|附：|附$)/.test(line.text)) return false;
  if (!hasBodyBefore(lines, index)) return false;
  const next = lines[index + 1];
  return next !== undefined && next.text.length < 400 && !/^第.{1,6}条/.test(next.text)
    && findDates(next.text.slice(0, 40)).length > 0 && /通过|公布|发布|批准|修正|修订/.test(next.text)
    && /^[（(]?(根据)?\d{4}年/.test(next.text.replace(/^\*/, ''));
}

/** The first title of a file is its own, also below an order that promulgates it; so is the first of a collection. */
function hasBodyBefore(lines: readonly SourceLine[], index: number): boolean {
  if (index <= 2 && lines[0]!.heading === 1 && lines[0]!.text.endsWith('修正案')) return true;
  return lines.slice(0, index).some((line) => {
    const kind = recogniseLine(line);
    return kind.kind === 'article' || (kind.kind === 'numbered' && kind.scheme === 'han');
  });
}
