import { wordsOf } from '../provision.ts';

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** An article of the older text and the one that it became in the newer, by label; null where the other has none. */
export interface Aligned {
  readonly before: string | null;
  readonly after: string | null;
  /** Spacing and punctuation do not count as words. */
  readonly sameWords: boolean;
  /** False also where one label is all that the two have in common. */
  readonly isAlike: boolean;
}

/** Share of character pairs that two articles must have in common to be one article under another number. */
const SAME_ARTICLE = 0.6;
/** What the article of the same number needs less: it is expected to be the one. */
const SAME_LABEL = 0.2;
/** Share that suffices where both stand between the same neighbours: one was cut down, or much was added to it. */
const SAME_NEIGHBOURS = 0.4;

/**
 * Every article of two versions once, in the order of the newer; what is gone follows what it followed in the older.
 * Articles with equal words are paired first (under the same label, else renumbered), then those left over by
 * likeness of their words, less of it where they stand between the same neighbours, at last those of one label.
 */
export function alignArticles(older: readonly Labelled[], newer: readonly Labelled[]): Aligned[] {
  const oldOnes = older.map(withWords);
  const newOnes = newer.map(withWords);
  const oldByLabel = new Map(oldOnes.map((one) => [one.label, one]));
  const partner = new Map<Worded, Worded>();
  const oldLeft = new Set(oldOnes);
  const pair = (before: Worded, after: Worded): void => {
    oldLeft.delete(before);
    partner.set(after, before);
  };
  const newLeft = (): Worded[] => newOnes.filter((one) => !partner.has(one));

  for (const after of newOnes) {
    const before = oldByLabel.get(after.label);
    if (before?.words === after.words) pair(before, after);
  }
  const oldByWords = Map.groupBy(oldLeft, (one) => one.words);
  for (const after of newLeft()) {
    const before = oldByWords.get(after.words)?.shift();
    if (before) pair(before, after);
  }
  const alike = likenessTo([...oldLeft]);
  for (const after of newLeft()) {
    const before = alike(after, oldLeft, SAME_ARTICLE);
    if (before) pair(before, after);
  }
  for (const after of newLeft()) {
    const before = alike(after, new Set(betweenNeighbours(after, oldOnes, newOnes, partner)), SAME_NEIGHBOURS);
    if (before) pair(before, after);
  }
  const unlike = new Set<Worded>();
  for (const after of newLeft()) {
    const before = oldByLabel.get(after.label);
    if (!before || !oldLeft.has(before)) continue;
    pair(before, after);
    unlike.add(after);
  }
  return inOrder(oldOnes, newOnes, partner, unlike);
}

/** Those left of the older text that stand between what the neighbours of an article of the newer one were. */
function betweenNeighbours(after: Worded, oldOnes: readonly Worded[], newOnes: readonly Worded[], partner: ReadonlyMap<Worded, Worded>): Worded[] {
  const at = newOnes.indexOf(after);
  const above = newOnes.slice(0, at).findLast((one) => partner.has(one));
  const below = newOnes.slice(at + 1).find((one) => partner.has(one));
  const taken = new Set(partner.values());
  const [from, to] = [above ? oldOnes.indexOf(partner.get(above)!) + 1 : 0, below ? oldOnes.indexOf(partner.get(below)!) : oldOnes.length];
  return oldOnes.slice(from, to).filter((one) => !taken.has(one));
}

function inOrder(oldOnes: readonly Worded[], newOnes: readonly Worded[], partner: ReadonlyMap<Worded, Worded>, unlike: ReadonlySet<Worded>): Aligned[] {
  const kept = new Set(partner.values());
  const goneBehind = new Map<Worded | undefined, Aligned[]>();
  let anchor: Worded | undefined;
  for (const old of oldOnes) {
    if (kept.has(old)) anchor = old;
    else goneBehind.set(anchor, [...(goneBehind.get(anchor) ?? []), { before: old.label, after: null, sameWords: false, isAlike: false }]);
  }
  const gone = (behind: Worded | undefined): Aligned[] => goneBehind.get(behind) ?? [];
  return [
    ...gone(undefined),
    ...newOnes.flatMap((after): Aligned[] => {
      const before = partner.get(after);
      if (!before) return [{ before: null, after: after.label, sameWords: false, isAlike: false }];
      const sameWords = before.words === after.words;
      return [{ before: before.label, after: after.label, sameWords, isAlike: !unlike.has(after) }, ...gone(before)];
    }),
  ];
}

interface Worded extends Labelled {
  readonly words: string;
}

const withWords = (one: Labelled): Worded => ({ ...one, words: wordsOf(one.text) });

/** Finds the most alike (Dice's coefficient over pairs of characters) of some articles; undefined where none is alike enough. */
function likenessTo(articles: readonly Worded[]): (after: Worded, among: ReadonlySet<Worded>, least: number) => Worded | undefined {
  const sizes = articles.map(({ words }) => pairsOf(words).size);
  // Which articles hold a pair: two codes of seven hundred articles need not all be held against each other.
  const holding = new Map<string, number[]>();
  for (const [place, { words }] of articles.entries()) {
    for (const two of pairsOf(words)) {
      const places = holding.get(two);
      if (places) places.push(place);
      else holding.set(two, [place]);
    }
  }
  return (after, among, least) => {
    if (among.size === 0) return undefined;
    const pairs = pairsOf(after.words);
    const common = new Uint32Array(articles.length);
    for (const two of pairs) for (const place of holding.get(two) ?? []) common[place]! += 1;
    let best: { article: Worded; likeness: number } | undefined;
    for (const [place, article] of articles.entries()) {
      if (!among.has(article)) continue;
      const both = sizes[place]! + pairs.size;
      const likeness = (both === 0 ? 0 : (2 * common[place]!) / both) + (article.label === after.label ? SAME_LABEL : 0);
      if (likeness >= least && likeness > (best?.likeness ?? 0)) best = { article, likeness };
    }
    return best?.article;
  };
}

function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < words.length; index += 1) pairs.add(words.slice(index, index + 2));
  return pairs;
}
