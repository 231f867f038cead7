import { createRateLimit } from '../../../delivery/rate-limit.ts';
import { refuse } from '../refuse.ts';
import type { WebContext } from '../web-context.ts';

export interface GuessLimitOptions {
  /** Wrong codes a minute: of one name from one address, and of all names from one. */
  readonly ofName: number;
  readonly ofAddress: number;
  readonly addressOf: (c: WebContext) => string;
}

/**
 * Lets wrong codes through so many times a minute, for one name and from one address; right ones do not count: everybody
 * of a county may sign in within seconds from one address. Who guesses at somebody's code elsewhere keeps nobody out here;
 * of 2⁴⁰ codes as many addresses as there are find none.
 * @returns runs a sign-in; one that was wrong answers 401
 */
export function limitGuesses({ ofName, ofAddress, addressOf }: GuessLimitOptions): (c: WebContext, name: string, signIn: () => Promise<Response>) => Promise<Response> {
  const names = createRateLimit({ points: ofName, seconds: 60 });
  const addresses = createRateLimit({ points: ofAddress, seconds: 60 });
  const tooMany = (c: WebContext, seconds: number): Response => refuse(
    c, 429, 'too-often', `输错的次数太多了，请等 ${seconds} 秒再试。请对照发给您的码，看清字母和数字。`, { 'Retry-After': String(seconds) },
  );
  return async (c, name, signIn) => {
    const address = addressOf(c);
    const fromHere = await addresses.look(address);
    if (!fromHere.isAllowed) return tooMany(c, fromHere.seconds);
    // Counted before it is known to be wrong: who guesses many at once has no more tries than who waits for each.
    const one = `${address}\n${name}`;
    const ofOne = await names.take(one);
    if (!ofOne.isAllowed) return tooMany(c, ofOne.seconds);
    const response = await signIn();
    if (response.status === 401) await addresses.take(address);
    else await names.giveBack(one);
    return response;
  };
}
