import type { Question } from '../../../knowledge/bank/item.ts';
import type { NewEntry } from '../sitting/exam-store.ts';
import type { Instant } from '../sitting/sitting.ts';
import { askedOn, wordsRefusal } from './challenge-entry.ts';
import type { Key } from './mark-question.ts';
import type { Marking, MarkingFacts } from './marking.ts';
import type { Ruling } from './result.ts';

export type RuleRefusal =
  | { readonly refusal: 'no-challenge' | 'already-ruled' | 'empty' }
  /** The journal has ended. */
  | { readonly refusal: 'archived' }
  /** Who brought a challenge forward does not rule on it (四眼原则). */
  | { readonly refusal: 'own-challenge' }
  | { readonly refusal: 'names-person'; readonly name: string }
  /** Answers are accepted for one question of a case, which the challenge must name. */
  | { readonly refusal: 'whole-case' }
  /** A short answer has no key; who marked it wrongly marks it anew, or everybody gets the marks. */
  | { readonly refusal: 'no-key' }
  /** Not an answer that could be given: places of options there are, one for a single choice, true or false for a statement. */
  | { readonly refusal: 'bad-keys' };

export interface NewRuling {
  readonly challengeId: string;
  readonly decision: Ruling['decision'];
  readonly why: string;
  /** The adviser. */
  readonly by: string;
  readonly at: Instant;
}

/**
 * What an adviser decides on a challenge: the ruling, for `dryRun`, and its line of the journal; store it together with
 * `correctedEntry`. Each challenge is ruled on once; who sees it otherwise later challenges again.
 */
export function ruleEntry(marking: Marking, { challengeId, decision, why, by, at }: NewRuling): { readonly ruling: Ruling; readonly entry: NewEntry } | RuleRefusal {
  const challenge = marking.challenges.find(({ id }) => id === challengeId);
  if (!challenge) return { refusal: 'no-challenge' };
  if (marking.state === 'archived') return { refusal: 'archived' };
  if (marking.rulings.some((ruling) => ruling.challengeId === challengeId)) return { refusal: 'already-ruled' };
  if (challenge.by === by) return { refusal: 'own-challenge' };
  const refusal = wordsRefusal(marking, why) ?? (decision.kind === 'accept' ? keysRefusal(askedOn(marking, challenge).map(({ question }) => question), challenge.question, decision.keys) : undefined);
  if (refusal) return refusal;
  const { itemId, version, question } = challenge;
  const facts: MarkingFacts['ruled'] = { challengeId, itemId, version, ...(question !== undefined && { question }), decision: ordered(decision), why: why.trim() };
  return { ruling: { ...facts, by, at }, entry: { at, by, kind: 'ruled', facts: { ...facts } } };
}

function keysRefusal(questions: readonly Question[], ofCase: number | undefined, keys: readonly Key[]): RuleRefusal | undefined {
  const [question] = questions;
  if (question?.type === 'short-answer') return { refusal: 'no-key' };
  // The same question on several papers is one; different ones are those of a case.
  if (!question || (ofCase === undefined && questions.some(({ stem, type }) => stem !== question.stem || type !== question.type))) return { refusal: 'whole-case' };
  return keys.length > 0 && keys.every((key) => isKeyOf(question, key)) ? undefined : { refusal: 'bad-keys' };
}

function isKeyOf(question: Exclude<Question, { type: 'short-answer' }>, key: Key): boolean {
  if (question.type === 'true-false' || typeof key === 'boolean') return question.type === 'true-false' && typeof key === 'boolean';
  const isInRange = key.every((place) => Number.isInteger(place) && place >= 0 && place < question.options.length);
  return isInRange && new Set(key).size === key.length && (question.type === 'single' ? key.length === 1 : key.length > 0);
}

function ordered(decision: Ruling['decision']): Ruling['decision'] {
  if (decision.kind !== 'accept') return decision;
  return { ...decision, keys: decision.keys.map((key) => (typeof key === 'boolean' ? key : key.toSorted((a, b) => a - b))) };
}
