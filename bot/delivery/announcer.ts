import type { Outbox, OutboxEntry } from './outbox.ts';

/** Entries that several writers put may be seen out of order: that many before the last one are looked at again. */
const OVERLAP = 100;

export interface Announcer {
  /**
   * Announces an entry that was put here; before it, where others are watched, what they had put before it: who has been
   * told of an entry has been told of those of smaller ids, and can read on from there.
   */
  tell(entry: OutboxEntry): Promise<void>;
  /** Announces what other processes (the review desk) have put since the last look; the first look only takes note of where things stand. */
  look(): Promise<void>;
}

/** Announces every new entry of the outbox once, whoever put it. */
export function createAnnouncer(outbox: Outbox, announce: (entry: OutboxEntry) => void): Announcer {
  let hasLooked = false;
  let last = 0;
  const told = new Set<number>();
  const announceOnce = (entry: OutboxEntry): void => {
    if (told.has(entry.id)) return;
    told.add(entry.id);
    last = Math.max(last, entry.id);
    announce(entry);
  };
  async function look(): Promise<void> {
    if (!hasLooked) {
      last = Math.max(last, await outbox.lastId());
      for (const { id } of await outbox.after(last - OVERLAP)) told.add(id);
      hasLooked = true;
      return;
    }
    for (const { id } of await outbox.after(last - OVERLAP)) {
      const entry = told.has(id) ? undefined : await outbox.get(id);
      if (entry) announceOnce(entry);
    }
    for (const id of told) if (id <= last - OVERLAP) told.delete(id);
  }
  return {
    async tell(entry) {
      // Where looking fails, the next look hears of it.
      if (hasLooked && entry.id > last + 1) await look().catch(() => {});
      announceOnce(entry);
    },
    look,
  };
}
