import type { SourceLine } from '../../knowledge/documents/source.ts';
import { parseAnnex } from './parse-annex.ts';
import { BlockBuilder } from './block-builder.ts';
import { headingOf } from './headings.ts';
import { recogniseLine, type LineKind } from './recognise-line.ts';

type ArticleLine = Extract<LineKind, { kind: 'article' }>;

/** The body of a document whose provisions are articles. Text before the first article is its 序言. */
export function parseArticles(lines: readonly SourceLine[]): BlockBuilder {
  const builder = new BlockBuilder();
  let last = { number: 0, sub: 0 };
  for (const [index, line] of lines.entries()) {
    const kind = recogniseLine(line);
    if (kind.kind === 'article' && isNextArticle(kind, last)) {
      reportSequence(builder, kind, last, line.at);
      last = kind;
      builder.open({ kind: 'article', label: kind.label, marker: kind.marker, at: line.at }, kind.rest);
      continue;
    }
    if (startsAnnex(kind, last)) {
      parseAnnex(lines.slice(index), builder);
      return builder;
    }
    const heading = headingOf(line, kind);
    if (heading) builder.heading(heading);
    // After the first article only a lost label leaves text without one.
    else builder.line(line.text, line.at, { kind: 'section', label: last.number === 0 ? '序言' : '正文' });
  }
  builder.close();
  return builder;
}

/** An annex can only follow articles; so can a second document that starts again from article one. */
function startsAnnex(kind: LineKind, last: { number: number }): boolean {
  if (last.number === 0) return false;
  return kind.kind === 'annex' || (kind.kind === 'article' && kind.number === 1 && kind.spaced && last.number > 3);
}

/**
 * Whether a line that looks like 第N条 opens an article here. With a space after 条 the document says so itself,
 * save that numbering never falls back to 1; without one only the next number in turn is believed.
 */
function isNextArticle(article: ArticleLine, last: { number: number; sub: number }): boolean {
  const follows =
    (article.number === last.number + 1 && article.sub === 0) ||
    (article.number === last.number && article.sub === last.sub + 1);
  if (!article.spaced) return follows;
  return follows || last.number === 0 || article.number > 1 || last.number <= 3;
}

function reportSequence(
  builder: BlockBuilder,
  article: ArticleLine,
  last: { number: number; sub: number },
  at: number,
): void {
  if (last.number === 0) return;
  const missing = article.number - last.number - 1;
  if (missing > 0) {
    builder.problems.push({ at, kind: 'gap', text: `${article.label}之前缺${missing}条（上一条是第${last.number}条）` });
  } else if (article.number < last.number || (article.number === last.number && article.sub < last.sub)) {
    builder.problems.push({ at, kind: 'order', text: `${article.label}出现在第${last.number}条之后` });
  } else if (article.number === last.number && article.sub > last.sub + 1) {
    builder.problems.push({ at, kind: 'gap', text: `${article.label}之前缺之${last.sub + 1}` });
  }
}
