import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { limitGuesses } from '../../../../../bot/channels/web/exam/limit-guesses.ts';
import type { WebEnv } from '../../../../../bot/channels/web/web-context.ts';

test('who guesses at the code of somebody keeps them out at no other address', async () => {
  const app = new Hono<WebEnv>();
  const guess = limitGuesses({ ofName: 5, ofAddress: 60, addressOf: (c) => c.req.header('X-From')! });
  app.post('/:code', (c) => guess(c, '1001', async () => c.body(null, c.req.param('code') === 'right' ? 200 : 401)));
  const signIn = async (from: string, code: string): Promise<number> => (await app.request(`/${code}`, { method: 'POST', headers: { 'X-From': from } })).status;
  for (let time = 0; time < 5; time += 1) expect(await signIn('rival', 'wrong')).toBe(401);
  expect(await signIn('rival', 'wrong')).toBe(429);
  expect(await signIn('exam room', 'right')).toBe(200);
});
