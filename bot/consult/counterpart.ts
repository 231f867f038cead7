import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { wordsOf } from '../../knowledge/provision.ts';

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
  const pairs = pairsOf(words);
  const likeness = (other: StoredProvision): number => dice(pairs, pairsOf(wordsOf(other.text)));
  let best = { provision: sameLabel, likeness: sameLabel ? likeness(sameLabel) : 0 };
  if (best.likeness >= REWORDED) return best.provision;
  for (const other of others) {
    const found = likeness(other);
    if (found > best.likeness) best = { provision: other, likeness: found };
  }
  return best.likeness >= (best.provision === sameLabel ? SAME_NUMBER : REWORDED) ? best.provision : undefined;
}

function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) pairs.add(words.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient: 1 for the same pairs of characters, 0 for none in common. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
