import type { Candidate, IndexResult } from '../index/port.ts';

/** Signals that every way of ranking gives; others come with it, by name. */
export interface Signals {
  /** BM25 sums over words and character pairs of the text, and over words of title and headings. */
  readonly words: number;
  readonly bigrams: number;
  readonly heading: number;
  /** Their weighted sum. */
  readonly lexical: number;
  /** Share of the question's words (each by its rarity) that the provision holds, 0 to 1. */
  readonly coverage: number;
  /** The lexical score in units of one word that stands in a single provision: the same in a small corpus and a large one. */
  readonly strength: number;
  /** Likeness by meaning, where there are vectors. */
  readonly cosine?: number;
  readonly [name: string]: number | undefined;
}

export interface Ranked {
  readonly provisionId: number;
  /** Only comparable within one question. */
  readonly score: number;
  /** How near to the best hit, 1 for the best, falling towards 0. */
  readonly relative: number;
  readonly signals: Signals;
}

/** What is known of laws as wholes when candidates are ranked. */
export interface LawFacts {
  /** Laws that the question names. */
  readonly named: ReadonlySet<number>;
  /** Decisions that only amend another text. */
  readonly amending: ReadonlySet<number>;
}

export function lexicalSignals({ score, signals }: Candidate, { ceiling, size }: IndexResult): Signals {
  const most = ceiling.words + ceiling.bigrams;
  return {
    ...signals,
    lexical: score,
    coverage: most === 0 ? 0 : (signals.words + signals.bigrams) / most,
    strength: score / Math.log(1 + size),
  };
}

/** Whether a title is that of a decision that only changes another text. */
export function isAmending(title: string): boolean {
  return /修正案|关于(修改|废止|修订).*的决定$/.test(title);
}
