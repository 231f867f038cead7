import { expect, test } from 'vitest';
import { createAnnouncer } from '../../../bot/delivery/announcer.ts';
import type { Outbox, OutboxEntry } from '../../../bot/delivery/outbox.ts';
import { say } from '../../../bot/dialogue/reply.ts';

/** An outbox that others put into; `isDown` makes it fail. */
function createOutbox() {
  const entries: OutboxEntry[] = [];
  const box = {
    isDown: false,
    put(): OutboxEntry {
      const entry: OutboxEntry = { id: entries.length + 1, resident: 'web:1', reply: say('好'), inReplyTo: null, place: 0, at: '' };
      entries.push(entry);
      return entry;
    },
    outbox: {
      get: async (id: number) => entries[id - 1],
      async after(id: number) {
        if (box.isDown) throw new Error('down');
        return entries.slice(Math.max(0, id));
      },
      lastId: async () => entries.length,
    } as unknown as Outbox,
  };
  return box;
}

test('what another process had put is told before a later reply of our own, and once', async () => {
  const { put, outbox } = createOutbox();
  put();
  const told: number[] = [];
  const announcer = createAnnouncer(outbox, ({ id }) => void told.push(id));
  await announcer.look();
  const letters = [put(), put()];
  await announcer.tell(put());
  await announcer.look();
  expect(told).toEqual([...letters.map(({ id }) => id), 4]);
});

test('where nobody is watched nothing is looked for', async () => {
  const { put, outbox } = createOutbox();
  const told: number[] = [];
  const announcer = createAnnouncer(outbox, ({ id }) => void told.push(id));
  put();
  await announcer.tell(put());
  expect(told).toEqual([2]);
});

test('a reply is told also while looking fails; the rest when it works again', async () => {
  const box = createOutbox();
  const told: number[] = [];
  const announcer = createAnnouncer(box.outbox, ({ id }) => void told.push(id));
  await announcer.look();
  box.put();
  box.isDown = true;
  await announcer.tell(box.put());
  expect(told).toEqual([2]);
  box.isDown = false;
  await announcer.look();
  expect(told).toEqual([2, 1]);
});
