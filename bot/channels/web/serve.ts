import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener, RequestError } from '@hono/node-server';
import { ConfigError } from '../../config.ts';
import type { WebApp } from './create-app.ts';
import { errorBody } from './refuse.ts';

export interface Served {
  /** http://127.0.0.1:8080 */
  readonly address: string;
  /** Ends event streams, lets answers that are on their way go out, and closes. */
  close(): Promise<void>;
}

/** How long what is on its way may take to go out. */
const GRACE_MS = 5000;
const SWEEP_MS = 20;
/** How long somebody may take to say what they want. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 60_000;
/** How often it is looked who has taken too long. */
const CHECK_MS = 5000;
/** How long a connection may stand still: what somebody asks for and does not read is kept in memory. Event streams have their heartbeat. */
const STALLED_MS = 120_000;
/** Connections that may wait to be taken: all of an exam come at one moment, and what finds no room here is cut off by the system. */
const BACKLOG = 4096;
/** Longer than proxies keep theirs: they would send a request into a connection that is being closed. */
const IDLE_MS = 75_000;

/**
 * Serves the app.
 * @param port 0: any that is free
 * @throws ConfigError where host and port cannot be listened on
 */
export async function serveWeb({ app, port, host }: { readonly app: WebApp; readonly port: number; readonly host: string }): Promise<Served> {
  const answer = getRequestListener(app.fetch, { errorHandler: (error) => sayWhyNot(error, app.onError) });
  const underWay = new Set<ServerResponse>();
  // Who names no host is refused by the listener, in words.
  const server = createServer({
    headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: IDLE_MS, connectionsCheckingInterval: CHECK_MS, requireHostHeader: false,
  }, (request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    void answer(request, response);
  });
  server.setTimeout(STALLED_MS);
  server.on('clientError', refuseConnection);
  await listen(server, port, host);
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    async close() {
      app.close();
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      const late = AbortSignal.timeout(GRACE_MS);
      while (underWay.size > 0 && !late.aborted) await setTimeout(SWEEP_MS);
      // Browsers keep connections open for their next request, and some for their first.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Before it is a request at all: an address or a host that is none. */
function sayWhyNot(error: unknown, onError: WebApp['onError']): Response {
  const isTheirs = error instanceof RequestError;
  if (!isTheirs) onError(error);
  return Response.json(isTheirs ? NOT_HTTP : errorBody('internal', '抱歉，系统出了故障。请过几分钟再试。'), { status: isTheirs ? 400 : 500, headers: BARE });
}

/** What no middleware has seen is no page, and kept nowhere. */
const BARE = { 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'X-Content-Type-Options': 'nosniff' };
const BARE_LINES = Object.entries(BARE).map(([name, value]) => `${name}: ${value}\r\n`).join('');

const NOT_HTTP = errorBody('bad-request', '请求的地址不对。请回到首页。');
const TOO_LARGE = errorBody('headers-too-large', '请求头太大。请清除本站的 Cookie 再试。');

/** What cannot be read as HTTP. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [line, body] = error.code === 'HPE_HEADER_OVERFLOW' ? ['431 Request Header Fields Too Large', TOO_LARGE]
    : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? ['408 Request Timeout', errorBody('too-slow', '等了太久没有收到请求。请再试一次。')] : ['400 Bad Request', NOT_HTTP];
  const text = JSON.stringify(body);
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Type: application/json\r\n${BARE_LINES}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(whyNot(error, port, host)));
    server.listen({ port, host, backlog: BACKLOG }, resolve);
  });
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(`环境变量 PORT 不对：端口 ${port} 已经被别的程序占用。请关掉那个程序，或者换一个端口，如 PORT=${port === 65_535 ? 8080 : port + 1}。`, { cause: error });
    case 'EACCES':
      return new ConfigError(`环境变量 PORT 不对：没有权限使用端口 ${port}。请换一个 1024 以上的端口，如 PORT=8080。`, { cause: error });
    case 'EADDRNOTAVAIL': case 'ENOTFOUND':
      return new ConfigError(`环境变量 HOST 不对：这台机器没有地址 ${host}。请改成 0.0.0.0（所有地址）或者 127.0.0.1（只供本机）。`, { cause: error });
    default:
      return error;
  }
}
