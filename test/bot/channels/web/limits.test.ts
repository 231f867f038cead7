import { expect, test } from 'vitest';
import type { WebAppOptions } from '../../../../bot/channels/web/create-app.ts';
import { openWeb, type Browser } from './open-web.ts';

interface Refused {
  readonly error: { readonly code: string; readonly message: string };
}

/** Opens pages, and a session each. */
async function pages(count: number, options: Partial<WebAppOptions>): Promise<[Browser, ...Browser[]]> {
  const { browser } = await openWeb(options);
  const opened = Array.from({ length: count }, () => browser());
  for (const page of opened) await page.conversation();
  return opened as [Browser, ...Browser[]];
}

const fromPhone = (address: string) => ({ headers: { 'X-Forwarded-For': `1.1.1.1, ${address}` } });

test('a session may write so much a minute, and another one goes on', async () => {
  const [page, other] = await pages(2, { messages: { perResident: 3, perAddress: 0 } });
  const statuses = [];
  for (let number = 0; number < 4; number += 1) statuses.push((await page.post(`第${number}`)).response);
  expect(statuses.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
  expect(Number(statuses[3]!.headers.get('Retry-After'))).toBeGreaterThan(50);
  expect(await statuses[3]!.json()).toEqual({ error: { code: 'too-often', message: expect.stringMatching(/^您发得太快了，请等 \d+ 秒再发。急事请拨打 12348/u) as string } });
  expect((await other!.post('我')).response.status).toBe(202);
});

test('an address may write so much a minute, whoever sits there', async () => {
  const opened = await pages(4, { messages: { perResident: 0, perAddress: 3 } });
  const statuses = [];
  for (const page of opened) statuses.push((await page.post('问')).response.status);
  expect(statuses).toEqual([202, 202, 202, 429]);
});

test('behind a proxy the addresses that it saw are told apart', async () => {
  const config = { embedOrigins: [], proxies: 1 };
  const { browser } = await openWeb({ config, limits: { readsOfAddress: 2 } });
  const statuses = async (address: string): Promise<number[]> => {
    const page = browser();
    const all = [];
    for (let number = 0; number < 3; number += 1) all.push((await page.fetch('/api/conversation', fromPhone(address))).status);
    return all;
  };
  expect(await statuses('203.0.113.7')).toEqual([200, 200, 429]);
  expect(await statuses('203.0.113.8')).toEqual([200, 200, 429]);
  expect(await statuses('203.0.113.7')).toEqual([429, 429, 429]);
});

test('without a limit as much is taken as comes', async () => {
  const [page] = await pages(1, { messages: { perResident: 0, perAddress: 0 } });
  const all = await Promise.all(Array.from({ length: 300 }, (_, number) => page.post(`第${number}`)));
  expect(new Set(all.map(({ response }) => response.status))).toEqual(new Set([202]));
});

test('an address may have so many pages listening; when one goes the next may come', async () => {
  const opened = await pages(3, { limits: { streamsOfAddress: 2 } });
  const [first] = [await opened[0].tab(), await opened[1]!.tab()];
  const refused = await opened[2]!.fetch('/api/events');
  expect([refused.status, refused.headers.get('Retry-After'), (await refused.json() as Refused).error.code]).toEqual([429, '60', 'too-many-streams']);
  first.cut();
  await expect.poll(async () => (await opened[2]!.tab()).status).toBe(200);
});

test('of a session with too many tabs the oldest one is let go', async () => {
  const [page] = await pages(1, { limits: { streamsOfSession: 2 } });
  const [oldest, second, third] = [await page.tab(), await page.tab(), await page.tab()];
  await oldest.ended;
  await page.post('问');
  for (const tab of [second, third]) await tab.until(({ entries }) => entries.length === 2);
  expect(oldest.entries).toEqual([]);
});

test('searches have a limit of their own', async () => {
  const laws = { shelves: () => [] } as unknown as WebAppOptions['laws'];
  const [page] = await pages(1, { laws, limits: { searchesOfAddress: 1 } });
  const statuses = [(await page.fetch('/api/laws')).status, (await page.fetch('/api/laws')).status, (await page.fetch('/api/conversation')).status];
  expect(statuses).toEqual([200, 429, 200]);
});
