import type { Outbox, OutboxEntry } from './outbox.ts';

/** Entries that several writers put may be seen out of order: that many before the last one are looked at again. */
const OVERLAP = 100;

export interface Announcer {
  /** Announces an entry that was put here. */
  tell(entry: OutboxEntry): void;
  /** Announces what other processes (the review desk) have put since the last look; the first look only takes note of where things stand. */
  look(): Promise<void>;
}

/** Announces every new entry of the outbox once, whoever put it. */
export function createAnnouncer(outbox: Outbox, announce: (entry: OutboxEntry) => void): Announcer {
  let hasLooked = false;
  let last = 0;
  const told = new Set<number>();
  const tell = (entry: OutboxEntry): void => {
    if (told.has(entry.id)) return;
    told.add(entry.id);
    last = Math.max(last, entry.id);
    announce(entry);
  };
  return {
    tell,
    async look() {
      if (!hasLooked) {
        last = Math.max(last, await outbox.lastId());
        for (const { id } of await outbox.after(last - OVERLAP)) told.add(id);
        hasLooked = true;
        return;
      }
      for (const { id } of await outbox.after(last - OVERLAP)) {
        const entry = told.has(id) ? undefined : await outbox.get(id);
        if (entry) tell(entry);
      }
      for (const id of told) if (id <= last - OVERLAP) told.delete(id);
    },
  };
}
