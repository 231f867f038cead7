import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING, parseCursor, type Cursor } from '../../../../bot/channels/web/cursor.ts';
import type { Said } from '../../../../bot/channels/web/entry.ts';
import { openEventStream } from '../../../../bot/channels/web/event-stream.ts';
import { newsOfSaid, type News } from '../../../../bot/channels/web/feeds.ts';
import { openScripted, openWeb } from './open-web.ts';
import { openTab, type Tab } from './open-tab.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { residentOf } from '../../../../bot/channels/web/session.ts';

/** Inbox and outbox of one resident, and whoever listens; news comes when it is told to. */
function createWorld() {
  const said: Said[] = [];
  let letters: Said[] = [];
  const listeners = new Set<(news: News) => void>();
  const add = (from: Said['from']): Said => {
    const id = said.filter((one) => one.from === from).length + 1;
    const one: Said = { from, id, entry: { kind: 'message', id: `${from}${id}`, text: '话', at: '' } };
    said.push(one);
    return one;
  };
  const tell = (...news: Said[]): void => {
    for (const one of news) for (const listener of listeners) listener(newsOfSaid(one));
  };
  return {
    said,
    /** Letters of other processes are told of before a reply of our own, or when somebody looks. */
    happens: {
      message: () => tell(add('inbox')),
      letter: () => void letters.push(add('outbox')),
      reply() {
        const reply = add('outbox');
        tell(...letters, reply);
        letters = [];
      },
      look() {
        tell(...letters);
        letters = [];
      },
    },
    feeds: {
      join(_resident: string, listener: (news: News) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    read: (after: Cursor) => said.filter(({ from, id }) => id > after[from]),
    listeners,
  };
}

/** Reads what has come so far, and cuts. */
function connect(world: ReturnType<typeof createWorld>, after: Cursor, wait: () => Promise<unknown>) {
  const stream = openEventStream({
    resident: 'web:1', after, feeds: world.feeds, onEnd: () => {}, onOverflow: () => {},
    onError: (error) => {
      throw error;
    },
    timeline: {
      async after(_resident, cursor) {
        await wait();
        const read = world.read(cursor);
        await wait();
        return read;
      },
    },
  });
  const reader = stream.readable.getReader();
  let came = '';
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      came += Buffer.from(value).toString();
    }
  })();
  return {
    async cut() {
      await reader.cancel();
      await reading;
      return came;
    },
  };
}

const entriesIn = (events: string): string[] => [...events.matchAll(/"id":"(\w+)"/gu)].map((match) => match[1]!);
const lastCursorIn = (events: string): Cursor | undefined => [...events.matchAll(/^id: (.*)$/gmu)].map((match) => parseCursor(match[1]!)!).at(-1);

const step = fc.constantFrom('message', 'reply', 'letter', 'look', 'cut', 'read', 'read');

test('whatever is cut when, a tab that comes back gets everything once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
    const world = createWorld();
    let release: (() => void)[] = [];
    const wait = (): Promise<void> => new Promise((resolve) => void release.push(resolve));
    const goOn = async (): Promise<void> => {
      for (const resolve of release.splice(0)) resolve();
      for (let turns = 0; turns < 8; turns += 1) await Promise.resolve();
    };
    let cursor: Cursor = BEGINNING;
    const got: string[] = [];
    let tab = connect(world, cursor, wait);
    const cut = async (): Promise<void> => {
      const events = await tab.cut();
      got.push(...entriesIn(events));
      cursor = lastCursorIn(events) ?? cursor;
      release = [];
    };
    for (const one of steps) {
      if (one === 'read') await goOn();
      else if (one === 'cut') {
        await cut();
        tab = connect(world, cursor, wait);
      } else world.happens[one]();
    }
    world.happens.look();
    for (let reads = 0; reads < 4; reads += 1) await goOn();
    await cut();
    expect(got.toSorted()).toEqual(world.said.map(({ from, id }) => `${from}${id}`).toSorted());
    expect(got.filter((id) => id.startsWith('outbox'))).toEqual(world.said.filter(({ from }) => from === 'outbox').map(({ id }) => `outbox${id}`));
    expect(world.listeners.size).toBe(0);
  }), { numRuns: 1000 });
});

test('over real HTTP too', async () => {
  const { browser, state } = await openWeb();
  const timedStep = fc.tuple(fc.constantFrom('post', 'letter', 'cut'), fc.integer({ min: 0, max: 15 }));
  await fc.assert(fc.asyncProperty(fc.array(timedStep, { minLength: 4, maxLength: 14 }), async (steps) => {
    const page = browser();
    await page.conversation();
    const url = (await page.fetch('/api/conversation')).url.replace('/conversation', '/events');
    const resident = residentOf(page.cookie!.split('=')[1]!);
    const got: unknown[] = [];
    let tab: Tab = await openTab(url, page.cookie);
    const cut = (): string | undefined => {
      tab.cut();
      got.push(...tab.entries);
      return tab.lastEventId;
    };
    for (const [what, milliseconds] of steps) {
      if (what === 'post') void page.post('问');
      else if (what === 'letter') await state.outbox.put(resident, say('信'));
      else tab = await openTab(url, page.cookie, cut());
      await new Promise((resolve) => void setTimeout(resolve, milliseconds));
    }
    const count = steps.reduce((sum, [what]) => sum + (what === 'post' ? 2 : what === 'letter' ? 1 : 0), 0);
    await expect.poll(async () => (await page.conversation()).entries.length, { timeout: 10_000 }).toBe(count);
    await tab.until(({ entries }) => entries.length + got.length >= count);
    await new Promise((resolve) => void setTimeout(resolve, 40));
    cut();
    const { entries } = await page.conversation();
    const key = (entry: unknown): string => JSON.stringify(entry);
    expect(got.map(key).toSorted()).toEqual(entries.map(key).toSorted());
  }), { numRuns: 15, interruptAfterTimeLimit: 20_000 });
});

test('a tab that reads nothing is cut off with little kept for it, and gets the rest when it comes back', async () => {
  const world = createWorld();
  const events = { overflown: 0, ended: 0 };
  const stream = openEventStream({
    resident: 'web:1', after: BEGINNING, feeds: world.feeds, timeline: { after: async () => [] },
    onEnd: () => void (events.ended += 1), onOverflow: () => void (events.overflown += 1), onError: () => {},
  });
  await Promise.resolve();
  for (let number = 0; number < 10_000; number += 1) world.happens.message();
  expect(events).toEqual({ overflown: 1, ended: 1 });
  expect(world.listeners.size).toBe(0);
  const kept = await text(stream.readable);
  expect(kept.length).toBeLessThan(300_000);
  const back = connect(world, lastCursorIn(kept)!, async () => {});
  await new Promise((resolve) => void setTimeout(resolve, 20));
  expect([...entriesIn(kept), ...entriesIn(await back.cut())]).toHaveLength(10_000);
});

test('who missed more than is given again is told to load the conversation', async () => {
  const { browser, state } = await openWeb({}, await openScripted());
  const page = browser();
  await page.conversation();
  const resident = residentOf(page.cookie!.split('=')[1]!);
  for (let number = 0; number < 199; number += 1) await state.outbox.put(resident, say(`${number}`));
  const whole = await page.tab('0-0');
  await whole.until(({ entries }) => entries.length === 199);
  expect(whole.events.some(({ event }) => event === 'reload')).toBe(false);
  await state.outbox.put(resident, say('199'));
  const cut = await page.tab('0-0');
  await cut.until(({ entries }) => entries.length === 200);
  expect(cut.events[0]).toEqual({ event: 'reload', data: {} });
});

test.for([
  ['x', 400], ['1', 400], ['-1-2', 400], ['1-2-3', 400], [`${'9'.repeat(20)}-1`, 400], ['', 200], ['0-0', 200], ['5-7', 200],
] as const)('cursor %j: %i', async ([cursor, status]) => {
  const { browser } = await openWeb();
  const page = browser();
  await page.conversation();
  expect((await page.tab(cursor)).status).toBe(status);
});

test('the last event id wins over the address', async () => {
  const { browser, address } = await openWeb();
  const page = browser();
  await page.conversation();
  const tab = await page.tab();
  await page.post('一');
  await tab.until(({ entries }) => entries.length === 2);
  const resumed = await openTab(`${address}/api/events?after=0-0`, page.cookie, '1-0');
  await resumed.until(({ entries }) => entries.length === 1);
  expect(resumed.entries).toEqual([tab.entries[1]]);
});
