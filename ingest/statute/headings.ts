import type { SourceLine } from '../../knowledge/documents/source.ts';
import type { Heading } from './document.ts';
import { isHeadingText, type LineKind } from './recognise-line.ts';

/** Rank given to a heading that the format marks but that names no 编/章/节. */
const RANK_OF_DEPTH = [0, 1, 3, 4, 5, 6, 7];

/** The heading that a line is, by its words (第一章 …) or, failing that, by the markup of its format. */
export function headingOf(line: SourceLine, kind: LineKind): Heading | undefined {
  if (kind.kind === 'heading') return { rank: kind.rank, text: line.text, at: line.at };
  if (line.heading === undefined || kind.kind === 'article' || !isHeadingText(line.text)) return undefined;
  return { rank: RANK_OF_DEPTH[line.heading] ?? 7, text: line.text, at: line.at };
}
