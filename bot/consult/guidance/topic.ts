import type { DEADLINES } from './deadlines.ts';
import type { OfficeId } from './offices.ts';

/** A period that the law sets, with the article that sets it, so that it can be checked against the ingested text. */
export interface Deadline {
  /** What must happen within the period: 申请劳动仲裁. */
  readonly what: string;
  /** As the article writes it: 一年, 30日, 20个工作日. */
  readonly period: string;
  /** When it begins to run. */
  readonly from: string;
  /** `law` without 中华人民共和国; `article` as 第N条. */
  readonly source: { readonly law: string; readonly article: string };
}

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
