import { checkMention, checkQuote, type QuoteTools } from './check-quote.ts';
import { checkWording, type WordingTools } from './check-wording.ts';
import type { Claim } from './claim.ts';
import { subjectOf } from './place.ts';
import type { Problem } from './problem.ts';

/** The first problem of a claim; undefined when there is none, or when it cannot be judged. */
export function checkClaim(claim: Claim, text: string, tools: QuoteTools & WordingTools): Problem | undefined {
  const subject = subjectOf(claim.group);
  if (!subject) return undefined;
  if (claim.kind !== 'quote' && claim.kind !== 'mention') return checkWording(claim, text, subject, tools);
  const quote = text.slice(claim.start, claim.end);
  const before = text.slice(Math.max(0, claim.start - 5), claim.start).replace(/[“「『"＂\s>]+$/, '');
  if (claim.kind === 'quote') return checkQuote(quote, before, subject, tools);
  return checkMention(quote, before, /(?:规定|所称|所指|所说)的?$/.test(before), subject, tools);
}
