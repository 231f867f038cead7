import type { Day } from '../../knowledge/law.ts';
import type { Searcher } from '../../knowledge/search/open-searcher.ts';
import { viewArticle, viewProvision, type ArticleOutcome, type ArticleQuery, type ArticleView } from './article-view.ts';
import type { LawQuery } from './choose-text.ts';
import { compareVersions, type CompareOutcome, type CompareQuery } from './compare-versions.ts';
import { findLaws, type FindQuery, type Found } from './find-laws.ts';
import { lawShelves, lawsOfShelf, type Shelf, type ShelfPage, type ShelfQuery } from './law-shelves.ts';
import { viewLaw, viewText, type LawOutcome, type TextOutcome, type TextQuery } from './law-view.ts';
import type { Library, Reader } from './library.ts';
import { createReadings } from './readings.ts';

/** The law to read, look up and compare; everything that it gives is JSON. */
export interface LawBrowser {
  /** A whole article of a law, both as people name them, at a day. */
  article(query: ArticleQuery, reader: Reader): ArticleOutcome;
  /** The article behind a button of an answer, in the version that the answer quoted; undefined where it is gone. */
  articleOfProvision(provisionId: number, on: Day, reader: Reader): ArticleView | undefined;
  /** What a law is, with its contents and versions. */
  law(query: LawQuery, reader: Reader): LawOutcome;
  /** The words of a law or of a part of it, a page at a time. */
  text(query: TextQuery, reader: Reader): TextOutcome;
  compare(query: CompareQuery, reader: Reader): CompareOutcome;
  find(query: FindQuery, reader: Reader): Promise<Found>;
  /** The front page: how many laws there are, by place and level. */
  shelves(on: Day, reader: Reader): readonly Shelf[];
  shelf(query: ShelfQuery): ShelfPage;
}

export function openLawBrowser(searcher: Pick<Searcher, 'corpus' | 'knownTitles' | 'search'>): LawBrowser {
  const { corpus } = searcher;
  const library: Library = { corpus, readings: createReadings(corpus), knownTitles: () => searcher.knownTitles() };
  return {
    article: (query, reader) => viewArticle(query, library, reader),
    articleOfProvision: (provisionId, on, reader) => viewProvision(provisionId, on, library, reader),
    law: (query, reader) => viewLaw(query, library, reader),
    text: (query, reader) => viewText(query, library, reader),
    compare: (query, reader) => compareVersions(query, library, reader),
    find: (query, reader) => findLaws(query, library, searcher, reader),
    shelves: (on, reader) => lawShelves(on, library, reader),
    shelf: (query) => lawsOfShelf(query, library),
  };
}
