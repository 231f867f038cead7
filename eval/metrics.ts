/**
 * Scores of one question's ranking. `ranks` are the 1-based ranks at which its gold articles were found, one entry per
 * gold article, `undefined` where one was not; a question without gold does not apply and scores null.
 */
export type GoldRanks = readonly (number | undefined)[];

/** Share of the gold articles among the first `k` hits. */
export function recallAt(k: number, ranks: GoldRanks): number | null {
  if (ranks.length === 0) return null;
  return ranks.filter((rank) => rank !== undefined && rank <= k).length / ranks.length;
}

/** One over the rank of the first gold article, 0 beyond `k`. */
export function reciprocalRankAt(k: number, ranks: GoldRanks): number | null {
  if (ranks.length === 0) return null;
  const first = Math.min(...ranks.map((rank) => rank ?? Number.POSITIVE_INFINITY));
  return first <= k ? 1 / first : 0;
}

/** Discounted gain of the gold articles, each worth one, over that of the best possible ranking. */
export function ndcgAt(k: number, ranks: GoldRanks): number | null {
  if (ranks.length === 0) return null;
  const gain = (rank: number): number => 1 / Math.log2(rank + 1);
  const found = ranks.reduce<number>((sum, rank) => sum + (rank !== undefined && rank <= k ? gain(rank) : 0), 0);
  const ideal = ranks.slice(0, k).reduce<number>((sum, _, index) => sum + gain(index + 1), 0);
  return found / ideal;
}

/** Mean over the questions to which the score applies; NaN when it applies to none. */
export function mean(scores: readonly (number | null)[]): number {
  const applying = scores.filter((score) => score !== null);
  return applying.reduce((sum, score) => sum + score, 0) / applying.length;
}

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(share: number, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
