import type { SparseVector } from './sparse-encoding.ts';

/** As in the embedded index: a term in more than this share of the provisions says nothing. */
const TOO_COMMON = 0.2;
const NEVER_COMMON_BELOW = 1000;

/** Counts in how many points each dimension stands. */
export function dimensionTally(): { add(vector: SparseVector): void; tooCommon(): number[] } {
  const counts = new Map<number, number>();
  let size = 0;
  return {
    add: ({ indices }) => {
      size += 1;
      for (const index of indices) counts.set(index, (counts.get(index) ?? 0) + 1);
    },
    tooCommon: () => [...counts].filter(([, count]) => count > NEVER_COMMON_BELOW && count > size * TOO_COMMON).map(([index]) => index).sort((a, b) => a - b),
  };
}
