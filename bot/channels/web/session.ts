import { hash, randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { ResidentId } from '../../resident.ts';
import { refuse } from './refuse.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

const COOKIE = 'fazhi';
const YEAR_SECONDS = 365 * 24 * 3600;
const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/u;

/** Who knows the secret is the resident; nobody can tell the secret from the id, which records and logs name. */
export const residentOf = (secret: string): ResidentId => `web:${hash('sha256', secret, 'base64url')}`;

/** Reads the session that the browser has. */
export const readSession: WebMiddleware = async (c, next) => {
  const secret = secretIn(c);
  c.set('resident', secret && residentOf(secret));
  await next();
};

/** For what only a session may do. */
export const needSession: WebMiddleware = async (c, next) =>
  (c.get('resident') === undefined ? refuse(c, 401, 'no-session', '还没有打开会话。请刷新页面再试；如果浏览器禁用了 Cookie，请先允许。') : next());

/**
 * Begins a session, or lets the one that is there live another year.
 * @param where the browser carries the cookie: in a page of another site only over https, and for that site alone
 */
export function keepSession(c: WebContext, where: { readonly isSecure: boolean; readonly isFramed: boolean }): ResidentId {
  const secret = secretIn(c) ?? randomBytes(SECRET_BYTES).toString('base64url');
  const isThirdParty = where.isSecure && where.isFramed;
  setCookie(c, COOKIE, secret, {
    httpOnly: true, path: '/', maxAge: YEAR_SECONDS, secure: where.isSecure, sameSite: isThirdParty ? 'None' : 'Lax', partitioned: isThirdParty,
  });
  return residentOf(secret);
}

function secretIn(c: WebContext): string | undefined {
  const value = getCookie(c, COOKIE);
  return value !== undefined && SECRET.test(value) ? value : undefined;
}
