import { createRateLimit } from '../../delivery/rate-limit.ts';
import { refuse } from './refuse.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** How much of the service one may take. An address may be a whole office, or thousands of phones behind one gateway. */
export interface Limits {
  readonly messagesOfSession: Rate;
  readonly messagesOfAddress: Rate;
  /** All that is fetched as data. */
  readonly readsOfAddress: Rate;
  /** Searches and comparisons of the law, which take long. */
  readonly searchesOfAddress: Rate;
  /** Event streams open at once; of a session the oldest ends for a new one: it may be a connection that is dead. */
  readonly streamsOfSession: number;
  readonly streamsOfAddress: number;
}

export const LIMITS: Limits = {
  messagesOfSession: { points: 60, seconds: 60 },
  messagesOfAddress: { points: 600, seconds: 60 },
  readsOfAddress: { points: 3000, seconds: 60 },
  searchesOfAddress: { points: 240, seconds: 60 },
  streamsOfSession: 12,
  streamsOfAddress: 1000,
};

/** Lets so much through of what has the same key. */
export function limitRate(rate: Rate, keyOf: (c: WebContext) => string, saying: (seconds: number) => string): WebMiddleware {
  const limit = createRateLimit(rate);
  return async (c, next) => {
    const allowance = await limit.take(keyOf(c));
    if (allowance.isAllowed) return next();
    return refuse(c, 429, 'too-often', saying(allowance.seconds), { 'Retry-After': String(allowance.seconds) });
  };
}
