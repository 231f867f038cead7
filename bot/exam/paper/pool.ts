import type { Item, ItemUse } from '../../../knowledge/bank/item.ts';
import type { PoolItem } from '../sitting/exam-store.ts';

/** Why an item of the bank cannot be drawn at all. */
export type LeftOut = 'draft' | 'suspended' | 'retired' | 'other-use' | 'used-lately' | 'seen-in-practice' | 'first-paper';

/** What can be drawn from, and what cannot. */
export interface Pool {
  /** By id. */
  readonly items: readonly PoolItem[];
  readonly leftOut: readonly { readonly item: PoolItem; readonly why: LeftOut }[];
}

export interface PoolLimits {
  /** A formal exam takes items for formal exams or both; a mock exam items for practice or both. */
  readonly purpose: 'formal' | 'mock';
  /** Ids of the items of the last sittings, where the blueprint leaves them out. */
  readonly usedLately?: ReadonlySet<string>;
  /** Ids of the items that anybody has met in practice, where the blueprint leaves them out. */
  readonly seenInPractice?: ReadonlySet<string>;
  /** Ids of the items of the sitting that this one is the resit of. */
  readonly firstPaper?: ReadonlySet<string>;
}

const USES: Readonly<Record<PoolLimits['purpose'], readonly ItemUse[]>> = { formal: ['formal', 'both'], mock: ['practice', 'both'] };

/** @param items newest versions */
export function poolOf(items: readonly Item[], limits: PoolLimits): Pool {
  const sorted = items
    .map((item) => ({ item: poolItem(item), why: reason(item, limits) }))
    .sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return {
    items: sorted.flatMap(({ item, why }) => (why === undefined ? [item] : [])),
    leftOut: sorted.flatMap(({ item, why }) => (why === undefined ? [] : [{ item, why }])),
  };
}

function reason({ id, status, use }: Item, { purpose, usedLately, seenInPractice, firstPaper }: PoolLimits): LeftOut | undefined {
  if (status !== 'approved') return status;
  if (!USES[purpose].includes(use)) return 'other-use';
  if (firstPaper?.has(id)) return 'first-paper';
  if (usedLately?.has(id)) return 'used-lately';
  return seenInPractice?.has(id) ? 'seen-in-practice' : undefined;
}

function poolItem({ id, version, hash, content, topic, difficulty, audience, citations }: Item): PoolItem {
  return { id, version, hash, type: content.type, topic, difficulty, audience, laws: [...new Set(citations.map(({ lawKey }) => lawKey))] };
}
