import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSecret } from '../secret.ts';
import type { WebContext } from '../web-context.ts';

/** A cookie that holds the secret of one who has signed in, for pages of this site alone. */
export interface SecretCookie {
  read(c: WebContext): string | undefined;
  set(c: WebContext, secret: string): void;
  clear(c: WebContext): void;
}

export interface SecretCookieOptions {
  /** Without the prefix that it has over https, see session.ts. */
  readonly name: string;
  readonly isSecure: (c: WebContext) => boolean;
  /** Until the browser is closed where it is not said. */
  readonly maxAgeSeconds?: number;
}

export function createSecretCookie({ name, isSecure, maxAgeSeconds }: SecretCookieOptions): SecretCookie {
  const nameFor = (c: WebContext): string => (isSecure(c) ? `__Host-${name}` : name);
  return {
    read(c) {
      const secret = getCookie(c, nameFor(c));
      return secret !== undefined && isSecret(secret) ? secret : undefined;
    },
    set: (c, secret) => setCookie(c, nameFor(c), secret, {
      httpOnly: true, path: '/', secure: isSecure(c), sameSite: 'Lax', ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
    }),
    clear: (c) => void deleteCookie(c, nameFor(c), { path: '/', secure: isSecure(c) }),
  };
}
