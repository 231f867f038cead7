import type { DEADLINES } from './deadlines.ts';
import type { OfficeId } from './offices.ts';

/** A kind of trouble that residents bring, and what to do about it. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /** Titles without 中华人民共和国 whose provisions signal the topic; for the Civil Code with the book: 民法典/婚姻家庭. */
  readonly laws: readonly string[];
  /** Words of a question that signal it; `…` stands for up to eight characters between: 欠…工资. */
  readonly words: readonly string[];
  /** Three to five sentences, in the order in which to act; every period in them is one of `deadlines`. */
  readonly steps: readonly string[];
  readonly deadlines: readonly (keyof typeof DEADLINES)[];
  /** What to bring. */
  readonly materials: readonly string[];
  /** Where to turn, the first one first. */
  readonly offices: readonly OfficeId[];
}
