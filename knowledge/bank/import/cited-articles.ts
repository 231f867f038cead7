import { articleLabel } from '../../citation/article-label.ts';
import { expandCitation } from '../../citation/expand-citation.ts';
import { parseCitations } from '../../citation/parse-citations.ts';
import type { ItemCitation } from '../item.ts';

/** A law was said in so many words: a bare 第四十条 is only probably one of the law named before. */
const CERTAIN = new Set([undefined, 'same-law', 'same-article']);

/** The articles that texts name together with their law, each once, in order. */
export function citedArticles(texts: readonly string[]): ItemCitation[] {
  const cited = new Map<string, ItemCitation>();
  for (const citation of texts.flatMap((text) => parseCitations(text)).flatMap(expandCitation)) {
    const { law, article, relation } = citation;
    if (law === undefined || law.guessed || article === undefined || !CERTAIN.has(relation)) continue;
    const label = articleLabel(article.number, article.sub);
    const key = `${law.key} ${label}`;
    if (!cited.has(key)) cited.set(key, { law: law.title, article: label });
  }
  return [...cited.values()];
}
