import { wordsOf } from '../../knowledge/provision.ts';
import type { Hit } from '../../knowledge/search/open-searcher.ts';

/** Fewest and most provisions quoted to a question. */
const FEWEST = 2;
const MOST = 4;
/** A hit this far from the best one is about something else. */
const LEAST_RELATIVE = 0.15;
/**
 * When even the best hit is chance: it shares neither enough rare words with the question nor half of the question.
 * On `bench/stard` this turns away 2 of 752 questions whose answer was found, and two thirds of idle questions.
 */
const CHANCE = { strength: 2, coverage: 0.5 };
/** Nearer than chance, yet flagged for a person to look at. */
const WEAK = { strength: 2.6, coverage: 0.5 };

export interface Decided {
  readonly hits: readonly Hit[];
  readonly isWeak: boolean;
}

/**
 * The two to four provisions that decide a question, best first; undefined when none is close enough. The same words
 * in two documents (a rule repeated by its successor) are quoted once.
 */
export function decideProvisions(hits: readonly Hit[]): Decided | undefined {
  const [best] = hits;
  if (!best || isBelow(best, CHANCE)) return undefined;
  const seen = new Set<string>();
  const distinct = hits.filter((hit) => {
    const words = wordsOf(hit.provision.text);
    return !seen.has(words) && seen.add(words);
  });
  const close = distinct.filter((hit, place) => place < FEWEST || hit.relative >= LEAST_RELATIVE);
  return { hits: close.slice(0, MOST), isWeak: isBelow(best, WEAK) };
}

function isBelow({ signals }: Hit, bar: { strength: number; coverage: number }): boolean {
  return signals.strength < bar.strength && signals.coverage < bar.coverage;
}
