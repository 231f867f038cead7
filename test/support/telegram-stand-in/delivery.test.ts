import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Update, WebhookInfo } from 'telegraf/types';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { TelegramOptions } from '../telegram-stand-in.ts';
import { startWithFetch } from './start-with-fetch.ts';

async function started(options: TelegramOptions = {}) {
  const { telegram, ask } = await startWithFetch(options);
  const alice = telegram.user({ id: 42 });
  const poll = (params: object = {}) => ask<Update[]>('getUpdates', params);
  return { telegram, ask, alice, poll };
}

const textsOf = (updates: readonly Update[]) => updates.map((update) => ('message' in update && 'text' in update.message ? update.message.text : Object.keys(update)[1]));

describe('getUpdates', () => {
  test('repeats what is not confirmed and forgets what is below the offset', async () => {
    const { telegram, alice, poll } = await started();
    for (const text of ['一', '二', '三', '四']) await alice.writes(text);
    const { result } = await poll({ limit: 2 });
    expect(textsOf(result)).toEqual(['一', '二']);
    expect(textsOf((await poll()).result)).toEqual(['一', '二', '三', '四']);
    expect(textsOf((await poll({ offset: result[1]!.update_id })).result)).toEqual(['二', '三', '四']);
    expect(textsOf((await poll({ offset: 0 })).result)).toEqual(['二', '三', '四']);
    expect(textsOf((await poll({ offset: -2 })).result)).toEqual(['三', '四']);
    expect(textsOf(telegram.waiting)).toEqual(['三', '四']);
    expect((await poll({ offset: telegram.updates.at(-1)!.update_id + 1 })).result).toEqual([]);
    expect([telegram.waiting, telegram.updates.length]).toEqual([[], 4]);
  });

  test('waits, answers as soon as there is something, and gives up after the timeout', async () => {
    const { telegram, alice, poll } = await started();
    const before = performance.now();
    const polling = poll({ timeout: 30 });
    await vi.waitUntil(() => telegram.isPolled, { interval: 2 });
    await alice.writes('在吗');
    expect(textsOf((await polling).result)).toEqual(['在吗']);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(telegram.isPolled).toBe(false);
    expect((await poll({ offset: telegram.updates[0]!.update_id + 1, timeout: 1 })).result).toEqual([]);
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  test('ends the one before', async () => {
    const { telegram, ask, alice, poll } = await started();
    const first = poll({ timeout: 30 });
    await vi.waitUntil(() => telegram.isPolled, { interval: 2 });
    const second = poll({ timeout: 30 });
    expect(await first).toMatchObject({ status: 409, description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running' });
    await alice.writes('在吗');
    expect(textsOf((await second).result)).toEqual(['在吗']);

    const third = poll({ offset: telegram.updates[0]!.update_id + 1, timeout: 30 });
    await vi.waitUntil(() => telegram.isPolled, { interval: 2 });
    await ask('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await third).toMatchObject({ status: 409, description: 'Conflict: terminated by setWebhook request' });
    expect(await poll()).toMatchObject({ status: 409, description: 'Conflict: can\'t use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first' });
    await ask('deleteWebhook');
    expect(await poll()).toMatchObject({ ok: true });
  });

  test('is free again when the bot hung up', async () => {
    const { telegram, alice, poll } = await started();
    const bot = new AbortController();
    const dead = fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=30`, { signal: bot.signal });
    await vi.waitUntil(() => telegram.isPolled, { interval: 2 });
    bot.abort();
    await expect(dead).rejects.toThrow('aborted');
    await vi.waitUntil(() => !telegram.isPolled, { interval: 2 });
    await alice.writes('在吗');
    expect(textsOf((await poll()).result)).toEqual(['在吗']);
  });

  test('makes only updates of the kinds that are wanted, until told otherwise', async () => {
    const { alice, poll } = await started();
    await poll({ allowed_updates: ['message'] });
    await alice.blocks();
    await alice.unblocks();
    await poll();
    await alice.writes('在吗');
    expect(textsOf((await poll({ allowed_updates: [] })).result)).toEqual(['在吗']);
    await alice.blocks();
    expect(textsOf((await poll()).result)).toEqual(['在吗', 'my_chat_member']);
  });

  test('gives an update again when the test wants it so', async () => {
    const { telegram, alice, poll } = await started();
    await alice.writes('在吗');
    const [update] = (await poll()).result;
    const offset = update!.update_id + 1;
    expect((await poll({ offset })).result).toEqual([]);
    telegram.redelivers(telegram.updates[0]!);
    await alice.writes('还在吗');
    expect(textsOf((await poll({ offset })).result)).toEqual(['在吗', '还在吗']);
    expect(textsOf((await poll({ offset })).result)).toEqual(['还在吗']);
  });
});

/** A bot's address that keeps what it got and answers as the script says. */
async function startReceiver(answer: (update: Update, response: ServerResponse, number: number) => void) {
  const got: { update: Update; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => void (async () => {
    const update = (await json(request)) as Update;
    answer(update, response, got.push({ update, headers: request.headers }) - 1);
  })());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got, texts: () => textsOf(got.map(({ update }) => update)) };
}

const EVENTUALLY = { timeout: 5000, interval: 5 };

describe('a webhook', () => {
  test('gets the updates in order, with its secret, until it answers with 2xx', async () => {
    const { telegram, ask, alice } = await started({ webhookBackoffMs: 5 });
    const receiver = await startReceiver((_update, response, number) => void response.writeHead([500, 302, 200][number] ?? 204).end());
    await alice.writes('一');
    await ask('setWebhook', { url: receiver.url, secret_token: 'sec-ret_1' });
    await alice.writes('二');
    await alice.writes('三');
    await vi.waitUntil(() => telegram.waiting.length === 0, EVENTUALLY);
    expect(receiver.texts()).toEqual(['一', '一', '一', '二', '三']);
    expect(new Set(receiver.got.map(({ headers }) => headers['x-telegram-bot-api-secret-token']))).toEqual(new Set(['sec-ret_1']));
    expect(telegram.webhook).toMatchObject({ url: receiver.url, pending_update_count: 0, last_error_message: 'Wrong response from the webhook: 302 Found' });

    telegram.redelivers(telegram.updates[1]!);
    await vi.waitUntil(() => receiver.got.length === 6, EVENTUALLY);
    expect(receiver.texts().at(-1)).toBe('二');
  });

  test('waits for each chat by itself', async () => {
    const { telegram, ask, alice } = await started();
    const held: ServerResponse[] = [];
    const receiver = await startReceiver((update, response) => {
      if ('message' in update && update.message.from.id === 42) held.push(response);
      else response.end();
    });
    await ask('setWebhook', { url: receiver.url });
    const bob = telegram.user();
    await alice.writes('一');
    await alice.writes('二');
    await bob.writes('三');
    await bob.writes('四');
    await vi.waitUntil(() => telegram.waiting.length === 2, EVENTUALLY);
    expect(receiver.texts().sort()).toEqual(['一', '三', '四'].sort());
    held[0]!.end();
    await vi.waitUntil(() => receiver.got.length === 4, EVENTUALLY);
    expect(receiver.texts().at(-1)).toBe('二');
  });

  test('waits for a bot that is away', async () => {
    const { telegram, ask, alice } = await started({ webhookBackoffMs: 5 });
    await ask('setWebhook', { url: 'http://127.0.0.1:9/' });
    await alice.writes('一');
    await vi.waitUntil(() => telegram.webhook.last_error_message === 'Connection refused', EVENTUALLY);
    const receiver = await startReceiver((_update, response) => void response.end());
    await ask('setWebhook', { url: receiver.url });
    await vi.waitUntil(() => telegram.waiting.length === 0, EVENTUALLY);
    expect(receiver.texts()).toEqual(['一']);
    expect((await ask<WebhookInfo>('getWebhookInfo')).result).toEqual(telegram.webhook);
  });

  test('may answer with a call', async () => {
    const { telegram, ask, alice } = await started();
    const receiver = await startReceiver((_update, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method: 'sendMessage', chat_id: 42, text: '收到' }));
    });
    await ask('setWebhook', { url: receiver.url });
    await alice.writes('在吗');
    expect(await alice.sees('收到')).toMatchObject({ isFromBot: true });
    expect(telegram.calls.at(-1)).toMatchObject({ method: 'sendMessage', isWebhookReply: true });
  });

  test.each([
    [{ url: 'ftp://example.com' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://example.com', secret_token: '秘密' }, 'secret token contains unallowed characters'],
    [{ url: 'https://example.com', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
  ])('is refused: %o', async (params, words) => {
    const { ask } = await started();
    expect(await ask('setWebhook', params)).toMatchObject({ status: 400, description: `Bad Request: ${words}` });
  });

  test('drops what is pending when asked to', async () => {
    const { telegram, ask, alice } = await started();
    await alice.writes('一');
    await ask('deleteWebhook', { drop_pending_updates: true });
    expect(telegram.waiting).toEqual([]);
  });
});
