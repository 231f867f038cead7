import type { Hono } from 'hono';
import { hasRole, STAFF_SESSION_HOURS, type Staff } from '../../../exam/staff/create-staff.ts';
import { ROLE_NAMES, type Role } from '../../../exam/staff/staff.ts';
import { limitBody } from '../limit-body.ts';
import type { Limits } from '../limits.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { hashOfSecret, newSecret } from '../secret.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { Done, StaffAnswer } from './api-types.ts';
import { limitGuesses } from './limit-guesses.ts';
import { nothing, staffSignInBody } from './schemas.ts';
import { createSecretCookie } from './secret-cookie.ts';

export interface StaffRoutesOptions {
  readonly staff: Staff;
  readonly sameOrigin: WebMiddleware;
  readonly isSecure: (c: WebContext) => boolean;
  readonly addressOf: (c: WebContext) => string;
  readonly limits: Pick<Limits, 'wrongCodesOfName' | 'wrongCodesOfAddress'>;
}

const FEW_BYTES = 4 * 1024;

/**
 * Signing in and out of the staff.
 * @returns lets only those of the staff on who have one of the roles; without a role everybody of the staff
 */
export function serveStaff(app: Hono<WebEnv>, { staff, sameOrigin, isSecure, addressOf, limits }: StaffRoutesOptions): (...roles: Role[]) => WebMiddleware {
  const cookie = createSecretCookie({ name: 'fazhi-staff', isSecure, maxAgeSeconds: STAFF_SESSION_HOURS * 3600 });
  const guess = limitGuesses({ ofName: limits.wrongCodesOfName, ofAddress: limits.wrongCodesOfAddress, addressOf });
  const need = (...roles: Role[]): WebMiddleware => async (c, next) => {
    const secret = cookie.read(c);
    const member = secret === undefined ? undefined : await staff.memberOf(hashOfSecret(secret));
    if (!member) return refuse(c, 401, 'not-signed-in', '您还没有登录，或者登录已经过期。请用姓名和登录码登录。');
    if (roles.length > 0 && !roles.some((role) => hasRole(member, role))) {
      return refuse(c, 403, 'no-role', `只有${roles.map((role) => ROLE_NAMES[role]).join('、')}可以这样做。需要的话，请让管理员给您加上这个角色。`);
    }
    c.set('member', member);
    return next();
  };

  app.post('/api/staff/sign-in', sameOrigin, limitBody(FEW_BYTES), async (c) => {
    const body = await readBody(c, staffSignInBody);
    if (body instanceof Response) return body;
    return guess(c, body.name.normalize('NFKC').replace(/\s+/gu, ' '), async () => {
      const secret = newSecret();
      const member = await staff.signIn({ ...body, secretHash: hashOfSecret(secret) });
      if (!member) return refuse(c, 401, 'unknown', '姓名或者登录码不对。请再输一次；忘了登录码，请让管理员重发。');
      cookie.set(c, secret);
      return sendJson(c, member satisfies StaffAnswer);
    });
  });
  app.get('/api/staff/me', need(), (c) => sendJson(c, c.get('member')! satisfies StaffAnswer));
  app.post('/api/staff/sign-out', sameOrigin, need(), limitBody(FEW_BYTES), async (c) => {
    const body = await readBody(c, nothing);
    if (body instanceof Response) return body;
    await staff.signOut(hashOfSecret(cookie.read(c)!));
    cookie.clear(c);
    return sendJson(c, { done: true } satisfies Done);
  });
  return need;
}
