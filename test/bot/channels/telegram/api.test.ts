import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ApiFailure, type FailureKind } from '../../../../bot/channels/telegram/api-failure.ts';
import { openApi } from '../../../../bot/channels/telegram/api.ts';
import { startTelegram } from '../../../support/telegram-stand-in.ts';

const TOKEN = '7000000001:AAStandInStandInStandInStandInStandIn';

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (status: number, body: string): RequestListener => (_, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const refusal = (code: number, description: string, parameters?: object): string => JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) });
const failing = async (listener: RequestListener, timeoutMs?: number): Promise<unknown> => {
  const api = openApi({ token: TOKEN, apiRoot: `http://${await listening(createServer(listener))}` });
  return api.call('sendMessage', { chat_id: 1, text: '押金' }, timeoutMs === undefined ? {} : { timeoutMs }).catch((error: unknown) => error);
};

describe('a failure is', () => {
  test.each<[string, FailureKind, number, string]>([
    ['429', 'busy', 429, refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 })],
    ['401', 'unauthorized', 401, refusal(401, 'Unauthorized')],
    ['404', 'unauthorized', 404, refusal(404, 'Not Found')],
    ['403', 'shut-out', 403, refusal(403, 'Forbidden: bot was blocked by the user')],
    ['no such chat', 'shut-out', 400, refusal(400, 'Bad Request: chat not found')],
    ['a group where it may not write', 'shut-out', 400, refusal(400, 'Bad Request: not enough rights to send text messages to the chat')],
    ['bad HTML', 'refused', 400, refusal(400, "Bad Request: can't parse entities")],
    ['another poller', 'conflict', 409, refusal(409, 'Conflict: terminated by other getUpdates request')],
    ['500', 'down', 500, refusal(500, 'Internal Server Error')],
    ['a gateway', 'down', 502, '<html></html>'],
    ['a page of somebody else', 'down', 200, '<html>登录校园网</html>'],
  ])('%s: %s', async (_, kind, status, body) => {
    const failure = await failing(answering(status, body));
    expect(failure).toBeInstanceOf(ApiFailure);
    expect(failure).toMatchObject({ kind });
    const words = `${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`;
    expect(words).not.toContain(TOKEN);
    expect(words).not.toContain('押金');
  });

  test('told how long to wait, and where a group has gone', async () => {
    expect(await failing(answering(429, refusal(429, 'Too Many Requests', { retry_after: 7 })))).toMatchObject({ retryAfterMs: 7000 });
    expect(await failing(answering(400, refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1007 })))).toMatchObject({ kind: 'refused', movedTo: -1007 });
  });

  test('nothing for so long', async () => {
    const failure = await failing(() => {}, 100);
    expect(failure).toMatchObject({ kind: 'down' });
    expect(String(failure)).not.toContain(TOKEN);
  });

  test('nobody there', async () => {
    const failure = await openApi({ token: TOKEN, apiRoot: 'http://127.0.0.1:9' }).call('getMe', {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'down' });
    expect(String(failure)).not.toContain(TOKEN);
  });
});

describe('a proxy', () => {
  test('of HTTP', async () => {
    const telegram = await startTelegram();
    let tunnels = 0;
    const proxy = createServer();
    proxy.on('connect', ({ url }, client: Socket) => {
      tunnels += 1;
      const [host, port] = url!.split(':');
      const server = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        client.pipe(server).pipe(client);
      });
    });
    const api = openApi({ token: telegram.token, apiRoot: telegram.apiRoot, proxy: `http://${await listening(proxy)}` });
    expect(await api.call('getMe', {})).toMatchObject({ username: 'fazhi_bot' });
    expect(tunnels).toBe(1);
  });

  test('of SOCKS', async () => {
    const telegram = await startTelegram();
    let tunnels = 0;
    const proxy = createTcpServer((client) => client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (asked) => {
        tunnels += 1;
        const server = connect(asked.readUInt16BE(asked.length - 2), '127.0.0.1', () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          client.pipe(server).pipe(client);
        });
      });
    }));
    const api = openApi({ token: telegram.token, apiRoot: telegram.apiRoot, proxy: `socks5://${await listening(proxy)}` });
    expect(await api.call('getMe', {})).toMatchObject({ username: 'fazhi_bot' });
    expect(tunnels).toBe(1);
  });
});
