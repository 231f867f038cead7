import { alignArticles, type Aligned, type Labelled } from './align-articles.ts';

/** What a newer version of a law changes, by article label. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** One article under another number, with the same words unless it is among `changed`: [old label, new label]. */
  readonly renumbered: readonly (readonly [string, string])[];
}

/** Article-level difference; see {@link alignArticles}. */
export function difference(older: readonly Labelled[], newer: readonly Labelled[]): Difference {
  return differenceOf(alignArticles(older, newer));
}

/** What an alignment says by label. */
export function differenceOf(aligned: readonly Aligned[]): Difference {
  return {
    added: aligned.flatMap(({ before, after }) => (before === null && after !== null ? [after] : [])),
    removed: aligned.flatMap(({ before, after }) => (after === null && before !== null ? [before] : [])),
    changed: aligned.flatMap(({ before, after, sameWords }) => (before !== null && after !== null && !sameWords ? [after] : [])),
    renumbered: aligned.flatMap(({ before, after }): [string, string][] => (before !== null && after !== null && before !== after ? [[before, after]] : [])),
  };
}

export function isEmpty(found: Difference): boolean {
  return found.added.length + found.removed.length + found.changed.length + found.renumbered.length === 0;
}
