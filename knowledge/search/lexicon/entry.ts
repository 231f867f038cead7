/** What people say, and the words of the law for it. */
export interface LexiconEntry {
  /** A regular expression over the normalised question, in which `…` stands for up to eight characters of one sentence. */
  readonly when: string;
  /** Terms exactly as statutes write them. */
  readonly say: readonly string[];
  /** Below one where the person often means something else, or where the terms are of wide use. */
  readonly weight?: number;
}
