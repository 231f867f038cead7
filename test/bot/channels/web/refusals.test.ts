import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { serveWeb } from '../../../../bot/channels/web/serve.ts';
import { ConfigError } from '../../../../bot/config.ts';
import { AS_OWN_PAGE, openScripted, openWeb } from './open-web.ts';

const ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const RATING = { recordId: ID, isGood: true };

test.for([
  ['', 400], ['{', 400], ['null', 400], ['[]', 400], ['"押金"', 400], ['{}', 400],
  [{ id: ID }, 400], [{ text: '押金' }, 400],
  [{ id: 'x', text: '押金' }, 400], [{ id: 7, text: '押金' }, 400], [{ id: `${ID}x`, text: '押金' }, 400],
  [{ id: ID, text: 7 }, 400], [{ id: ID, text: null }, 400], [{ id: ID, text: ['押金'] }, 400],
  [{ id: ID, text: '' }, 400], [{ id: ID, text: ' \n　' }, 400],
  [{ id: ID, text: '押金', resident: 'web:1' }, 400], [{ id: ID, text: '押金', isPublic: true }, 400],
  [{ id: ID, text: '押金', attachment: 'voice' }, 400],
  [{ id: ID, text: '押金', choice: '' }, 400], [{ id: ID, text: '押金', choice: 7 }, 400], [{ id: ID, text: '押金', choice: 'x'.repeat(300) }, 400],
  // Not masked as words are: only ids may come.
  [{ id: ID, text: '押金', choice: '我叫张三' }, 400], [{ id: ID, text: '', rating: { ...RATING, recordId: '13800000000' } }, 400],
  [{ id: ID, text: '', rating: {} }, 400], [{ id: ID, text: '', rating: { ...RATING, isGood: 'yes' } }, 400], [{ id: ID, text: '', rating: { ...RATING, more: 1 } }, 400],
  ['{"id":"6f9619ff-8b86-4011-b42d-00c04fc964ff","text":"押金","__proto__":{"isPublic":true}}', 400],
  [{ id: ID, text: '押金' }, 202], [{ id: ID, text: '押金', choice: 'company' }, 202], [{ id: ID, text: '', rating: RATING }, 202],
  [{ id: ID, text: '\u0000\ud800 👨‍👩‍👧' }, 202],
  [{ id: ID, text: '长'.repeat(20_000) }, 202],
  [{ id: ID, text: '长'.repeat(30_000) }, 413],
] as [unknown, number][])('body %#: %i', async ([body, status]) => {
  const { browser, errors } = await openWeb();
  const page = browser();
  await page.conversation();
  const response = await page.fetch('/api/messages', { method: 'POST', headers: AS_OWN_PAGE, body: typeof body === 'string' ? body : JSON.stringify(body) });
  expect(response.status).toBe(status);
  expect(JSON.stringify(await response.json())).toMatch(status === 202 ? /^\{"isNew":true\}$/u : /^\{"error":\{"code":"[\w-]+","message":"\p{Script=Han}.*。"\}\}$/u);
  expect(errors).toEqual([]);
});

test('a long body is refused also where its length is not said', async () => {
  const { browser } = await openWeb();
  const page = browser();
  await page.conversation();
  const pieces = (count: number) => new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`{"id":"${ID}","text":"`));
      for (let number = 0; number < count; number += 1) controller.enqueue(new Uint8Array(1000).fill(97));
      controller.enqueue(new TextEncoder().encode('"}'));
      controller.close();
    },
  });
  const statuses = [];
  for (const count of [10, 100]) {
    const response = await page.fetch('/api/messages', { method: 'POST', headers: AS_OWN_PAGE, body: pieces(count), duplex: 'half' } as RequestInit);
    statuses.push(response.status);
  }
  expect(statuses).toEqual([202, 413]);
});

test.for([
  ['GET', '/api/messages', 405, 'POST'], ['DELETE', '/api/messages', 405, 'POST'], ['POST', '/api/conversation', 405, 'GET, HEAD'], ['PUT', '/', 405, 'GET, HEAD'],
  ['POST', '/api/events', 405, 'GET, HEAD'], ['POST', '/healthz', 405, 'GET, HEAD'], ['OPTIONS', '/api/messages', 405, 'POST'],
  ['GET', '/api/', 404, null], ['GET', '/api/nothing', 404, null], ['POST', '/api/nothing', 404, null], ['GET', '/nothing', 404, null], ['GET', '/.env', 404, null],
  ['GET', '/..%2f..%2fetc%2fpasswd', 404, null], ['GET', '/assets/../../package.json', 404, null], ['GET', '/%00', 404, null], ['GET', '/%E0%A4%A', 404, null],
  ['GET', `/${'a'.repeat(8000)}`, 404, null], ['GET', '//evil.example/', 404, null],
] as const)('%s %s: %i', async ([method, path, status, allow]) => {
  const { browser, errors } = await openWeb();
  const response = await browser().fetch(path, { method });
  expect([response.status, response.headers.get('Allow')]).toEqual([status, allow]);
  expect(await response.text()).toMatch(/\p{Script=Han}/u);
  expect(errors).toEqual([]);
});

/** Sends bytes as they are; what comes back until the server hangs up. */
async function send(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

test.for([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a header that is longer than any', `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['an address with a backslash', 'GET /a\\b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
  ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
  ['a length and pieces', 'POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
] as const)('%s is refused', async ([, bytes, status]) => {
  const { address, errors } = await openWeb();
  const answer = await send(address, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
  for (const header of ['x-content-type-options: nosniff', 'cache-control: no-store', "content-security-policy: default-src 'none'"]) expect(answer.toLowerCase()).toContain(header);
  expect(errors).toEqual([]);
});

test('what goes wrong is told to the operator, and to the page without a word of it', async () => {
  const { delivery, state } = await openScripted();
  const broken = new Error('secret of postgres://user:password@host');
  const { browser, errors } = await openWeb({ delivery: { ...delivery, accept: () => Promise.reject(broken) } }, { delivery, state });
  const page = browser();
  await page.conversation();
  const { response } = await page.post('押金');
  expect([response.status, await response.json()]).toEqual([500, { error: { code: 'internal', message: expect.stringContaining('系统出了故障') as string } }]);
  expect(errors).toEqual([broken]);
  await delivery.close();
  await state.close();
});

test('a port that is taken, a host that is not here: which variable, and what to do', async () => {
  const { address } = await openWeb();
  const port = Number(new URL(address).port);
  const app = { fetch: () => new Response(), onError: () => {}, close: () => {} };
  const serve = (options: { port: number; host: string }) => serveWeb({ app, ...options }).catch((error: unknown) => error);
  expect(await serve({ port, host: '127.0.0.1' })).toEqual(new ConfigError(`环境变量 PORT 不对：端口 ${port} 已经被别的程序占用。请关掉那个程序，或者换一个端口，如 PORT=${port + 1}。`));
  expect(await serve({ port: 0, host: '203.0.113.1' })).toMatchObject({ name: 'ConfigError', message: expect.stringMatching(/^环境变量 HOST 不对：/u) as string });
});

test('closing ends the streams at once and lets an answer go out that is on its way', async () => {
  const { delivery, state } = await openScripted();
  const { browser, close } = await openWeb({
    stores: { ...state, conversations: { load: async () => new Promise((resolve) => void setTimeout(() => resolve(undefined), 300)) } },
  }, { delivery, state });
  const page = browser();
  await page.conversation();
  const tab = await page.tab();
  const slow = page.conversation();
  await new Promise((resolve) => void setTimeout(resolve, 100));
  const started = performance.now();
  await Promise.all([close(), tab.ended]);
  expect(performance.now() - started).toBeLessThan(2000);
  expect((await slow).entries).toEqual([]);
  await delivery.close();
  await state.close();
});

test('another channel takes what comes to its address, without session, origin or limit, but not without a bound', async () => {
  const taken: string[] = [];
  const handle = async (request: Request): Promise<Response> => {
    taken.push(`${request.method} ${request.headers.get('X-Telegram-Bot-Api-Secret-Token')} ${await request.text()}`);
    return new Response('ok', { status: 201 });
  };
  const { browser } = await openWeb({ mounts: [{ path: '/telegram/:x', handle }], messages: { perResident: 1, perAddress: 1 } });
  const post = (path: string, body: string) => browser().fetch(path, { method: 'POST', body, headers: { 'X-Telegram-Bot-Api-Secret-Token': 's' } });
  const all = [await post('/telegram/:x', '{"a":1}'), await post('/telegram/:x', '{"b":2}'), await post('/telegram/:x', 'x'.repeat(2_000_000)), await post('/telegram/y', '{}')];
  expect(all.map(({ status }) => status)).toEqual([201, 201, 413, 404]);
  expect(taken).toEqual(['POST s {"a":1}', 'POST s {"b":2}']);
});
