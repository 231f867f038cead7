import type { Day, Level, Region } from '../../knowledge/law.ts';
import type { ProvisionKind } from '../../knowledge/provision.ts';

/** What a date in the head of a document says happened. */
export type EventKind = '通过' | '公布' | '批准' | '修正' | '修订' | '施行' | '废止';

export interface HeadEvent {
  readonly date: Day;
  readonly kind: EventKind;
}

/** What the head block (and the signature at the end) says of the document as a whole. */
export interface DocumentHead {
  /** As the document writes it; may span several lines of the source. */
  readonly title: string;
  /** 发文字号 with 〔〕, e.g. 国发〔2018〕41号. */
  readonly documentNumber?: string;
  /** 发布机关, as written. */
  readonly issuer?: string;
  readonly events: readonly HeadEvent[];
  readonly level: Level;
  readonly region: Region;
}

export interface Heading {
  /** 1 编, 2 分编, 3 章, 4 节, 5 目 and below. */
  readonly rank: number;
  readonly text: string;
  readonly at: number;
}

export interface ParsedProvision {
  readonly kind: ProvisionKind;
  readonly label: string;
  /** What stands in the document where the label is, e.g. `第39条`, `一、`; empty where nothing does. */
  readonly marker: string;
  readonly path: readonly string[];
  readonly text: string;
  readonly at: number;
}

export type Block =
  | { readonly heading: Heading }
  | { readonly provision: ParsedProvision };

export type DocumentProblemKind =
  | 'gap' // article numbers missing
  | 'duplicate' // an article number twice
  | 'order' // an article number lower than the one before
  | 'empty-article' // a label without text
  | 'no-date' // nothing says since when the text applies
  | 'no-title' // the body has no title; the file name stands in
  | 'other-text'; // two sources give the same version with different words

export interface DocumentProblem {
  readonly at: number;
  readonly kind: DocumentProblemKind;
  /** One sentence in Chinese for the operator. */
  readonly text: string;
}

/**
 * One document: `front` lines, then `blocks`, then `tail` lines.
 * Nothing is lost: {@link linesOf} gives the lines of the source back, white space aside.
 */
export interface ParsedDocument {
  readonly head: DocumentHead;
  /** Title, dates, table of contents: everything before the body. */
  readonly front: readonly string[];
  readonly blocks: readonly Block[];
  /** Signature and date below the body. */
  readonly tail: readonly string[];
  readonly problems: readonly DocumentProblem[];
}

/** The text of a document put together again from its parts, line by line. */
export function linesOf(document: Pick<ParsedDocument, 'front' | 'blocks' | 'tail'>): string[] {
  const body = document.blocks.flatMap((block) =>
    'heading' in block ? [block.heading.text] : `${block.provision.marker} ${block.provision.text}`.split('\n'),
  );
  return [...document.front, ...body, ...document.tail];
}

export function provisionsOf(document: Pick<ParsedDocument, 'blocks'>): ParsedProvision[] {
  return document.blocks.flatMap((block) => ('provision' in block ? [block.provision] : []));
}
