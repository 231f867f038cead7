import { bodyLimit } from 'hono/body-limit';
import { refuse } from './refuse.ts';
import type { WebMiddleware } from './web-context.ts';

/** Refuses bodies that are longer; one that says its length before it is read. */
export function limitBody(mostBytes: number): WebMiddleware {
  const tooLong = (c: Parameters<WebMiddleware>[0]): Response =>
    refuse(c, 413, 'too-long', '内容太长，没有收下。请删减一些，或者分几次发送。');
  const counted = bodyLimit({ maxSize: mostBytes, onError: tooLong });
  return async (c, next) => {
    const length = c.req.header('Content-Length');
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return counted(c, next);
    return Number(length) > mostBytes ? tooLong(c) : next();
  };
}
