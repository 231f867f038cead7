import { getCookie, setCookie } from 'hono/cookie';
import type { ResidentId } from '../../resident.ts';
import { refuse } from './refuse.ts';
import { hashOfSecret, isSecret, newSecret } from './secret.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

const COOKIE = 'fazhi';
/**
 * Over https: with this prefix browsers take a cookie from this host alone. Else whoever has a site on a domain next to
 * ours could give a resident a session that they know themselves, and read along.
 */
const OWN_COOKIE = `__Host-${COOKIE}`;
/** In a page of another site. Under a name of its own: a page that frames us, or pretends to, must not take the place of the other one. */
const FRAME_COOKIE = `${OWN_COOKIE}-frame`;
const YEAR_SECONDS = 365 * 24 * 3600;

/** Who knows the secret is the resident; nobody can tell the secret from the id, which records and logs name. */
export const residentOf = (secret: string): ResidentId => `web:${hashOfSecret(secret)}`;

export interface Sessions {
  /** Reads the session that the browser has. */
  readonly read: WebMiddleware;
  /**
   * Begins a session, or lets the one that is there live another year.
   * @param isFramed the browser carries the cookie of a page of another site only over https, and for that site alone
   */
  keep(c: WebContext, isFramed: boolean): ResidentId;
}

export function createSessions(isSecure: (c: WebContext) => boolean): Sessions {
  return {
    async read(c, next) {
      const session = sessionIn(c, isSecure(c));
      c.set('resident', session && residentOf(session.secret));
      await next();
    },
    keep(c, isFramed) {
      const secure = isSecure(c);
      const { name, secret } = sessionIn(c, secure)
        ?? { name: !secure ? COOKIE : isFramed ? FRAME_COOKIE : OWN_COOKIE, secret: newSecret() };
      const isThirdParty = name === FRAME_COOKIE;
      setCookie(c, name, secret, { httpOnly: true, path: '/', maxAge: YEAR_SECONDS, secure, sameSite: isThirdParty ? 'None' : 'Lax', partitioned: isThirdParty });
      return residentOf(secret);
    },
  };
}

/** For what only a session may do. */
export const needSession: WebMiddleware = async (c, next) =>
  (c.get('resident') === undefined ? refuse(c, 401, 'no-session', '还没有打开会话。请刷新页面再试；如果浏览器禁用了 Cookie，请先允许。') : next());

function sessionIn(c: WebContext, isSecure: boolean): { readonly name: string; readonly secret: string } | undefined {
  for (const name of isSecure ? [OWN_COOKIE, FRAME_COOKIE] : [COOKIE]) {
    const secret = getCookie(c, name);
    if (secret !== undefined && isSecret(secret)) return { name, secret };
  }
  return undefined;
}
