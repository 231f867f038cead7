import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../../bot/channels/web/page/chat/api.ts';
import { keptOutgoing } from '../../../../../bot/channels/web/page/chat/kept.ts';
import { createSendingQueue, type Outgoing, type Queued, type SendingQueue } from '../../../../../bot/channels/web/page/chat/sending-queue.ts';
import { memoryShelf } from './memory-shelf.ts';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** What becomes of one request. */
type Fate = 'taken' | 'lost on the way' | 'taken, answer lost' | 'busy';

/** A server that knows messages by their ids, behind a network that fails as it is told. */
function flakyServer() {
  const taken: string[] = [];
  const fates: Fate[] = [];
  return {
    taken,
    fates,
    async post({ id }: Outgoing): Promise<void> {
      const fate = fates.shift() ?? 'taken';
      await Promise.resolve();
      if (fate === 'lost on the way') throw new ApiError(0, 'no-answer', '没有连上，请检查网络。');
      if (fate === 'busy') throw new ApiError(429, 'too-many', '请稍等。', { retryAfterMs: 3000 });
      if (!taken.includes(id)) taken.push(id);
      if (fate === 'taken, answer lost') throw new ApiError(0, 'no-answer', '没有连上，请检查网络。');
    },
  };
}

function openQueue(post: (message: Outgoing) => Promise<unknown>, shelf = memoryShelf()) {
  const timers = new Set<() => void>();
  const pauses: number[] = [];
  const shown: { now: readonly Queued[] } = { now: [] };
  const known: string[] = [];
  const queue = createSendingQueue({
    store: keptOutgoing(shelf),
    post,
    onTaken: ({ id }) => void known.push(id),
    onChange: (queued) => void (shown.now = queued),
    after(milliseconds, act) {
      pauses.push(milliseconds);
      timers.add(act);
      return () => void timers.delete(act);
    },
  });
  const ring = async (): Promise<void> => {
    const due = [...timers];
    timers.clear();
    for (const act of due) act();
    await settled();
  };
  return { queue, shown, known, pauses, ring, timers };
}

describe('messages on their way', () => {
  test('whatever fails, reloads or is open twice, every message arrives once and in the order of writing', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), tab: fc.nat(1) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('fate' as const), fate: fc.constantFrom<Fate>('taken', 'lost on the way', 'taken, answer lost', 'busy') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), tab: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('online' as const), tab: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const), tab: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('told' as const), tab: fc.nat(1) }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = flakyServer();
      const shelf = memoryShelf();
      const openTab = () => {
        const tab = openQueue(server.post, shelf);
        tab.queue.start();
        return tab;
      };
      const tabs = [openTab(), openTab()];
      const written: string[] = [];
      for (const one of steps) {
        if (one.kind === 'fate') server.fates.push(one.fate);
        else if (one.kind === 'write') {
          const id = `m${written.length}`;
          written.push(id);
          tabs[one.tab]!.queue.add({ id, text: id });
        } else if (one.kind === 'time') await tabs[one.tab]!.ring();
        else if (one.kind === 'online') tabs[one.tab]!.queue.retry();
        else if (one.kind === 'told') tabs[one.tab]!.queue.look();
        else tabs[one.tab] = openTab();
      }
      server.fates.length = 0;
      for (const { queue } of tabs) queue.retry();
      await settled();
      await settled();
      for (const { ring } of tabs) await ring();
      expect(server.taken).toEqual(written);
      expect(keptOutgoing(shelf).all()).toEqual([]);
    }), { numRuns: 500 });
  });

  test('nothing leaves before the session is there', async () => {
    const server = flakyServer();
    const { queue, shown } = openQueue(server.post);
    queue.add({ id: 'm0', text: '欠薪' });
    await settled();
    expect(server.taken).toEqual([]);
    expect(shown.now).toEqual([{ id: 'm0', text: '欠薪', state: 'waiting' }]);
    queue.start();
    await settled();
    expect(server.taken).toEqual(['m0']);
  });

  test('one that failed says why, is tried again after longer and longer pauses, and at once when asked', async () => {
    const server = flakyServer();
    server.fates.push('lost on the way', 'lost on the way', 'busy');
    const { queue, shown, known, pauses, ring } = openQueue(server.post);
    queue.start();
    queue.add({ id: 'm0', text: '欠薪' });
    queue.add({ id: 'm1', text: '还有社保' });
    await settled();
    expect(shown.now.map(({ state, why }) => [state, why])).toEqual([['failed', '没有连上，请检查网络。'], ['waiting', undefined]]);
    await ring();
    await ring();
    expect(pauses).toEqual([1000, 2000, 3000]);
    expect(shown.now[0]).toMatchObject({ state: 'failed', why: '请稍等。' });
    queue.retry();
    await settled();
    expect(known).toEqual(['m0', 'm1']);
    expect(shown.now).toEqual([]);
  });

  test('one that the server will never take steps aside, stays to be read, and can be written anew', async () => {
    const taken: string[] = [];
    const { queue, shown } = openQueue(async ({ id }) => {
      if (id === 'bad') throw new ApiError(400, 'bad-message', '消息的格式不对，没有收下。');
      taken.push(id);
    });
    queue.start();
    for (const id of ['m0', 'bad', 'm2']) queue.add({ id, text: id });
    await settled();
    expect(taken).toEqual(['m0', 'm2']);
    expect(shown.now).toEqual([{ id: 'bad', text: 'bad', state: 'refused', why: '消息的格式不对，没有收下。' }]);
    expect(queue.withdraw('bad')).toEqual({ id: 'bad', text: 'bad' });
    expect(shown.now).toEqual([]);
  });

  test('one that is just being sent cannot be taken back', async () => {
    let arrived = (): void => {};
    const { queue } = openQueue(() => new Promise<void>((resolve) => (arrived = resolve)));
    queue.start();
    queue.add({ id: 'm0', text: '欠薪' });
    expect(queue.withdraw('m0')).toBeUndefined();
    arrived();
    await settled();
    expect(queue.withdraw('m0')).toBeUndefined();
  });

  test('of what another tab has written there is only word', async () => {
    const server = flakyServer();
    const shelf = memoryShelf();
    const [one, other] = [openQueue(server.post, shelf), openQueue(server.post, shelf)];
    other.queue.start();
    one.queue.add({ id: 'm0', text: '欠薪' });
    other.queue.look();
    await settled();
    expect([server.taken, other.shown.now.map(({ state }) => state)]).toEqual([[], ['waiting']]);
    other.queue.add({ id: 'm1', text: '社保' });
    await settled();
    expect(server.taken).toEqual(['m0', 'm1']);
  });

  test('a reload finds what was not sent', async () => {
    const shelf = memoryShelf();
    openQueue(() => Promise.reject(new ApiError(0, 'no-answer', '')), shelf).queue.add({ id: 'm0', text: '欠薪', choice: 'yes' });
    const sent: Outgoing[] = [];
    const again: SendingQueue = openQueue(async (message) => void sent.push(message), shelf).queue;
    again.start();
    await settled();
    expect(sent).toEqual([{ id: 'm0', text: '欠薪', choice: 'yes' }]);
  });
});
