import type { PoolItem } from '../sitting/exam-store.ts';
import type { Section } from './blueprint.ts';

/** Marks have two decimals at most: less than this is a rounding error, and exchanging for it would go round in circles. */
const LEAST_GAIN = 1e-6;

/**
 * Parallel forms of like difficulty: two forms exchange items of the same section as long as that brings their sums of
 * difficulty in the section closer, or leaves them as far apart and brings whole papers, weighted by marks, closer.
 * Which items are drawn stays as it is.
 * @param forms `forms[form][section]`: items
 * @param papers of which sections the paper of each type of post is made
 */
export function balanceForms(forms: readonly (readonly (readonly PoolItem[])[])[], sections: readonly Pick<Section, 'marks'>[], papers: readonly (readonly number[])[]): PoolItem[][][] {
  const balanced = forms.map((form) => form.map((items) => [...items]));
  const sums = balanced.map((form) => form.map((items) => items.reduce((sum, { difficulty }) => sum + difficulty, 0)));
  const wholes = sums.map((form) => papers.map((paper) => paper.reduce((sum, section) => sum + form[section]! * sections[section]!.marks, 0)));
  const onForm = balanced.map((form) => new Set(form.flat().map(({ id }) => id)));

  /** Whether two forms come closer when one gives `by` of its difficulty in a section to the other. */
  const isBetter = (a: number, b: number, section: number, by: number): boolean => {
    const inSection = closer(sums[a]![section]! - sums[b]![section]!, by);
    if (Math.abs(inSection) > LEAST_GAIN) return inSection > 0;
    const inAll = papers.reduce((sum, paper, place) => sum + (paper.includes(section) ? closer(wholes[a]![place]! - wholes[b]![place]!, by * sections[section]!.marks) : 0), 0);
    return inAll > LEAST_GAIN;
  };

  const exchange = (a: number, b: number, section: number, placeA: number, placeB: number): void => {
    const [itemA, itemB] = [balanced[a]![section]![placeA]!, balanced[b]![section]![placeB]!];
    for (const [form, place, out, into] of [[a, placeA, itemA, itemB], [b, placeB, itemB, itemA]] as const) {
      const by = into.difficulty - out.difficulty;
      balanced[form]![section]![place] = into;
      onForm[form]!.delete(out.id);
      onForm[form]!.add(into.id);
      sums[form]![section]! += by;
      wholes[form] = wholes[form]!.map((whole, paper) => whole + (papers[paper]!.includes(section) ? by * sections[section]!.marks : 0));
    }
  };

  const improve = (a: number, b: number, section: number): boolean => {
    for (const [placeA, itemA] of balanced[a]![section]!.entries()) {
      for (const [placeB, itemB] of balanced[b]![section]!.entries()) {
        if (onForm[a]!.has(itemB.id) || onForm[b]!.has(itemA.id) || !isBetter(a, b, section, itemA.difficulty - itemB.difficulty)) continue;
        exchange(a, b, section, placeA, placeB);
        return true;
      }
    }
    return false;
  };

  // Every exchange lowers sums of squares, those of sections before those of wholes, and there are finitely many: it ends.
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (let a = 0; a < forms.length; a += 1) {
      for (let b = a + 1; b < forms.length; b += 1) {
        for (const section of sections.keys()) while (improve(a, b, section)) hasChanged = true;
      }
    }
  }
  return balanced;
}

/** How much smaller the square of a difference gets when `by` goes from one side to the other. */
function closer(difference: number, by: number): number {
  return difference ** 2 - (difference - 2 * by) ** 2;
}
