import type { Shelf } from '../../../../../bot/channels/web/page/chat/kept.ts';

/** A localStorage; `isFull` refuses what is new. */
export function memoryShelf(isFull: () => boolean = () => false): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (isFull()) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  };
}
