import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether something may happen now. */
export type Allowance =
  | { readonly isAllowed: true }
  /** `isFirst`: the first refusal of its window, when a word is due; `seconds` until the window ends, whole and at least 1. */
  | { readonly isAllowed: false; readonly isFirst: boolean; readonly seconds: number };

/** How often someone may do something, each under a key; kept in memory. */
export interface RateLimit {
  take(key: string): Promise<Allowance>;
  /** Whether it could happen now; takes nothing. */
  look(key: string): Promise<Allowance>;
  /** For what was taken and could not be done, so that trying again costs nothing. */
  giveBack(key: string): Promise<void>;
}

/** So many points in so many seconds from the first one on, then a new window begins; 0 points: no limit. */
export function createRateLimit({ points, seconds }: { readonly points: number; readonly seconds: number }): RateLimit {
  if (points === 0) return { take: () => Promise.resolve({ isAllowed: true }), look: () => Promise.resolve({ isAllowed: true }), giveBack: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return { isAllowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { isAllowed: false, isFirst: refusal.consumedPoints === points + 1, seconds: secondsOf(refusal) };
      }
    },
    async look(key) {
      const taken = await limiter.get(key);
      return taken && taken.consumedPoints >= points ? { isAllowed: false, isFirst: false, seconds: secondsOf(taken) } : { isAllowed: true };
    },
    giveBack: async (key) => void await limiter.reward(key),
  };
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
