import { termsOf } from '../index/terms.ts';

/**
 * Calls `add` for every feature of a text, as often as it occurs: its characters, pairs of neighbouring characters, and
 * words. A word of two characters counts as once more the pair that it is, so that real words weigh more than chance
 * pairs.
 */
export function forEachFeature(text: string, add: (feature: string) => void): void {
  const { words, bigrams, runs } = termsOf(text);
  for (const run of runs) for (const character of run) add(character);
  bigrams.forEach(add);
  for (const word of words) if (word.length > 1) add(word);
}

/** Features of a text with how often each occurs. */
export function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  forEachFeature(text, (feature) => void counts.set(feature, (counts.get(feature) ?? 0) + 1));
  return counts;
}
