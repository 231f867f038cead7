import type { Day, Level, Region } from '../law.ts';

/** Which provisions may be found. Every part narrows; none means all. */
export interface IndexFilter {
  /** Only versions in force on this day. */
  readonly date?: Day;
  /** Only law that applies to someone living there: the place's own and that of every place above it. */
  readonly region?: Region;
  readonly levels?: readonly Level[];
  /** Ids of laws. */
  readonly laws?: readonly number[];
}

/** What of a question weighs how much; terms are those of `termsOf`, each once, with its weight in the question. */
export interface SparseQuery {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
}

/** Parts of a lexical score, each a sum of BM25 weights over the question's terms. */
export interface LexicalSignals {
  /** Words in the text of the provision. */
  readonly words: number;
  /** Character pairs in the text of the provision. */
  readonly bigrams: number;
  /** Words in the law's title and the headings above the provision. */
  readonly heading: number;
}

export interface Candidate {
  readonly provisionId: number;
  readonly lawId: number;
  readonly level: Level;
  readonly score: number;
  readonly signals: LexicalSignals;
}

export interface IndexResult {
  /** Best first; equal scores by provision id. Empty for a query without known terms. */
  readonly candidates: readonly Candidate[];
  /** The signals of an imagined provision that held every term of the question as often as counts. */
  readonly ceiling: LexicalSignals;
  /** Provisions in the index, by which the rarity of words is measured. */
  readonly size: number;
}

/** An index over all provisions of the corpus, of one generation of it. */
export interface ProvisionIndex {
  /** Corpus generation that it was built from. */
  readonly generation: number;
  readonly size: number;
  search(query: SparseQuery, filter: IndexFilter, limit: number): IndexResult;
  close(): void;
}
