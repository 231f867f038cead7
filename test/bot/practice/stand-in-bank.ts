import type { Bank } from '../../../knowledge/bank/bank.ts';
import type { Item } from '../../../knowledge/bank/item.ts';

/** A bank of items that can be put in anew, each version as it was. */
export function standInBank(items: readonly Item[]): Pick<Bank, 'list' | 'get' | 'changes'> & { put(item: Item): void } {
  const all = [...items];
  const newest = (): Item[] => [...new Map(all.map((item) => [item.id, item])).values()];
  return {
    list: (filter = {}) => newest().filter(({ status, use, content }) =>
      (filter.status?.includes(status) ?? true) && (filter.uses?.includes(use) ?? true) && (filter.types?.includes(content.type) ?? true)),
    get: (id, version) => (version === undefined ? newest() : all).find((item) => item.id === id && (version === undefined || item.version === version)),
    changes: () => String(all.length),
    put: (item) => void all.push(item),
  };
}
