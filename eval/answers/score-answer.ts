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
 * of an answer that cites nothing.
 */
export interface CitationScore {
  readonly precision: number | null;
  readonly recall: number;
}

/** An article is right by title and number, or by its words: another edition of the same rule. */
export function scoreCitations(cited: readonly Cited[], gold: Question['gold']): CitationScore {
  const distinct = [...new Map(cited.map((one) => [keyOf(one.law, one.article), one])).values()];
  const isRight = (one: Cited, right: Question['gold'][number]): boolean =>
    (right.article !== null && keyOf(one.law, one.article) === keyOf(right.law, right.article)) || wordsOf(right.text).includes(wordsOf(one.text));
  return {
    precision: distinct.length === 0 ? null : distinct.filter((one) => gold.some((right) => isRight(one, right))).length / distinct.length,
    recall: gold.filter((right) => cited.some((one) => isRight(one, right))).length / gold.length,
  };
}

function keyOf(law: string, article: string): string {
  const number = parseArticleLabel(article);
  return `${normaliseTitle(law)} ${number ? `${number.number}-${number.sub ?? 0}` : article}`;
}
