import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { WebContext } from './web-context.ts';

/** What is shorter fits a packet or two as it is. */
const WORTH_COMPRESSING = 2048;

const compress = promisify(gzip);

/** Data as JSON; long ones compressed where the browser takes it. Not stored anywhere, unless the headers say so. */
export async function sendJson(c: WebContext, data: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const text = JSON.stringify(data);
  const all = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Encoding', ...headers };
  if (text.length < WORTH_COMPRESSING || !accepts(c, 'gzip')) return c.body(text, 200, all);
  const compressed = await compress(text, { level: 4 });
  return c.body(new Uint8Array(compressed), 200, { ...all, 'Content-Encoding': 'gzip' });
}

/** Whether the browser takes an encoding; one that it rates 0 it does not. */
export function accepts(c: WebContext, encoding: 'gzip' | 'br'): boolean {
  return (c.req.header('Accept-Encoding') ?? '').split(',').some((part) => {
    const [name, quality] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !/^q=0(?:\.0*)?$/u.test(quality ?? '');
  });
}
