import type { Ranked } from './rank.ts';

/** Parts that share none of so many of their best provisions speak of different matters. */
const BEST = 20;

/**
 * One ranking from that of a whole question and those of its parts. Where all parts find the same provisions they are
 * one matter, and the whole tells more of it than any part: its ranking stays. Otherwise a provision's share in the whole
 * and its mean share over the parts are added, so that no matter crowds out another. Equal scores by id.
 */
export function mergeMatters(whole: readonly Ranked[], parts: readonly (readonly Ranked[])[]): readonly Ranked[] {
  if (countMatters(parts) < 2) return whole;
  const merged = new Map<number, { share: number; largest: number; one: Ranked }>();
  const add = (ranking: readonly Ranked[], weight: number): void => {
    const total = ranking.reduce((sum, { relative }) => sum + relative, 0);
    for (const one of ranking) {
      const share = (weight * one.relative) / total;
      const known = merged.get(one.provisionId) ?? { share: 0, largest: 0, one };
      // What is shown of a provision is what speaks for it in the ranking where it counts most.
      const counts = share > known.largest;
      merged.set(one.provisionId, { share: known.share + share, largest: counts ? share : known.largest, one: counts ? one : known.one });
    }
  };
  add(whole, 1);
  for (const part of parts) add(part, 1 / parts.length);
  const best = merged.values().reduce((most, { share }) => Math.max(most, share), 0);
  return [...merged.values()]
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
