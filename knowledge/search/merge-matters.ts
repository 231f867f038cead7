import type { Ranked } from './rank.ts';

/** Parts that share none of so many of their best provisions speak of different matters. */
const BEST = 20;

/**
 * One ranking from that of a whole question and those of its parts. Where all parts find the same provisions they are
 * one matter, and the whole tells more of it than any part: its ranking stays. Otherwise a provision counts as much as in
 * the ranking where it has the largest share, so that no matter crowds out another. Equal scores by id.
 */
export function mergeMatters(whole: readonly Ranked[], parts: readonly (readonly Ranked[])[]): readonly Ranked[] {
  if (countMatters(parts) < 2) return whole;
  const largest = new Map<number, { share: number; one: Ranked }>();
  for (const ranking of [whole, ...parts]) {
    const total = ranking.reduce((sum, { relative }) => sum + relative, 0);
    for (const one of ranking) {
      const share = one.relative / total;
      if (share > (largest.get(one.provisionId)?.share ?? 0)) largest.set(one.provisionId, { share, one });
    }
  }
  const best = largest.values().reduce((most, { share }) => Math.max(most, share), 0);
  return [...largest.values()]
    .map(({ share, one }): Ranked => ({
      provisionId: one.provisionId,
      score: Math.log(share),
      relative: share / best,
      // Named when asked for, as the rankings do.
      get signals() {
        return one.signals;
      },
    }))
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
}

/** Parts that share provisions are one matter, and so are those that are linked by a third. */
function countMatters(parts: readonly (readonly Ranked[])[]): number {
  const matters: Set<number>[] = [];
  for (const part of parts) {
    if (part.length === 0) continue;
    const matter = new Set(part.slice(0, BEST).map(({ provisionId }) => provisionId));
    for (const other of matters.filter((known) => !known.isDisjointFrom(matter))) {
      matters.splice(matters.indexOf(other), 1);
      for (const provision of other) matter.add(provision);
    }
    matters.push(matter);
  }
  return matters.length;
}
