import type { Kernel } from './kernel.ts';

/**
 * Numbers of the `limit` provisions of the highest score (or cosine) above zero, best first, equal ones by id.
 * @param ids of every provision, by its number
 */
export function best(kernel: Kernel, column: 'scores' | 'cosines', ids: Uint32Array, limit: number): number[] {
  const values = kernel[column];
  return [...kernel.highest(column, limit)].sort((a, b) => values[b]! - values[a]! || ids[a]! - ids[b]!).slice(0, Math.max(0, limit));
}
