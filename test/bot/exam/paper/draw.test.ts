import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Blueprint, Part } from '../../../../bot/exam/paper/blueprint.ts';
import { checkBlueprint } from '../../../../bot/exam/paper/check-blueprint.ts';
import { draw, type DrawnPaper, type DrawResult } from '../../../../bot/exam/paper/draw.ts';
import { misfits } from '../../../../bot/exam/paper/fits.ts';
import { poolOf } from '../../../../bot/exam/paper/pool.ts';
import type { PoolItem } from '../../../../bot/exam/sitting/exam-store.ts';
import { blueprint, candidates, item, numbers, part, section, SEED } from '../sample.ts';

const seedOf = (number: number): string => number.toString(16).padStart(64, '0');
const pool = (...items: ReturnType<typeof item>[]): readonly PoolItem[] => poolOf(items, { purpose: 'formal' }).items;
const papersOf = (result: DrawResult): readonly DrawnPaper[] => {
  if (!result.isOk) throw new Error('not drawn');
  return result.papers;
};
const ids = ({ sections }: Pick<DrawnPaper, 'sections'>): string[] => sections.flatMap(({ items }) => items.map(({ id }) => id));

/** Small banks and blueprints that often compete for items, and often cannot be filled. */
const TOPICS = ['甲', '乙', '丙'];
const POSTS = ['执法', '综合'];
const banks = fc.array(fc.record({
  topic: fc.constantFrom(...TOPICS), difficulty: fc.integer({ min: 1, max: 5 }), audience: fc.subarray(POSTS), type: fc.constantFrom('single' as const, 'multiple' as const),
}), { minLength: 1, maxLength: 25 }).map((items) => pool(...items.map((more, place) => item(place + 1, more))));
const sections = fc.record({
  type: fc.constantFrom('single' as const, 'multiple' as const), topics: fc.subarray(TOPICS), count: fc.integer({ min: 1, max: 4 }),
  difficulty: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 5 })),
}).map(section);
const parts = fc.array(fc.record({ postTypes: fc.subarray(POSTS), sections: fc.array(sections, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 })
  .map((all) => all.map(({ postTypes, sections: own }, place) => part(own, { name: `第${place + 1}部分`, postTypes })));
const arrangements: fc.Arbitrary<Blueprint['arrangement']> = fc.oneof(
  fc.constantFrom<Blueprint['arrangement']>({ kind: 'same' }, { kind: 'individual' }), fc.integer({ min: 2, max: 3 }).map((forms) => ({ kind: 'parallel' as const, forms })),
);
const seeds = fc.nat().map(seedOf);
const PEOPLE = [...candidates(3, '执法'), ...candidates(3, '综合').map(({ postType }, place) => ({ number: String(2001 + place), postType }))];

/** Hall's theorem over sets of sections: whether each can have items of its own. */
function isFeasible(items: readonly PoolItem[], lines: readonly { readonly count: number; readonly fits: (item: PoolItem) => boolean }[]): boolean {
  for (let set = 1; set < 2 ** lines.length; set += 1) {
    const inSet = lines.filter((_, place) => (set & (1 << place)) !== 0);
    if (inSet.reduce((sum, { count }) => sum + count, 0) > items.filter((each) => inSet.some(({ fits }) => fits(each))).length) return false;
  }
  return true;
}

/** As the sections are drawn together: all parts, or for papers of single persons those of their post. */
function linesOf(all: readonly Part[], postTypes: readonly string[]) {
  return all.flatMap((each) => {
    const sitting = postTypes.filter((type) => each.postTypes.length === 0 || each.postTypes.includes(type));
    return sitting.length === 0 ? [] : each.sections.map((own) => {
      const misfitsOf = misfits(own, each, sitting);
      return { count: own.count, fits: (one: PoolItem) => misfitsOf(one).length === 0 };
    });
  });
}

describe('every draw', () => {
  test('succeeds exactly where it can, and keeps to the blueprint', () => {
    fc.assert(fc.property(banks, parts, arrangements, seeds, (items, all, arrangement, seed) => {
      const plan = blueprint(all, { arrangement });
      const result = draw({ blueprint: plan, pool: items, seed, candidates: PEOPLE });
      const groups = arrangement.kind === 'individual' ? POSTS.map((type) => [type]) : [POSTS];
      const hasEverybodyAPart = POSTS.every((type) => linesOf(all, [type]).length > 0);
      expect(result.isOk).toBe(hasEverybodyAPart && groups.every((group) => isFeasible(items, linesOf(all, group))));
      expect(checkBlueprint(plan, { items, leftOut: [] }, POSTS).problems.some((problem) => /差|没有要考的部分/.test(problem))).toBe(!result.isOk);
      for (const { needed, available } of checkBlueprint(plan, { items, leftOut: [] }, POSTS).competing) expect(needed).toBeGreaterThan(available);
      if (!result.isOk) return;
      for (const paper of result.papers) {
        expect(new Set(ids(paper)).size).toBe(ids(paper).length);
        const own = all.filter(({ postTypes }) => postTypes.length === 0 || postTypes.includes(paper.postType));
        expect(paper.sections.map(({ part: name, section: each }) => [name, each])).toEqual(own.flatMap(({ name, sections: each }) => each.map((one) => [name, one])));
        for (const { part: name, section: each, items: drawn } of paper.sections) {
          expect(drawn).toHaveLength(each.count);
          const misfitsOf = misfits(each, own.find((one) => one.name === name)!, [paper.postType]);
          expect(drawn.flatMap(misfitsOf)).toEqual([]);
        }
      }
      for (const { number, postType } of PEOPLE) expect(result.papers.find(({ id }) => id === result.paperOf[number])?.postType).toBe(postType);
      expect(draw({ blueprint: plan, pool: items.toReversed(), seed, candidates: PEOPLE.toReversed() })).toEqual(result);
    }), { numRuns: 400 });
  });

  test('of parallel forms repeats as few items as the bank allows', () => {
    fc.assert(fc.property(banks, fc.array(sections, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 3 }), seeds, (items, all, forms, seed) => {
      const result = draw({ blueprint: blueprint([part(all)], { arrangement: { kind: 'parallel', forms } }), pool: items, seed, candidates: candidates(2) });
      fc.pre(result.isOk);
      const drawn = papersOf(result).flatMap(ids);
      // König's theorem: the most different items that the places of all forms can have between them.
      const lines = linesOf([part(all)], ['综合管理']).map(({ count, fits }) => ({ count: count * forms, fits }));
      const subsets = Array.from({ length: 2 ** lines.length }, (_, set) => lines.filter((__, place) => (set & (1 << place)) !== 0));
      const most = Math.min(...subsets.map((subset) => items.filter((each) => subset.some(({ fits }) => fits(each))).length
        + lines.filter((line) => !subset.includes(line)).reduce((sum, { count }) => sum + count, 0)));
      expect(new Set(drawn).size).toBe(most);
    }), { numRuns: 300 });
  });
});

describe('chance', () => {
  /** How often each item is drawn in so many draws with different seeds. */
  const frequencies = (plan: Blueprint, items: readonly PoolItem[], draws: number): Map<string, number> => {
    const counts = new Map(items.map(({ id }) => [id, 0]));
    for (let seed = 0; seed < draws; seed += 1) {
      for (const id of papersOf(draw({ blueprint: plan, pool: items, seed: seedOf(seed), candidates: candidates(1) })).flatMap(ids)) counts.set(id, counts.get(id)! + 1);
    }
    return counts;
  };
  /** Whether counts that should be alike are: six standard deviations, fixed seeds. */
  const areAlike = (counts: readonly number[], draws: number): boolean => {
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    return counts.every((count) => Math.abs(count - mean) <= 6 * Math.sqrt((mean * (draws - mean)) / draws));
  };

  test('every item that fits is equally likely', () => {
    const items = pool(...numbers(20).map((number) => item(number)));
    expect(areAlike([...frequencies(blueprint([part([section({ count: 5 })])]), items, 2000).values()], 2000)).toBe(true);
  });

  test('also where sections compete: those that fit the same sections are', () => {
    const items = pool(...numbers(6).map((number) => item(number, { topic: '甲' })), ...numbers(9).map((number) => item(100 + number, { topic: '乙' })));
    const plan = blueprint([part([section({ name: '任意', count: 8 }), section({ name: '甲', topics: ['甲'], count: 4 })])]);
    const counts = frequencies(plan, items, 2000);
    const of = (topic: string): number[] => items.filter((each) => each.topic === topic).map(({ id }) => counts.get(id)!);
    expect([areAlike(of('甲'), 2000), areAlike(of('乙'), 2000)]).toEqual([true, true]);
    // All six may be on the paper, never more than two in the section for any topic: 4 of 甲 are needed, 8 of 15 are drawn.
    expect(Math.min(...of('乙'))).toBeGreaterThan(0);
  });

  test('on each of two forms', () => {
    const items = pool(...numbers(14).map((number) => item(number, { difficulty: (number % 5) + 1 })));
    const onA = new Map(items.map(({ id }) => [id, 0]));
    const onB = new Map(items.map(({ id }) => [id, 0]));
    for (let seed = 0; seed < 1500; seed += 1) {
      const [a, b] = papersOf(draw({ blueprint: blueprint([part([section({ count: 5 })])], { arrangement: { kind: 'parallel', forms: 2 } }), pool: items, seed: seedOf(seed), candidates: candidates(1) }));
      for (const id of ids(a!)) onA.set(id, onA.get(id)! + 1);
      for (const id of ids(b!)) onB.set(id, onB.get(id)! + 1);
    }
    expect(areAlike(items.map(({ id }) => onA.get(id)! + onB.get(id)!), 1500)).toBe(true);
    expect(areAlike([...onA.values()], 1500) && areAlike([...onB.values()], 1500)).toBe(true);
  });
});

describe('papers', () => {
  const items = [...numbers(40).map((number) => item(number, { difficulty: (number % 5) + 1 })), ...numbers(10).map((number) => item(100 + number, { audience: ['执法'], topic: '处罚' }))];
  const common = part([section({ count: 10 })]);
  const professional = part([section({ name: '专业', count: 5 })], { name: '专业部分', postTypes: ['执法'] });
  const drawn = (plan: Blueprint, people = PEOPLE) => {
    const result = draw({ blueprint: plan, pool: pool(...items), seed: SEED, candidates: people });
    if (!result.isOk) throw new Error('not drawn');
    return result;
  };

  test('are the same for a type of post, with one common part for all', () => {
    const { papers, paperOf } = drawn(blueprint([common, professional]));
    expect(papers.map(({ id, sections: own }) => [id, own.map((each) => each.part)])).toEqual([['执法-A', ['公共部分', '专业部分']], ['综合-A', ['公共部分']]]);
    expect(papers[0]!.sections[0]).toEqual(papers[1]!.sections[0]);
    expect(paperOf).toEqual({ 1001: '执法-A', 1002: '执法-A', 1003: '执法-A', 2001: '综合-A', 2002: '综合-A', 2003: '综合-A' });
  });

  test('of a professional part without topics or laws hold items that were written for it', () => {
    expect(drawn(blueprint([common, professional])).papers[0]!.sections[1]!.items.every(({ audience }) => audience.includes('执法'))).toBe(true);
  });

  test('go round in the order of staff numbers, from a form that the seed names', () => {
    const { papers, paperOf } = drawn(blueprint([common], { arrangement: { kind: 'parallel', forms: 2 } }));
    expect(papers.map(({ id }) => id)).toEqual(['执法-A', '执法-B', '综合-A', '综合-B']);
    const forms = PEOPLE.map(({ number }) => paperOf[number]!.at(-1)!).join('');
    expect(['ABABAB', 'BABABA']).toContain(forms);
  });

  test('of parallel forms share nothing where the bank is large enough, and are alike in difficulty', () => {
    const [a, b] = drawn(blueprint([common], { arrangement: { kind: 'parallel', forms: 2 } })).papers;
    expect(new Set(ids(a!)).isDisjointFrom(new Set(ids(b!)))).toBe(true);
    const difficulty = ({ sections: own }: DrawnPaper): number => own.flatMap((each) => each.items).reduce((sum, each) => sum + each.difficulty, 0);
    expect(Math.abs(difficulty(a!) - difficulty(b!))).toBeLessThanOrEqual(1);
  });

  test('are one per person, and who is exempt gets none', () => {
    const { papers, paperOf } = drawn(blueprint([common], { arrangement: { kind: 'individual' } }), [...candidates(3), { number: '9', postType: '综合管理', exempt: '已有法律职业资格' } as never]);
    expect(papers.map(({ id }) => id)).toEqual(['个人-1001', '个人-1002', '个人-1003']);
    expect(paperOf).toEqual({ 1001: '个人-1001', 1002: '个人-1002', 1003: '个人-1003' });
    expect(ids(papers[0]!)).not.toEqual(ids(papers[1]!));
  });

  test('of somebody without a type of post', () => {
    expect(drawn(blueprint([common]), candidates(1, '')).papers.map(({ id }) => id)).toEqual(['全体-A']);
  });
});

describe('what can be drawn', () => {
  test.each([
    [{ status: 'draft' as const }, 'draft'], [{ status: 'suspended' as const }, 'suspended'], [{ status: 'retired' as const }, 'retired'],
    [{ use: 'practice' as const }, 'other-use'], [{ id: 'Q00007' }, 'used-lately'], [{ id: 'Q00008' }, 'seen-in-practice'], [{ id: 'Q00009' }, 'first-paper'],
  ])('not %j', (more, why) => {
    const limits = { purpose: 'formal' as const, usedLately: new Set(['Q00007']), seenInPractice: new Set(['Q00008']), firstPaper: new Set(['Q00009']) };
    expect(poolOf([item(1, more)], limits)).toMatchObject({ items: [], leftOut: [{ why }] });
  });

  test('for a mock exam items for practice, for a formal one items for it, and for both those for both', () => {
    const items = (['formal', 'practice', 'both'] as const).map((use, place) => item(place + 1, { use }));
    const drawable = (purpose: 'formal' | 'mock'): string[] => poolOf(items, { purpose }).items.map(({ id }) => id);
    expect({ formal: drawable('formal'), mock: drawable('mock') }).toEqual({ formal: ['Q00001', 'Q00003'], mock: ['Q00002', 'Q00003'] });
  });
});
