import { articleLabel } from '../../knowledge/citation/article-label.ts';
import type { Citation } from '../../knowledge/citation/citation.ts';
import { expandCitation } from '../../knowledge/citation/expand-citation.ts';
import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import type { Day } from '../../knowledge/law.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import { viewArticle, type ArticleOutcome } from './article-view.ts';
import { readNumber } from './law-path.ts';
import type { Library, Reader } from './library.ts';

/** An article that was cited, or why there is none; 款 and 项 where they were cited. */
export interface FoundArticle {
  readonly outcome: ArticleOutcome;
  /** From the end when negative: 最后一款 is -1. */
  readonly paragraph: number | null;
  readonly item: number | null;
}

export interface Cited {
  readonly articles: readonly FoundArticle[];
  /** Nothing else was typed. */
  readonly isAll: boolean;
}

type Place = Pick<Citation, 'article' | 'paragraph' | 'item'> & { readonly law: string };

/** More articles than this are not opened for one search. */
const MOST = 6;

/** The articles that a line cites, with 第 and 条 or, as people type into a search box, without: 民法典1079, 消法55. */
export function citedArticles(typed: string, on: Day, library: Library, reader: Reader): Cited {
  const citations = parseCitations(typed, { knownTitles: library.knownTitles() }).filter(({ law, article }) => law && article);
  const short = citations.length > 0 ? undefined : shortForm(typed, library);
  const places: Place[] = short ? [short] : citations.flatMap(expandCitation).map((citation) => ({ ...citation, law: nameOf(citation.law!) }));
  const rest = citations.reduce((text, { start, end }) => text.slice(0, start) + '　'.repeat(end - start) + text.slice(end), typed);
  return {
    articles: places.slice(0, MOST).map(({ law, article, paragraph, item }) => ({
      outcome: viewArticle({ law, article: articleLabel(article!.number, article!.sub), on }, library, reader),
      paragraph: paragraph ?? null,
      item: item ?? null,
    })),
    isAll: places.length > 0 && (short !== undefined || rest.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 2),
  };
}

const nameOf = ({ key, versionYear }: NonNullable<Citation['law']>): string => (versionYear === undefined ? key : `${key}（${versionYear}年版）`);

/** A known title and a number; 刑法修正案11 is a title as a whole, and 2014 a year. */
function shortForm(typed: string, { corpus, knownTitles }: Library): Place | undefined {
  const isKnown = (title: string): boolean => {
    const key = normaliseTitle(title);
    return corpus.lawsByKey(key).length > 0 || knownTitles().meaning(key) !== undefined;
  };
  const [, law, number] = /^(.*?[^\d\s.\-–—第])[\s的]*(第?\d{1,4}(?:条|(?:条?[-–—之]\d{1,2}条?))?)$/u.exec(typed.normalize('NFKC')) ?? [];
  const article = number === undefined ? undefined : readNumber(number);
  const isYear = /^(?:19|20)\d\d$/.test(number ?? '');
  return law && article && !isYear && !isKnown(typed) && isKnown(law) ? { law, article } : undefined;
}
