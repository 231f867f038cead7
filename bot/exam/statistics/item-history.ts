import { itemStatistics, type ItemStatistics } from './item-statistics.ts';
import type { Sitter } from './sitter.ts';

/** One item version over all sittings that had it. */
export interface ItemHistory {
  readonly item: string;
  /** Oldest first. */
  readonly sittings: readonly (ItemStatistics & { readonly sittingId: string })[];
  /** Of everybody together: where every sitting is too small for a figure, all of them may not be. */
  readonly together: ItemStatistics;
}

/** @param sittings oldest first */
export function itemHistory(sittings: readonly { readonly sittingId: string; readonly sitters: readonly Sitter[] }[]): ItemHistory[] {
  const each = sittings.flatMap(({ sittingId, sitters }) => itemStatistics(sitters).map((statistics) => ({ sittingId, ...statistics })));
  const byItem = Map.groupBy(each, ({ item }) => item);
  return itemStatistics(sittings.flatMap(({ sitters }) => sitters)).map((together) => ({ item: together.item, sittings: byItem.get(together.item)!, together }));
}
