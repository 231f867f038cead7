import type { Outgoing, OutgoingStore } from './sending-queue.ts';

/** The part of localStorage that is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where nothing can be kept, or nothing more, things last as long as the page. */
export function forgivingShelf(open: () => Shelf): Shelf {
  const memory = new Map<string, string>();
  let shelf: Shelf | undefined;
  try {
    shelf = open();
    shelf.getItem('');
  } catch {
    shelf = undefined;
  }
  const own = (): Shelf | undefined => shelf;
  const keys = (): string[] => {
    const kept = Array.from({ length: own()?.length ?? 0 }, (_, index) => own()!.key(index)!);
    return [...new Set([...kept, ...memory.keys()])];
  };
  return {
    get length() {
      return keys().length;
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => memory.get(key) ?? own()?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (!own()) throw new Error('nothing can be kept');
        own()!.setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    removeItem(key) {
      memory.delete(key);
      own()?.removeItem(key);
    },
  };
}

const PREFIX = 'fazhi.out.';

/** Messages on their way, each under a key of its own: tabs that write at the same time take nothing from each other. */
export function keptOutgoing(shelf: Shelf): OutgoingStore {
  const keys = (): string[] => Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '').filter((key) => key.startsWith(PREFIX)).sort();
  const read = (key: string): Outgoing | undefined => {
    try {
      return JSON.parse(shelf.getItem(key) ?? 'null') as Outgoing | null ?? undefined;
    } catch {
      return undefined;
    }
  };
  const placeOf = (key: string): number => Number(key.slice(PREFIX.length).split('.')[0]);
  return {
    all: () => keys().flatMap((key) => read(key) ?? []),
    add(message) {
      const last = keys().at(-1);
      const place = String(last === undefined ? 0 : placeOf(last) + 1).padStart(9, '0');
      shelf.setItem(`${PREFIX}${place}.${message.id}`, JSON.stringify(message));
    },
    remove(id) {
      for (const key of keys()) if (key.endsWith(`.${id}`)) shelf.removeItem(key);
    },
  };
}

export const isOutgoingKey = (key: string | null): boolean => key === null || key.startsWith(PREFIX);
