import { matchQuote } from '../../../knowledge/verify/match-quote.ts';

/** A beginning of the text or of a sentence: before it stand no condition and no 不得有下列行为： that would be lost. */
const AT_SENTENCE_START = /(?:^|。[”」]?)\s*$/u;
const EXCEPTION_FOLLOWS = /^[，；。：\s]*(?:但|的?除外)/u;

/** Words that stand in a text, with no negation or exception cut off at their ends. */
export function standsIn(words: string, text: string, before = ''): boolean {
  return matchQuote(words, text, [{ start: 0, end: text.length }], before).kind === 'same';
}

/**
 * Why a sentence is not the provision's own, in Chinese; undefined where it is: word for word, in one piece, with the
 * condition before it and the exception behind it.
 */
export function whyNotWhole(sentence: string, text: string): string | undefined {
  const match = matchQuote(sentence, text, [{ start: 0, end: text.length }], '');
  if (match.kind === 'cut') return `“${sentence}”丢了原文中的“${match.words}”。`;
  if (match.kind !== 'same') return `“${sentence}”不是条文中连续的原话。`;
  const [first, last] = [match.parts[0]!, match.parts.at(-1)!];
  if (!AT_SENTENCE_START.test(text.slice(0, first.start))) return `“${sentence}”要从条文的句首写起，前面的条件不能丢。`;
  return EXCEPTION_FOLLOWS.test(text.slice(last.end)) ? `“${sentence}”丢了后面的例外。` : undefined;
}
