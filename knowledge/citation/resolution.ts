import type { Day, Law, Version } from '../law.ts';
import type { Provision } from '../provision.ts';
import type { Item, Paragraph, Subitem } from './structure.ts';
import type { Supersession } from './superseded-titles.ts';

/** What became of a citation: the text that it means, or the reason why there is none. */
export type Resolution<P extends Provision = Provision> = Resolved<P> | Unresolved;

export interface Resolved<P extends Provision = Provision> {
  readonly finding: 'ok';
  readonly law: Law;
  /** In force on the day asked for. */
  readonly version: Version;
  /** Left out when the citation names a law only. */
  readonly provision?: P;
  /** Of a range, the last provision. */
  readonly last?: P;
  /**
   * What the citation narrows the provision to. An item cited without its paragraph is left out where several
   * paragraphs have one of that number.
   */
  readonly paragraph?: Paragraph;
  readonly item?: Item;
  readonly subitem?: Subitem;
}

interface Reason {
  /** One Chinese sentence for a reader of the answer. */
  readonly detail: string;
}

export type Unresolved =
  /** No law of that title is held; `superseded` where it is one that a newer law replaced. */
  | (Reason & { readonly finding: 'no-such-law'; readonly superseded?: Supersession })
  /** Several laws fit the title. */
  | (Reason & { readonly finding: 'ambiguous-title'; readonly candidates: readonly Law[] })
  /** No text of the law is in force on the day any more. */
  | (Reason & { readonly finding: 'repealed'; readonly law?: Law; readonly since?: Day; readonly superseded?: Supersession })
  | (Reason & { readonly finding: 'not-yet-in-force'; readonly law: Law; readonly from?: Day })
  /** The version that the citation names is not the one in force on the day, or its article is in another version only. */
  | (Reason & { readonly finding: 'wrong-version'; readonly law: Law; readonly inForce: Version; readonly meant?: Version })
  /** `articles` is the number of the last article of that version; undefined where it has none. */
  | (Reason & { readonly finding: 'no-such-article'; readonly law: Law; readonly version: Version; readonly articles?: number })
  | (Reason & { readonly finding: 'no-such-paragraph'; readonly law: Law; readonly version: Version; readonly paragraphs: number })
  | (Reason & { readonly finding: 'no-such-item'; readonly law: Law; readonly version: Version; readonly items: number })
  /** The citation leans on words around it that were not given: 前款, 第四十条 without a law. */
  | (Reason & { readonly finding: 'incomplete' });

export type Finding = Resolution['finding'];
