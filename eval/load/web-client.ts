import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { createHttpClient, type Answered } from './http-client.ts';

/** One event of the server's stream; `data` is JSON, not read yet: whoever measures the server reads no more than needed. */
export interface ServerEvent {
  readonly name: string;
  readonly id?: string;
  readonly data: string;
}

/** What a browser does for one resident: a session, messages, and the stream of what comes. */
export interface WebClient {
  /** The session as it is; sets the cookie the first time. */
  conversation(): Promise<Answered<Record<string, unknown>>>;
  post(message: { readonly id: string; readonly text: string; readonly choice?: string; readonly rating?: { readonly recordId: string; readonly isGood: boolean } }):
  Promise<Answered<Record<string, unknown>>>;
  get(path: string): Promise<Answered<Record<string, unknown>>>;
  /** Everything after a cursor, until the connection ends or the signal says so; does not connect again by itself. */
  events(after: string, signal: AbortSignal): AsyncGenerator<ServerEvent, void>;
}

export const newMessageId = (): string => randomUUID();

/** @param address `http://127.0.0.1:8080` */
export function createWebClient(address: string, agent?: Agent): WebClient {
  const { send, get, post } = createHttpClient(address, agent);
  return {
    get,
    conversation: () => get('/api/conversation'),
    post: (message) => post('/api/messages', message),
    async* events(after, signal) {
      const response = await send('GET', `/api/events?after=${encodeURIComponent(after)}`, undefined, signal);
      if (response.statusCode !== 200) throw new Error(`the stream of events was refused with ${response.statusCode}`);
      response.setEncoding('utf8');
      let rest = '';
      for await (const chunk of response as AsyncIterable<string>) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          const event = readEvent(block);
          if (event) yield event;
        }
      }
    },
  };
}

/** A block of the stream; undefined for comments and settings. */
function readEvent(block: string): ServerEvent | undefined {
  const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()] as const));
  const [name, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')];
  return name === undefined || data === undefined ? undefined : { name, data, ...(id !== undefined && { id }) };
}
