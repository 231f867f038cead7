import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createWebhook } from '../../../../bot/channels/telegram/webhook.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openChannel } from './open-channel.ts';

const SECRET = 'a-secret';
const URL_ = 'https://law.example.gov.cn/telegram';
const request = (body: string, more: RequestInit = {}): Request =>
  new Request(URL_, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': SECRET }, ...more });

describe('a request', () => {
  const kept: unknown[] = [];
  const webhook = createWebhook(SECRET, async (update) => void kept.push(update), () => {});
  test.each([
    ['an update', request('{"update_id":1}'), 200],
    ['without the secret', request('{"update_id":1}', { headers: {} }), 401],
    ['with a wrong secret', request('{"update_id":1}', { headers: { 'x-telegram-bot-api-secret-token': 'a-secreT' } }), 401],
    ['that is no JSON', request('?'), 400],
    ['that is no update', request('[]'), 400],
    ['that only looks', new Request(URL_, { headers: { 'x-telegram-bot-api-secret-token': SECRET } }), 405],
  ])('%s', async (_, asked, status) => {
    kept.length = 0;
    expect((await webhook(asked)).status).toBe(status);
    expect(kept).toHaveLength(status === 200 ? 1 : 0);
  });

  test('that could not be kept comes again', async () => {
    const errors: unknown[] = [];
    const failing = createWebhook(SECRET, () => Promise.reject(new Error('the database is away')), (error) => void errors.push(error));
    expect((await failing(request('{"update_id":1}'))).status).toBe(500);
    expect(errors).toHaveLength(1);
  });
});

test('by webhook, and back by polling', async () => {
  let serve: ((asked: Request) => Promise<Response>) | undefined;
  const server = createServer((asked, response) => void (async () => {
    const answer = await serve!(new Request(URL_, { method: asked.method!, headers: asked.headers as Record<string, string>, body: new Uint8Array(await buffer(asked)) }));
    response.writeHead(answer.status).end();
  })());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  const channel = await openChannel(({ text }) => [say(`答：${text}`)], { config: { updates: { by: 'webhook', url, secret: SECRET } } });
  serve = channel.channel.webhook!;
  expect(channel.telegram.webhook).toMatchObject({ url, allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'] });
  const li = channel.telegram.user();
  await li.writes('押金');
  await li.sees('答：押金');
  await vi.waitUntil(() => channel.telegram.waiting.length === 0);

  await channel.stop();
  serve = async () => new Response(null, { status: 502 });
  await li.writes('利息');
  const again = await openChannel(({ text }) => [say(`再答：${text}`)], { config: { token: channel.telegram.token, apiRoot: channel.telegram.apiRoot } });
  await li.sees('再答：利息');
  expect(channel.telegram.webhook.url).toBe('');
  expect(again.channel.webhook).toBeUndefined();
});
