import type { PoolItem } from '../sitting/exam-store.ts';
import type { Section } from './blueprint.ts';

/** Marks have two decimals at most: less than this is a rounding error, and exchanging for it would go round in circles. */
const LEAST_GAIN = 1e-6;

/**
 * Parallel forms of like difficulty: two forms exchange items of the same section for as long as that brings the sums of
 * difficulty closer, section by section and, weighted by marks, over the whole. Which items are drawn stays as it is.
 * @param forms `forms[form][section]`: items
 */
export function balanceForms(forms: readonly (readonly (readonly PoolItem[])[])[], sections: readonly Pick<Section, 'marks'>[]): PoolItem[][][] {
  const balanced = forms.map((form) => form.map((items) => [...items]));
  const sums = balanced.map((form) => form.map((items) => items.reduce((sum, { difficulty }) => sum + difficulty, 0)));
  const wholes = sums.map((form) => form.reduce((sum, difficulty, section) => sum + difficulty * sections[section]!.marks, 0));
  const onForm = balanced.map((form) => new Set(form.flat().map(({ id }) => id)));

  /** How much closer two forms come when one gives `by` of its difficulty in a section to the other. */
  const gain = (a: number, b: number, section: number, by: number): number => {
    const closer = (difference: number, change: number): number => difference ** 2 - (difference - 2 * change) ** 2;
    return closer(sums[a]![section]! - sums[b]![section]!, by) + closer(wholes[a]! - wholes[b]!, by * sections[section]!.marks);
  };

  const improve = (a: number, b: number, section: number): boolean => {
    for (const [placeA, itemA] of balanced[a]![section]!.entries()) {
      for (const [placeB, itemB] of balanced[b]![section]!.entries()) {
        const by = itemA.difficulty - itemB.difficulty;
        if (gain(a, b, section, by) < LEAST_GAIN || onForm[a]!.has(itemB.id) || onForm[b]!.has(itemA.id)) continue;
        balanced[a]![section]![placeA] = itemB;
        balanced[b]![section]![placeB] = itemA;
        for (const [form, out, into, sign] of [[a, itemA, itemB, -1], [b, itemB, itemA, 1]] as const) {
          onForm[form]!.delete(out.id);
          onForm[form]!.add(into.id);
          sums[form]![section]! += sign * by;
          wholes[form]! += sign * by * sections[section]!.marks;
        }
        return true;
      }
    }
    return false;
  };

  // Every exchange lowers the sum of squares, of which there are finitely many: it ends.
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let a = 0; a < forms.length; a += 1) {
      for (let b = a + 1; b < forms.length; b += 1) {
        for (const section of sections.keys()) while (improve(a, b, section)) isBetter = true;
      }
    }
  }
  return balanced;
}
