import { shallowReactive } from 'vue';
import type { Shelf } from './kept.ts';

/** Which answers were rated in this browser, and how: each is rated once. */
export interface Ratings {
  of(recordId: string): boolean | undefined;
  give(recordId: string, isGood: boolean): void;
  /** Deletes what is kept here of it. */
  forget(): void;
}

const PREFIX = 'fazhi.rated.';

export function keptRatings(shelf: Shelf): Ratings {
  const given = shallowReactive(new Map<string, boolean>());
  return {
    of(recordId) {
      const kept = shelf.getItem(PREFIX + recordId);
      return given.get(recordId) ?? (kept === null ? undefined : kept === '1');
    },
    give(recordId, isGood) {
      given.set(recordId, isGood);
      shelf.setItem(PREFIX + recordId, isGood ? '1' : '0');
    },
    forget() {
      given.clear();
      const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index)!);
      for (const key of keys.filter((one) => one.startsWith(PREFIX))) shelf.removeItem(key);
    },
  };
}
