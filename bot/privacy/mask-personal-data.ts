import { findAddresses } from './find-addresses.ts';
import { findCodes } from './find-codes.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { foldWidth } from './fold-width.ts';
import { MASKS, type PersonalDataKind, type Span } from './personal-data.ts';

export interface Masked {
  readonly text: string;
  /** What was masked, each kind once, in the order in which it stands. */
  readonly kinds: readonly PersonalDataKind[];
}

/**
 * Puts a word in brackets in the place of what names a resident or leads to one: numbers of citizens, phones, bank cards,
 * plates, passports, mail and messengers, the house of an address, names after words that announce them, and the running
 * number of a court case. Places down to village and street, dates, sums, ages, articles, numbers of documents,
 * hotlines and codes of companies stay. Linear in the length of the text; masking what is masked changes nothing.
 */
export function maskPersonalData(text: string): Masked {
  let current = text;
  const kinds: PersonalDataKind[] = [];
  for (;;) {
    const folded = foldWidth(current);
    const spans = disjoint([...findCodes(folded), ...findNumbers(folded), ...findAddresses(folded), ...findNames(folded)]);
    if (spans.length === 0) return { text: current, kinds: [...new Set(kinds)] };
    kinds.push(...spans.map(({ kind }) => kind));
    current = replace(current, spans);
  }
}

/** Of spans that overlap the first, and of those that begin together the longest. */
function disjoint(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}

function replace(text: string, spans: readonly Span[]): string {
  let end = 0;
  const parts = spans.map((span) => {
    const part = text.slice(end, span.start) + MASKS[span.kind];
    ({ end } = span);
    return part;
  });
  return parts.join('') + text.slice(end);
}
