import type { Flag, QuotedProvision } from './answer.ts';

/** Flags, each once, and one more where the first day of a quoted text is only assumed. */
export function withValidity(flags: readonly Flag[], provisions: readonly QuotedProvision[]): Flag[] {
  const isAssumed = provisions.some(({ pieces }) => pieces.some((piece) => piece.isAssumed));
  return [...new Set([...flags, ...(isAssumed ? ['assumed-validity' as const] : [])])];
}
