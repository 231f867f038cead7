import { Agent, request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

/** One browser: its cookies, and what it sends as a page of the site would. */
export interface HttpClient {
  send(method: 'GET' | 'POST', path: string, body?: unknown, signal?: AbortSignal): Promise<IncomingMessage>;
  get<Body = Record<string, unknown>>(path: string): Promise<Answered<Body>>;
  post<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answered<Body>>;
}

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
}

/** @param address `http://127.0.0.1:8080` */
export function createHttpClient(address: string, agent: Agent = new Agent({ keepAlive: true })): HttpClient {
  let cookie: string | undefined;

  const send: HttpClient['send'] = (method, path, body, signal) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, address), {
        method, agent, ...(signal && { signal }),
        headers: {
          ...(cookie !== undefined && { Cookie: cookie }),
          ...(payload !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload), Origin: address, 'Sec-Fetch-Site': 'same-origin' }),
        },
      }, (response) => {
        for (const line of response.headers['set-cookie'] ?? []) cookie = line.slice(0, line.indexOf(';'));
        resolve(response);
      });
      asked.once('error', reject);
      asked.end(payload);
    });
  };
  const answered = async <Body>(response: IncomingMessage): Promise<Answered<Body>> => ({ status: response.statusCode ?? 0, body: await json(response) as Body });
  return {
    send,
    get: async (path) => answered(await send('GET', path)),
    post: async (path, body) => answered(await send('POST', path, body)),
  };
}
