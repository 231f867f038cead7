import type { Citation } from '../../knowledge/citation/citation.ts';
import { expandCitation } from '../../knowledge/citation/expand-citation.ts';
import { articleLabel } from '../../knowledge/citation/article-label.ts';
import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import type { Day, Region, Status } from '../../knowledge/law.ts';
import type { Searcher } from '../../knowledge/search/open-searcher.ts';
import { viewArticle, type ArticleOutcome } from './article-view.ts';
import { excerptOf, type ExcerptPart } from './excerpt.ts';
import { articleHref, linkTo, type LawLink } from './law-link.ts';
import { readNumber } from './law-path.ts';
import type { Library, Reader } from './library.ts';
import { matchTitles, type Fit } from './match-title.ts';

export interface FindQuery {
  /** What was typed: a title, a citation, or words of the matter. */
  readonly text: string;
  readonly on?: Day;
  readonly region?: Region;
  /** Most laws, and most passages. */
  readonly limit: number;
  /** Passages of this law only, by a title that {@link viewLaw} takes. */
  readonly within?: string;
}

/** A law whose title fits. */
export interface FoundLaw extends LawLink {
  readonly status: Status;
  readonly fit: Fit;
}

/** An article that was cited, or why there is none; 款 and 项 where they were cited. */
export interface FoundArticle {
  readonly outcome: ArticleOutcome;
  readonly paragraph: number | null;
  readonly item: number | null;
}

/** An article whose words fit. */
export interface FoundPassage {
  readonly law: LawLink;
  readonly label: string;
  readonly href: string;
  readonly path: readonly string[];
  readonly provisionId: number;
  readonly excerpt: readonly ExcerptPart[];
}

export interface Found {
  readonly articles: readonly FoundArticle[];
  readonly laws: readonly FoundLaw[];
  /** Laws whose titles fit, those beyond the limit too. */
  readonly lawsInAll: number;
  readonly passages: readonly FoundPassage[];
}

/** More articles than this are not opened for one search. */
const MOST_ARTICLES = 6;
/** Nobody looks for more words than this; what is longer is cut. */
const LONGEST = 200;

/** Everything that a person may look for with one line: the articles that it cites, laws by title, articles by content. */
export async function findLaws({ text, on, region, limit, within }: FindQuery, library: Library, searcher: Pick<Searcher, 'search'>, asking: Reader): Promise<Found> {
  const typed = text.slice(0, LONGEST).trim();
  const reader = region === undefined ? asking : { ...asking, region };
  const day = on ?? reader.today;
  if (typed === '') return { articles: [], laws: [], lawsInAll: 0, passages: [] };
  const articles = citedArticles(typed, day, library, reader);
  const titles = within === undefined ? titlesFor(typed, articles, day, library, reader) : [];
  const only = within === undefined ? undefined : matchTitles(within, day, library, reader)[0]?.law.id;
  const isNothingElse = articles.some(({ outcome }) => outcome.kind === 'article');
  const hits = isNothingElse ? [] : await searcher.search(typed, { date: day, region: reader.region, limit, ...(only !== undefined && { laws: [only] }) });
  return {
    articles,
    laws: titles.slice(0, limit).map(({ law, status, fit }) => ({ ...linkTo(law, library.corpus), status, fit })),
    lawsInAll: titles.length,
    passages: hits.map(({ law, provision }) => ({
      law: linkTo(law, library.corpus),
      label: provision.label,
      href: articleHref(law, provision.label, library.corpus, day === reader.today ? {} : { on: day }),
      path: provision.path,
      provisionId: provision.id,
      excerpt: excerptOf(provision.text, typed),
    })),
  };
}

/** The laws by what was typed as a whole; where an article was cited, its law alone. */
function titlesFor(typed: string, articles: readonly FoundArticle[], day: Day, library: Library, reader: Reader) {
  const cited = new Set(articles.flatMap(({ outcome }) => (outcome.kind === 'article' ? [outcome.article.law.title] : [])));
  return cited.size > 0
    ? [...cited].flatMap((title) => matchTitles(title, day, library, reader).filter(({ fit }) => fit === 'exact'))
    : matchTitles(typed, day, library, reader);
}

function citedArticles(typed: string, on: Day, library: Library, reader: Reader): FoundArticle[] {
  const parsed = parseCitations(typed, { knownTitles: library.knownTitles() });
  return parsed.map((citation) => withTypedNumber(citation, typed)).flatMap(expandCitation).flatMap((citation): FoundArticle[] => {
    const { law, article, paragraph, item } = citation;
    if (!law || !article) return [];
    const outcome = viewArticle({
      law: law.versionYear === undefined ? law.key : `${law.key}（${law.versionYear}年版）`, article: articleLabel(article.number, article.sub), on,
    }, library, reader);
    return [{ outcome, paragraph: paragraph ?? null, item: item ?? null }];
  }).slice(0, MOST_ARTICLES);
}

/** 民法典 133-1: a number that is all that follows a title is that of an article. */
function withTypedNumber(citation: Citation, typed: string): Citation {
  if (!citation.law || citation.article || citation.start > 1) return citation;
  const rest = typed.slice(citation.end).replace(/^[\s》的，,]+/, '').replace(/\s/g, '');
  const article = readNumber(rest);
  return article ? { ...citation, article } : citation;
}
