import { refuse } from './refuse.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

/**
 * Lets only pages of this site write: a browser says where a request comes from in Sec-Fetch-Site, an older one in
 * Origin, and neither can be written by the page of another site. JSON cannot be sent by a form, a file can.
 */
export function createSameOrigin(publicUrl: string | undefined, takes: 'json' | 'file' = 'json'): WebMiddleware {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return async (c, next) => {
    if (!isOwn(c, publicOrigin)) return refuse(c, 403, 'other-origin', '这个请求不是从本站页面发出的，没有受理。请在本站页面里操作。');
    if (takes === 'file') return next();
    if (!isJson(c)) return refuse(c, 403, 'not-json', '只收 JSON（Content-Type: application/json）。请在本站页面里操作。');
    return next();
  };
}

function isOwn(c: WebContext, publicOrigin: string | undefined): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('Origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  // What a proxy makes of http and https is not known here, the name of the host is.
  return origin === publicOrigin || new URL(origin).host === c.req.header('Host');
}

const isJson = (c: WebContext): boolean => /^application\/json\s*(?:;|$)/iu.test(c.req.header('Content-Type') ?? '');
