import { parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import type { Question } from '../dataset.ts';

/** An article as an answer cites it; `text` may be a part of the article. */
export interface Cited {
  readonly law: string;
  readonly article: string;
  readonly text: string;
}

/**
 * How an answer's articles compare with those that answer the question; null where a score does not apply: precision
 * of an answer that cites nothing, recall of a question whose articles are not known.
 */
export interface CitationScore {
  readonly precision: number | null;
  readonly recall: number | null;
}

/** An article is right by title and number, or by its words: another edition of the same rule. */
export function scoreCitations(cited: readonly Cited[], gold: Question['gold']): CitationScore {
  const articles = Map.groupBy(cited, ({ law, article }) => keyOf(law, article));
  const isRight = (one: Cited, right: Question['gold'][number]): boolean =>
    (right.article !== null && keyOf(one.law, one.article) === keyOf(right.law, right.article)) || (right.text !== undefined && isPartOf(one.text, right.text));
  const right = [...articles.values()].filter((pieces) => pieces.some((piece) => gold.some((one) => isRight(piece, one))));
  return {
    precision: articles.size === 0 ? null : right.length / articles.size,
    recall: gold.length === 0 ? null : gold.filter((one) => cited.some((piece) => isRight(piece, one))).length / gold.length,
  };
}

function isPartOf(piece: string, text: string): boolean {
  const words = wordsOf(piece);
  return words !== '' && wordsOf(text).includes(words);
}

function keyOf(law: string, article: string): string {
  const number = parseArticleLabel(article);
  return `${normaliseTitle(law)} ${number ? `${number.number}-${number.sub ?? 0}` : article}`;
}
