import type { Day } from '../../knowledge/law.ts';
import type { Office } from '../guidance/offices.ts';

/** What a reply shows, in words and in order, before a channel gives it its form. JSON: the web page gets it as it is. */
export type Block =
  | TextBlock
  /** Points below a title; `about` is what the title is about. */
  | { readonly kind: 'list'; readonly title: string; readonly about?: string; readonly isOrdered: boolean; readonly items: readonly string[] }
  | ProvisionBlock
  /** Where to turn. */
  | { readonly kind: 'offices'; readonly title: string; readonly offices: readonly Office[] }
  /** What an answer is and is not: small print that must be there. */
  | { readonly kind: 'notice'; readonly text: string };

export interface TextBlock {
  readonly kind: 'text';
  /** That a machine wrote it (人工智能生成合成内容标识办法, article 4); before everything else. */
  readonly label?: string;
  readonly title?: string;
  readonly text: string;
}

/** An article, word for word. */
export interface ProvisionBlock {
  readonly kind: 'provision';
  /** Place among the articles of the answer, from 1; reasons name it as 〔1〕. */
  readonly number: number;
  /** 《中华人民共和国民法典》第一千零七十九条 */
  readonly title: string;
  /** Level, validity, and the region where it is not the whole country. */
  readonly facts: readonly string[];
  /** Headings above it, outermost first. */
  readonly path: readonly string[];
  /** Lines of the law, with 〔第N款〕 and …… where pieces are quoted. */
  readonly lines: readonly string[];
  readonly why: string;
  readonly provisionId: number;
  /** Day whose law is quoted. */
  readonly on: Day;
}

/** Blocks that belong together. */
export type Section = readonly Block[];
