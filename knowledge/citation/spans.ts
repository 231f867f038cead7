export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans that do not overlap, in order: of two that do, the one that begins first is kept, then the longer, then the earlier given. */
export function leftmostLongest<S extends Span>(spans: readonly S[]): S[] {
  const kept: S[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
