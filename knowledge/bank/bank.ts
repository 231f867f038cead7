import type { Item, ItemDraft, ItemStatus, ItemType, ItemUse, MissingCitation, PinnedCitation } from './item.ts';

/** A draft whose citations have been looked up in the corpus. */
export interface PinnedDraft extends Omit<ItemDraft, 'citations'> {
  readonly citations: readonly PinnedCitation[];
  readonly missing?: readonly MissingCitation[];
  readonly model?: string;
}

export interface ItemFilter {
  readonly status?: readonly ItemStatus[];
  readonly types?: readonly ItemType[];
  readonly topics?: readonly string[];
  readonly uses?: readonly ItemUse[];
  readonly ids?: readonly string[];
}

/** One line of the bank's log, which is never changed or deleted. */
export interface BankLogEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  readonly itemId: string;
  readonly version: number;
  readonly kind: 'added' | 'revised' | 'approved' | 'suspended' | 'restored' | 'retired';
  /** Why, and what was seen, in Chinese; '' where nobody said. */
  readonly note: string;
}

/** Who acts, and when (ISO 8601, UTC). */
export interface By {
  readonly by: string;
  readonly at: string;
}

/** An item as somebody saw it: what is done to it is refused (`changed`) if a newer version has come meanwhile. A bare id is the newest. */
export type SeenItem = string | Pick<Item, 'id' | 'version'>;

/**
 * 题库 of a deployment, `bank.db` of its data folder. Calls are synchronous; what one has stored when it returns
 * survives a kill. Every change is a line of the log in the same transaction.
 */
export interface Bank {
  /** All or nothing; new items are drafts of version 1. */
  add(drafts: readonly PinnedDraft[], by: By): Item[];
  /** A new version, a draft again, also of a retired item. undefined: no such item. @throws BankError `changed` */
  revise(item: SeenItem, draft: PinnedDraft, by: By): Item | undefined;
  /**
   * Drafts; those approved already stay so. All or none.
   * @throws BankError `own-item` when who approves is who wrote that version, or had a model write it (四眼原则);
   * `changed`, `no-item`; `wrong-status` for suspended and retired ones
   */
  approve(items: readonly SeenItem[], by: By, note?: string): void;
  /** Approved ones; others are not in use and stay as they are. @throws BankError `no-item` */
  suspend(ids: readonly string[], by: By, note: string): void;
  /**
   * A suspended item as it was, approved: an adviser found that the change does not touch it; its citations are pinned
   * anew, which makes a new version unless the pins are the same. undefined: no such item.
   * @throws BankError `own-item` as for an approval; `wrong-status` where it is not suspended
   */
  restore(id: string, citations: readonly PinnedCitation[], by: By, note: string): Item | undefined;
  /** @throws BankError `no-item` */
  retire(ids: readonly string[], by: By, note: string): void;
  /** The newest version by default. */
  get(id: string, version?: number): Item | undefined;
  /** Newest versions, by id. */
  list(filter?: ItemFilter): Item[];
  log(id?: string): BankLogEntry[];
  /** Another value whenever this or another process has changed anything. */
  changes(): string;
  close(): void;
}

export class BankError extends Error {
  override name = 'BankError';
  readonly code: 'own-item' | 'no-item' | 'changed' | 'wrong-status' | 'unusable';

  constructor(code: BankError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
