import { parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import type { Question } from '../dataset.ts';

/**
 * Finds which provisions count as a gold article, as `eval retrieval` counts them: by normalised title and article, or
 * by equal words of the text (another edition of the same rule).
 * @returns for a gold article the numbers of its provisions in `entries`; empty when none is in force
 */
export function goldFinder(entries: readonly ProvisionInContext[]): (gold: Question['gold'][number]) => number[] {
  const byArticle = new Map<string, number[]>();
  const byWords = new Map<string, number[]>();
  const note = (map: Map<string, number[]>, key: string, number: number): void => {
    const numbers = map.get(key);
    if (numbers) numbers.push(number);
    else map.set(key, [number]);
  };
  entries.forEach(({ law, provision }, number) => {
    note(byArticle, `${law.key} ${articleKey(provision.label)}`, number);
    note(byWords, wordsOf(provision.text), number);
  });
  return ({ law, article, text }) => [...new Set([
    ...(byArticle.get(`${normaliseTitle(law)} ${articleKey(article)}`) ?? []),
    ...(text === undefined ? [] : byWords.get(wordsOf(text)) ?? []),
  ])];
}

function articleKey(label: string | null): string {
  const parsed = label === null ? undefined : parseArticleLabel(label);
  return parsed ? `${parsed.number}-${parsed.sub ?? 0}` : String(label);
}

function wordsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '');
}
