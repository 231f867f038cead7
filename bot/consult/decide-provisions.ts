import { wordsOf } from '../../knowledge/provision.ts';
import type { Hit } from '../../knowledge/search/open-searcher.ts';

/** Fewest and most provisions quoted to a question. */
const FEWEST = 2;
const MOST = 4;
/** A hit this far from the best one is about something else. */
const LEAST_RELATIVE = 0.15;
/**
 * Bars for the best hit, each a likeness by meaning with the rare words that must be shared below it. Under one of
 * CHANCE the question is about something that the laws do not speak of, under one of LEGAL_CHANCE even where its own words
 * are those of a matter of law; under one of WEAK a person should look at the answer. Without vectors (likeness 0 by definition) rare words, or half of the question's words, decide alone.
 */
const CHANCE: readonly Bar[] = [{ cosine: 0.5, strength: 4 }, { cosine: 0.6, strength: 1.5 }, { cosine: 0.9, strength: 0.2 }];
const LEGAL_CHANCE: readonly Bar[] = [{ cosine: 0.45, strength: 4 }];
const WEAK: readonly Bar[] = [{ cosine: 0.6, strength: 4 }, { cosine: 0.7, strength: 2.5 }];
const CHANCE_BY_WORDS = 2;
const WEAK_BY_WORDS = 2.6;
const MOST_WORDS_SHARED = 0.5;

interface Bar {
  readonly cosine: number;
  readonly strength: number;
}

export interface Decided {
  readonly hits: readonly Hit[];
  readonly isWeak: boolean;
}

/**
 * The two to four provisions that decide a question, best first; undefined when none is close enough. The same words
 * in two documents (a rule repeated by its successor) are quoted once.
 * @param speaksOfLaw the question itself speaks of a matter of law
 */
export function decideProvisions(hits: readonly Hit[], speaksOfLaw = false): Decided | undefined {
  const [best] = hits;
  if (!best || isBelow(best, speaksOfLaw ? LEGAL_CHANCE : CHANCE, CHANCE_BY_WORDS)) return undefined;
  const seen = new Set<string>();
  const distinct = hits.filter((hit) => {
    const words = wordsOf(hit.provision.text);
    return !seen.has(words) && seen.add(words);
  });
  const close = distinct.filter((hit, place) => place < FEWEST || hit.relative >= LEAST_RELATIVE);
  return { hits: close.slice(0, MOST), isWeak: isBelow(best, WEAK, WEAK_BY_WORDS) };
}

function isBelow({ signals }: Hit, bars: readonly Bar[], byWords: number): boolean {
  const { cosine, strength, coverage } = signals;
  if (cosine !== undefined) return bars.some((bar) => cosine < bar.cosine && strength < bar.strength);
  return strength < byWords && coverage < MOST_WORDS_SHARED;
}
