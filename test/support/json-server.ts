import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Asked<Body> {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

/** What a server says to one request: a status other than 200, headers, a body that is sent as JSON, or as it is when a string. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** `'hang'` never answers. */
export type Answer<Body> = (asked: Asked<Body>, number: number) => Reply | 'hang';

/** A server on this machine that takes JSON and gives JSON, until the test is over. It keeps what it was asked. */
export async function startJsonServer<Body>(answer: Answer<Body>): Promise<{ url: string; asked: Asked<Body>[]; stop(): Promise<void> }> {
  const asked: Asked<Body>[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const one = { path: request.url!, headers: request.headers, body: JSON.parse(text) as Body };
      const reply = answer(one, asked.push(one) - 1);
      if (reply === 'hang') return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const stop = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}
