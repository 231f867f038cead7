import type { OfficeId } from '../guidance/offices.ts';
import { LEGAL_SIGNS } from './triage-words.ts';
import { ABUSE, ABUSE_FILLER, INJECTION } from './aside/hostile.ts';
import { REFERRALS } from './aside/referrals.ts';
import { ASIDE_TEXTS } from './aside/texts.ts';
import { WRONGDOING, WRONGDOING_NOT } from './aside/wrongdoing.ts';
import { clausesOf, plainText } from './plain-text.ts';

/** A message that is not for an answer from law, and what is said to it. */
export interface Aside {
  readonly kind: 'wrongdoing' | 'hostile' | 'referral';
  readonly text: string;
  readonly offices: readonly OfficeId[];
}

/**
 * How to break the law, abuse of the bot or an attempt to turn it, or a matter for another desk than a lawyer's.
 * Whatever also holds a question about the law is left to be answered: a wrongly refused question is worse.
 */
export function detectAside(message: string): Aside | undefined {
  const text = plainText(message);
  if (WRONGDOING.some((pattern) => pattern.test(text)) && !WRONGDOING_NOT.test(text)) return { kind: 'wrongdoing', ...ASIDE_TEXTS.wrongdoing };
  if (isHostile(text)) return { kind: 'hostile', ...ASIDE_TEXTS.hostile };
  const referral = REFERRALS.find(({ pattern, not }) => pattern.test(text) && !not.test(text));
  return referral && { kind: 'referral', ...ASIDE_TEXTS[referral.to] };
}

function isHostile(text: string): boolean {
  const clauses = clausesOf(text);
  const turned = INJECTION.some((pattern) => pattern.test(text));
  if (turned) return !clauses.some((clause) => !INJECTION.some((pattern) => pattern.test(clause)) && asksLaw(clause));
  const rest = text.replace(ABUSE, '');
  return rest !== text && rest.replace(ABUSE_FILLER, '').replace(/[^\p{L}\p{N}]+/gu, '').length <= 1;
}

/** A clause of some length that speaks of something that law knows. */
const asksLaw = (clause: string): boolean => clause.length >= 5 && LEGAL_SIGNS.some((sign) => sign.test(clause));
