import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceForms } from '../../../../bot/exam/paper/balance-forms.ts';
import type { PoolItem } from '../../../../bot/exam/sitting/exam-store.ts';

const item = (id: string, difficulty: number): PoolItem => ({ id, version: 1, hash: '', type: 'single', topic: '', difficulty, audience: [], laws: [] });
const items = (form: string, ...difficulties: number[]): PoolItem[] => difficulties.map((difficulty, place) => item(`${form}${place}`, difficulty));
const sum = (section: readonly PoolItem[]): number => section.reduce((total, { difficulty }) => total + difficulty, 0);

describe('parallel forms', () => {
  test('come as close as exchanges bring them', () => {
    const [a, b] = balanceForms([[items('a', 5, 5, 4, 4)], [items('b', 1, 1, 2, 2)]], [{ marks: 1 }], [[0]]);
    expect([sum(a![0]!), sum(b![0]!)]).toEqual([12, 12]);
  });

  test('are alike in each section first, then in all', () => {
    // Each section is 1 apart whatever is exchanged; the whole is alike where the harder halves lie on different forms.
    const [a, b] = balanceForms([[items('a', 3), items('c', 3)], [items('b', 2), items('d', 2)]], [{ marks: 2 }, { marks: 2 }], [[0, 1]]);
    expect(a!.map(sum).reduce((total, each) => total + each)).toBe(b!.map(sum).reduce((total, each) => total + each));
  });

  test('of one type of post are balanced for it, whatever parts others sit', () => {
    const forms = [[items('a', 3), items('c', 3), items('e', 3)], [items('b', 2), items('d', 2), items('f', 2)]];
    const [a, b] = balanceForms(forms, [{ marks: 2 }, { marks: 2 }, { marks: 50 }], [[0, 1], [2]]);
    const common = (form: readonly (readonly PoolItem[])[]): number => sum(form[0]!) + sum(form[1]!);
    expect(common(a!)).toBe(common(b!));
  });

  test('keep what was drawn, hold nothing twice, and are never further apart than before', () => {
    const difficulties = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 });
    const shared = fc.integer({ min: 0, max: 2 });
    fc.assert(fc.property(difficulties, difficulties, difficulties, shared, (first, second, third, common) => {
      // The first items of a section stand on all forms.
      const forms = [first, second, third].map((own, form) => [own.map((difficulty, place) => (place < common ? item(`x${place}`, first[place]!) : item(`${form}-${place}`, difficulty)))]);
      const balanced = balanceForms(forms, [{ marks: 1.5 }], [[0]]);
      const ids = (all: readonly (readonly (readonly PoolItem[])[])[]): string[] => all.flat(2).map(({ id }) => id).sort();
      const spread = (all: readonly (readonly (readonly PoolItem[])[])[]): number => all.reduce((total, form) => total + sum(form[0]!) ** 2, 0);
      expect(ids(balanced)).toEqual(ids(forms));
      for (const form of balanced) expect(new Set(form.flat().map(({ id }) => id)).size).toBe(4);
      expect(spread(balanced)).toBeLessThanOrEqual(spread(forms));
    }));
  });
});
