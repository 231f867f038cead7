import { wordsOf } from '../../knowledge/provision.ts';

/** What a newer version of a law changes, by article label. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Same words under another number: [old label, new label]. */
  readonly renumbered: readonly (readonly [string, string])[];
}

interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** Share of character pairs that two articles must have in common to be one article under another number. */
const SAME_ARTICLE = 0.6;

/**
 * Article-level difference. Articles with equal words are paired first (under the same label, else renumbered),
 * then those left over by likeness of their words; spacing and punctuation do not count as words.
 */
export function difference(older: readonly Labelled[], newer: readonly Labelled[]): Difference {
  const oldOnes = older.map(withWords);
  const newOnes = newer.map(withWords);
  const changed: string[] = [];
  const renumbered: [string, string][] = [];
  const oldByLabel = new Map(oldOnes.map((one) => [one.label, one]));
  const newLeft = new Set(newOnes);
  const oldLeft = new Set(oldOnes);
  const pair = (before: Worded, after: Worded): void => {
    oldLeft.delete(before);
    newLeft.delete(after);
  };
  for (const after of newOnes) {
    const before = oldByLabel.get(after.label);
    if (before && before.words === after.words) pair(before, after);
  }
  for (const after of [...newLeft]) {
    const before = [...oldLeft].find((one) => one.words === after.words);
    if (!before) continue;
    pair(before, after);
    renumbered.push([before.label, after.label]);
  }
  for (const after of [...newLeft]) {
    const best = [...oldLeft]
      .map((before) => ({ before, likeness: likeness(before.pairs, after.pairs) + (before.label === after.label ? 0.2 : 0) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!best || best.likeness < SAME_ARTICLE) continue;
    pair(best.before, after);
    changed.push(after.label);
    if (best.before.label !== after.label) renumbered.push([best.before.label, after.label]);
  }
  const bothLabels = new Set([...oldLeft].map((one) => one.label));
  for (const after of [...newLeft].filter((one) => bothLabels.has(one.label))) {
    pair(oldByLabel.get(after.label)!, after);
    changed.push(after.label);
  }
  return {
    added: [...newLeft].map((one) => one.label),
    removed: [...oldLeft].map((one) => one.label),
    changed,
    renumbered,
  };
}

export function isEmpty(found: Difference): boolean {
  return found.added.length + found.removed.length + found.changed.length + found.renumbered.length === 0;
}

interface Worded extends Labelled {
  readonly words: string;
  readonly pairs: ReadonlySet<string>;
}

function withWords(one: Labelled): Worded {
  const words = wordsOf(one.text);
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < words.length; index += 1) pairs.add(words.slice(index, index + 2));
  return { ...one, words, pairs };
}

/** Dice coefficient. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
