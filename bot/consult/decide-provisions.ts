import type { Hit } from '../../knowledge/search/open-searcher.ts';

/** Fewest and most provisions quoted to a question. */
const FEWEST = 2;
const MOST = 4;
/** A hit this far below the best one is about something else. */
const SHARE_OF_BEST = 0.62;
/** Below this share of the question's words even the best hit is chance: nothing is quoted. */
const TOO_WEAK = 0.07;
/** Below this share the answer is flagged for review. */
const WEAK = 0.12;

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
  if (!best || best.signals.coverage < TOO_WEAK) return undefined;
  const seen = new Set<string>();
  const distinct = hits.filter((hit) => {
    const words = hit.provision.text.replaceAll(/[\s\p{P}]/gu, '');
    return !seen.has(words) && seen.add(words);
  });
  const close = distinct.filter((hit, place) => place < FEWEST || hit.score >= SHARE_OF_BEST * best.score);
  return { hits: close.slice(0, MOST), isWeak: best.signals.coverage < WEAK };
}
