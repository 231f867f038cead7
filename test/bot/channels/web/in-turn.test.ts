import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { inTurn } from '../../../../bot/channels/web/in-turn.ts';

const open = (handle: () => string) => new Hono().get('/', inTurn(), (c) => c.text(handle()));

test('of many requests at once each has a round of the thread of its own', async () => {
  let round = 0;
  const count = (): void => {
    round += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  const rounds: number[] = [];
  const app = open(() => {
    rounds.push(round);
    return 'ok';
  });
  await Promise.all(Array.from({ length: 20 }, () => app.request('/')));
  clearImmediate(counting);
  expect(new Set(rounds).size).toBe(20);
});

test('one that fails does not hold the others up', async () => {
  let calls = 0;
  const app = open(() => {
    calls += 1;
    if (calls === 1) throw new Error('broken');
    return 'ok';
  }).onError((_error, c) => c.text('sorry', 500));
  const statuses = await Promise.all(Array.from({ length: 3 }, async () => (await app.request('/')).status));
  expect(statuses).toEqual([500, 200, 200]);
});
