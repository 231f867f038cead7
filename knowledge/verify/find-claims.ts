import type { Claim, Group } from './claim.ts';
import { claimBefore } from './claim-before.ts';
import { claimsAfter } from './claims-after.ts';
import type { Quote } from './find-quotes.ts';

/** What the groups of citations of a text are made to say. */
export function findClaims(text: string, groups: readonly Group[], quotes: readonly Quote[]): Claim[] {
  const taken = new Set<Quote>();
  const behind = groups.map((group) => claimBefore(text, group, groups, quotes, taken));
  return groups.flatMap((group, index) => {
    const claim = behind[index];
    return claim ? [claim] : claimsAfter(text, group, groups[index + 1], quotes.filter((quote) => !taken.has(quote)));
  });
}
