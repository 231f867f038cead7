import { createRateLimit } from '../../delivery/rate-limit.ts';
import { refuse } from './refuse.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

/** How much of the service one may take, a minute or at once; 0: as much as comes. */
export interface Limits {
  readonly messagesOfSession: number;
  readonly messagesOfAddress: number;
  /** All that is fetched as data. */
  readonly readsOfAddress: number;
  /** Searches and comparisons of the law, which take long. */
  readonly searchesOfAddress: number;
  /** Event streams open at once; of a session the oldest ends for a new one: it may be a connection that is dead. */
  readonly streamsOfSession: number;
  readonly streamsOfAddress: number;
  /** Answers in practice. */
  readonly practiceOfSession: number;
  /** What one examinee's browser fetches and saves. */
  readonly examRequestsOfDevice: number;
  /** Codes that were wrong, of one number or name; whatever else is limited, they are. */
  readonly wrongCodesOfName: number;
  readonly wrongCodesOfAddress: number;
}

/**
 * What goes with so many messages a minute. An address may be a whole office, or thousands of phones behind one gateway.
 * For 0 there is no limit to anything of that kind.
 */
export function limitsFrom({ perResident, perAddress }: { readonly perResident: number; readonly perAddress: number }): Limits {
  return {
    messagesOfSession: perResident,
    messagesOfAddress: perAddress,
    readsOfAddress: perAddress * 10,
    searchesOfAddress: perAddress,
    streamsOfSession: 12,
    streamsOfAddress: perAddress * 5,
    practiceOfSession: perResident * 6,
    examRequestsOfDevice: perResident * 12,
    wrongCodesOfName: 5,
    wrongCodesOfAddress: 60,
  };
}

/** Lets so much a minute through of what has the same key. */
export function limitRate(perMinute: number, keyOf: (c: WebContext) => string, saying: (seconds: number) => string): WebMiddleware {
  if (perMinute === 0) return (_c, next) => next();
  const limit = createRateLimit({ points: perMinute, seconds: 60 });
  return async (c, next) => {
    const allowance = await limit.take(keyOf(c));
    if (allowance.isAllowed) return next();
    return refuse(c, 429, 'too-often', saying(allowance.seconds), { 'Retry-After': String(allowance.seconds) });
  };
}
