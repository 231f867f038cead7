import { articleLabel } from '../../citation/article-label.ts';
import type { Citation } from '../../citation/citation.ts';
import { expandCitation } from '../../citation/expand-citation.ts';
import { parseCitations } from '../../citation/parse-citations.ts';
import { normaliseTitle } from '../../title.ts';
import type { ItemCitation } from '../item.ts';

/** A law was said in so many words: a bare 第四十条 is only probably one of the law named before. */
const CERTAIN = new Set([undefined, 'same-law', 'same-article']);
/** As exports write them, one after the other. */
const PLAIN = /^《([^《》]+)》(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十百]+)?)$/;
/** The last line of an explanation, as exports write it where a file has no other place for citations. */
const LAST_LINE = /(?:^|\n)依据：([^\n]+)$/;

export interface ReadCitations {
  readonly citations: readonly ItemCitation[];
  /** Everything that the text says is in the citations: nothing is lost when only they are kept. */
  readonly isWhole: boolean;
}

/** The articles that running texts name together with their law, each once, in order. */
export function citedArticles(texts: readonly string[]): ItemCitation[] {
  return eachOnce(texts.flatMap((text) => parseCitations(text)).flatMap(expandCitation)
    .filter(({ law, relation }) => law !== undefined && !law.guessed && CERTAIN.has(relation)).flatMap(articleOf));
}

/** What a cell or line of 法律依据 cites: 《宪法》第三条；《立法法》第九条、第十条. A law without an article is no citation of an item. */
export function readItemCitations(text: string): ReadCitations {
  const parts = text.split(/[；;\n]/).map((part) => part.trim()).filter((part) => part !== '');
  const plain = parts.map((part) => PLAIN.exec(part));
  if (plain.every((match) => match !== null)) {
    return { citations: plain.map((match) => ({ law: match[1]!, article: match[2]! })), isWhole: true };
  }
  const found = parseCitations(text);
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const isWhole = !/[\p{L}\p{N}]/u.test(rest.replaceAll(/[和与及]/g, ''))
    && found.every(({ law, article, paragraph, item, subitem }) =>
      law !== undefined && article !== undefined && paragraph === undefined && item === undefined && subitem === undefined);
  return { citations: found.flatMap(expandCitation).flatMap(articleOf), isWhole };
}

/**
 * An explanation without a last line 依据：…… that is nothing but citations, and all that the texts of an item cite:
 * those of that line first, as they are spelled there.
 * @param stems of the item
 */
export function takeCitations(stems: readonly string[], explanation: string): { readonly explanation: string; readonly citations: readonly ItemCitation[] } {
  const last = LAST_LINE.exec(explanation);
  const listed = last === null ? undefined : readItemCitations(last[1]!);
  if (last === null || listed?.isWhole !== true) return { explanation, citations: citedArticles([...stems, explanation]) };
  const words = explanation.slice(0, last.index);
  return { explanation: words, citations: eachOnce([...listed.citations, ...citedArticles([...stems, words])]) };
}

const articleOf = ({ law, article }: Pick<Citation, 'law' | 'article'>): ItemCitation[] =>
  (law === undefined || article === undefined ? [] : [{ law: law.title, article: articleLabel(article.number, article.sub) }]);

function eachOnce(citations: readonly ItemCitation[]): ItemCitation[] {
  const each = new Map<string, ItemCitation>();
  for (const citation of citations) {
    const key = `${normaliseTitle(citation.law)} ${citation.article}`;
    if (!each.has(key)) each.set(key, citation);
  }
  return [...each.values()];
}
