import type { Citation } from './citation.ts';

/** More articles than this are not read out of one range; a resident who cites more means the law as a whole. */
export const LONGEST_RANGE = 60;

/**
 * One citation for every article of a range, all with the range's span; a citation without a range comes back alone.
 * 第三条至第五条 → 第三条, 第四条, 第五条. Articles with 之N between the ends cannot be known here and are left out.
 * A range longer than {@link LONGEST_RANGE} gives its ends only.
 */
export function expandCitation(citation: Citation): Citation[] {
  const { article } = citation;
  if (!article?.last) return [citation];
  const { last, ...first } = article;
  const inner = first.number === last.number ? subsBetween(first.number, first.sub ?? 0, last.sub ?? 0) : numbersBetween(first.number, last.number);
  return [first, ...inner, last].map((each, listIndex) => ({ ...citation, article: each, listIndex }));
}

function numbersBetween(from: number, to: number): { number: number }[] {
  const count = to - from - 1;
  return count <= 0 || count > LONGEST_RANGE ? [] : Array.from({ length: count }, (_, i) => ({ number: from + 1 + i }));
}

/** 第一百二十条之一至第一百二十条之六. */
function subsBetween(number: number, from: number, to: number): { number: number; sub: number }[] {
  const count = to - from - 1;
  return count <= 0 || count > LONGEST_RANGE ? [] : Array.from({ length: count }, (_, i) => ({ number, sub: from + 1 + i }));
}
