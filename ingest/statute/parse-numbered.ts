import type { SourceLine } from '../../knowledge/documents/source.ts';
import { parseAnnex } from './parse-annex.ts';
import { BlockBuilder } from './block-builder.ts';
import { headingOf } from './headings.ts';
import { isHeadingText, recogniseLine, SCHEME_DEPTH, type LineKind } from './recognise-line.ts';

type NumberedLine = Extract<LineKind, { kind: 'numbered' }>;

/**
 * The body of a document without articles: provisions are its outermost numbered paragraphs (一、, （一）, 1.,
 * 5.1.1); a numbered line that is a title of its own is a heading, and the numbers below it carry its number:
 * 二（三）. Text without a number is a provision of kind `section`, named for the heading above it.
 */
export function parseNumbered(lines: readonly SourceLine[]): BlockBuilder {
  const builder = new BlockBuilder();
  /** Numbers of the headings above, by depth of their scheme. */
  let above: { depth: number; label: string }[] = [];
  let openDepth: number | undefined;
  let hasProvision = false;
  for (const [index, line] of lines.entries()) {
    const kind = recogniseLine(line);
    if (kind.kind === 'annex' && hasProvision) {
      parseAnnex(lines.slice(index), builder);
      return builder;
    }
    if (kind.kind === 'numbered') {
      const depth = SCHEME_DEPTH[kind.scheme];
      if (openDepth !== undefined && depth > openDepth) {
        builder.line(line.text, line.at, { kind: 'section', label: '正文' });
        continue;
      }
      above = above.filter((heading) => heading.depth < depth);
      hasProvision = true;
      if (isNumberedHeading(line, kind, lines[index + 1])) {
        builder.heading({ rank: 3 + depth, text: line.text, at: line.at });
        above.push({ depth, label: kind.label });
        openDepth = undefined;
      } else {
        const label = above.map((heading) => heading.label).join('') + kind.label;
        builder.open({ kind: 'numbered', label, marker: kind.marker, at: line.at }, kind.rest);
        openDepth = depth;
      }
      continue;
    }
    const heading = headingOf(line, kind);
    if (heading) {
      builder.heading(heading);
      above = [];
      openDepth = undefined;
      continue;
    }
    const number = above.map(({ label }) => label).join('');
    builder.line(line.text, line.at, number === '' ? { kind: 'section', label: untitledLabel(builder) } : { kind: 'numbered', label: number });
    hasProvision = true;
  }
  builder.close();
  return builder;
}

/** Text under 序言 is cited by that name. */
function untitledLabel(builder: BlockBuilder): string {
  return /^[序前] ?言$/.test(builder.innermostHeading ?? '') ? '序言' : '正文';
}

/** A numbered line that only names what follows: marked as a heading, or short, no sentence, and followed by text. */
function isNumberedHeading(line: SourceLine, kind: NumberedLine, next: SourceLine | undefined): boolean {
  if (next === undefined || kind.rest === '') return false;
  if (line.heading !== undefined) return true;
  if (!isHeadingText(kind.rest) || kind.rest.length > 30) return false;
  const following = recogniseLine(next);
  return following.kind !== 'numbered' || SCHEME_DEPTH[following.scheme] > SCHEME_DEPTH[kind.scheme];
}
