import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { likeness } from './likeness.ts';

/** From this likeness on two articles are the same one, reworded. */
const REWORDED = 0.5;
/** What the article of the same number needs less: it is expected to be the one. */
const SAME_NUMBER = 0.35;

/**
 * The provision of another version, or of the law that took its place, that says what this one said: the one of the same
 * label where it is alike enough, else the most alike of all.
 * @returns undefined when none is alike enough
 */
export function counterpart(provision: StoredProvision, others: readonly StoredProvision[]): StoredProvision | undefined {
  const words = wordsOf(provision.text);
  const equal = others.filter((other) => wordsOf(other.text) === words);
  const sameLabel = others.find(({ label }) => label === provision.label);
  if (equal.length > 0) return equal.find((other) => other === sameLabel) ?? equal[0];
  const alike = (other: StoredProvision): number => likeness(words, wordsOf(other.text));
  let best = { provision: sameLabel, alike: sameLabel ? alike(sameLabel) : 0 };
  if (best.alike >= REWORDED) return best.provision;
  for (const other of others) {
    const found = alike(other);
    if (found > best.alike) best = { provision: other, alike: found };
  }
  return best.alike >= (best.provision === sameLabel ? SAME_NUMBER : REWORDED) ? best.provision : undefined;
}
