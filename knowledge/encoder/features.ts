import { normaliseForTerms, termsOf } from '../index/terms.ts';

const CHARACTER = /[\p{L}\p{N}]/gu;

/**
 * Features of a text with how often each occurs: its characters, pairs of neighbouring characters, and words.
 * A word of two characters counts as once more the pair that it is, so that real words weigh more than chance pairs.
 */
export function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const [character] of normaliseForTerms(text).matchAll(CHARACTER)) add(character);
  const { words, bigrams } = termsOf(text);
  bigrams.forEach(add);
  for (const word of words) if (word.length > 1) add(word);
  return counts;
}
