/**
 * What a provision is called in its document:
 * - `article`: 第N条, with 之N;
 * - `numbered`: 一、 or （一） or 1.1.1 of a document without articles;
 * - `section`: running text under a heading of a document without articles or numbers;
 * - `annex`: a piece of an attachment.
 */
export type ProvisionKind = 'article' | 'numbered' | 'section' | 'annex';

/** 条文: one article of one version, or one numbered paragraph of a document without articles. */
export interface Provision {
  readonly kind: ProvisionKind;
  /** As the document writes it, numerals normalised: 第一百三十三条之一, 一, 5.1.1. Unique in its version. */
  readonly label: string;
  /** Headings above it, outermost first: 第三编 合同, 第一分编 通则, 第一章 一般规定. */
  readonly path: readonly string[];
  /** Text without the label; one line a 款, 项 or 目. */
  readonly text: string;
}

/** The words of a text alone: other width, spacing or punctuation is no other text. */
export function wordsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '');
}
