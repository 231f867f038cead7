import { limitBody } from './limit-body.ts';
import type { WebMiddleware } from './web-context.ts';

/** What another channel takes at an address of this server: the webhook of Telegram. It knows its callers itself. */
export interface Mount {
  /** /telegram */
  readonly path: string;
  readonly handle: (request: Request) => Promise<Response>;
}

const MOST_BYTES = 1024 * 1024;

export function serveMounts(mounts: readonly Mount[]): WebMiddleware {
  const handlers = new Map(mounts.map(({ path, handle }) => [path, handle]));
  const limited = limitBody(MOST_BYTES);
  return async (c, next) => {
    const handle = handlers.get(c.req.path);
    if (!handle) return next();
    const refusal = await limited(c, async () => void (c.res = await handle(c.req.raw)));
    return refusal ?? c.res;
  };
}
