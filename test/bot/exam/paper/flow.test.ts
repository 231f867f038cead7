import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../../bot/exam/paper/flow.ts';

/** Left nodes with supplies, right nodes with demands, and who may serve whom; at most so big that all ways can be tried. */
const networks = fc.record({
  supplies: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
  demands: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
  serves: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
});

/** Hall's theorem for b-matchings: demands can be met if and only if no set of them needs more than its neighbours supply. */
function canBeMet(supplies: readonly number[], demands: readonly number[], serves: (left: number, right: number) => boolean): boolean {
  for (let set = 0; set < 2 ** demands.length; set += 1) {
    const isIn = (right: number): boolean => (set & (1 << right)) !== 0;
    const needed = demands.reduce((sum, demand, right) => sum + (isIn(right) ? demand : 0), 0);
    const supplied = supplies.reduce((sum, supply, left) => sum + (demands.some((_, right) => isIn(right) && serves(left, right)) ? supply : 0), 0);
    if (needed > supplied) return false;
  }
  return true;
}

function build({ supplies, demands, serves }: { supplies: number[]; demands: number[]; serves: boolean[] }) {
  const flow = createFlow(supplies.length + demands.length + 2);
  const mayServe = (left: number, right: number): boolean => serves[left * 3 + right]!;
  for (const [left, supply] of supplies.entries()) flow.edge(0, 1 + left, supply);
  const edges = supplies.flatMap((supply, left) => [...demands.keys()].filter((right) => mayServe(left, right))
    .map((right) => ({ left, right, edge: flow.edge(1 + left, 1 + supplies.length + right, supply) })));
  for (const [right, demand] of demands.entries()) flow.edge(1 + supplies.length + right, supplies.length + demands.length + 1, demand);
  return { flow, edges, mayServe };
}

describe('a flow', () => {
  test('gets through all of it exactly where that can be', () => {
    fc.assert(fc.property(networks, (network) => {
      const { flow, mayServe } = build(network);
      const needed = network.demands.reduce((sum, demand) => sum + demand, 0);
      expect(flow.fill() === needed).toBe(canBeMet(network.supplies, network.demands, mayServe));
    }), { numRuns: 500 });
  });

  test('fixes a unit exactly where the rest can still be met', () => {
    fc.assert(fc.property(networks, fc.array(fc.nat(11), { maxLength: 12 }), (network, wishes) => {
      const { flow, edges, mayServe } = build(network);
      const needed = network.demands.reduce((sum, demand) => sum + demand, 0);
      fc.pre(edges.length > 0 && flow.fill() === needed);
      const supplies = [...network.supplies];
      const demands = [...network.demands];
      for (const wish of wishes) {
        const { left, right, edge } = edges[wish % edges.length]!;
        const after = { supplies: supplies.with(left, supplies[left]! - 1), demands: demands.with(right, demands[right]! - 1) };
        const expected = after.supplies[left]! >= 0 && after.demands[right]! >= 0 && canBeMet(after.supplies, after.demands, mayServe);
        expect(flow.fix(edge)).toBe(expected);
        if (!expected) continue;
        supplies[left]! -= 1;
        demands[right]! -= 1;
      }
      expect(flow.fill()).toBe(needed);
    }), { numRuns: 500 });
  });
});
