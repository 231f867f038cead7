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

export interface IndexQuery extends SparseQuery {
  /** Unit vector of the question, of the encoder that the index was built with. */
  readonly vector?: Float32Array;
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
  /** The same for all provisions under the same headings of the same version, and for no others. */
  readonly chapter: number;
  /** Characters of the text. */
  readonly length: number;
  /** Weighted sum of the lexical signals. */
  readonly score: number;
  readonly signals: LexicalSignals;
  /** Likeness by meaning, -1 to 1; there when the query has a vector. */
  readonly cosine?: number | undefined;
  /** Of the question and the sentence of the provision that is nearest to it; that of the whole where there are none. */
  readonly sentenceCosine?: number | undefined;
}

/** Unit vectors of candidates, by their places among them. */
export interface CandidateVectors {
  of(place: number): Float32Array;
  /** Inner products of the vector of every candidate with two others: two numbers a candidate. */
  products(a: Float32Array, b: Float32Array): Float32Array;
}

export interface IndexResult {
  /** By falling lexical score, then falling cosine, then provision id. */
  readonly candidates: readonly Candidate[];
  /** There when the query has a vector, and the index has some. */
  readonly vectors?: CandidateVectors | undefined;
  /** The signals of an imagined provision that held every term of the question as often as counts. */
  readonly ceiling: LexicalSignals;
  /** Provisions in the index, by which the rarity of words is measured. */
  readonly size: number;
}

/** The encoder that an index holds vectors of. */
export interface IndexEncoder {
  readonly name: string;
  readonly dimensions: number;
}

/** An index over all provisions of the corpus, of one generation of it. */
export interface ProvisionIndex {
  /** Corpus generation that it was built from. */
  readonly generation: number;
  readonly size: number;
  /** Undefined for an index without vectors. */
  readonly encoder: IndexEncoder | undefined;
  /**
   * The best `limit` provisions by terms, the best `limit` by meaning where the query has a vector, and those of
   * `also`, each once and only where the filter lets it pass. Without known terms and vector only `also`.
   */
  search(query: IndexQuery, filter: IndexFilter, limit: number, also?: readonly number[]): IndexResult;
  close(): void;
}
