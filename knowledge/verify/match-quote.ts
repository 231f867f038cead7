import type { Span } from '../citation/spans.ts';
import { BEGINS_WITH_EXCEPTION, ENDS_IN_NEGATION } from './critical-words.ts';
import { readFigures } from './figures.ts';
import { foldWords, isLabelled, wordsIn, type Fold } from './fold-words.ts';

export type QuoteMatch =
  /** Where its parts stand in the provision's text. */
  | { readonly kind: 'same'; readonly parts: readonly Span[] }
  /** Word for word, but not in the part of the provision that is cited. */
  | { readonly kind: 'elsewhere'; readonly at: number }
  /** What an ellipsis leaves out turns the meaning. */
  | { readonly kind: 'hidden'; readonly words: string }
  /** A negation before the quote, or an exception behind it, is cut off. */
  | { readonly kind: 'cut'; readonly words: string }
  | { readonly kind: 'differs' };

const ELLIPSIS = /…+|⋯+|[.．]{3,}|。{3,}|·{3,}|[（([【](?:中|下|前)?略[）)\]】]/g;

/** What an ellipsis may never leave out. */
const TURNING = /不|未|无|非|没有|禁止|除外|但|或者|(?<![第（(〔一二三四五六七八九十百千\d])[二三四五六七八九十百千万两\d０-９]+(?![）)、])/;

/** A passage that comes again and again in one provision is tried at so many places. */
const MOST_PLACES = 12;

/**
 * Whether a quote stands in a provision: word for word, or but for width, spacing, punctuation and the style of item
 * numbers; nothing looser. Parts between ellipses must stand in order, and what lies between may not turn the meaning.
 * @param within the parts of the provision's text that are cited
 * @param before what the text says right before the quote: 不得“…”
 */
export function matchQuote(quote: string, provision: string, within: readonly Span[], before: string): QuoteMatch {
  let worst: QuoteMatch = { kind: 'differs' };
  for (const fold of isLabelled(quote) ? ['words' as const] : ['words' as const, 'unlabelled' as const]) {
    for (const candidate of placings(quote, provision, fold)) {
      const match = judge(candidate, provision, within, before);
      if (match.kind === 'same') return match;
      if (worst.kind === 'differs' || (worst.kind === 'hidden' && match.kind === 'hidden' && match.words.length < worst.words.length)) worst = match;
    }
  }
  return worst;
}

interface Placing {
  /** Source spans of the quote's parts in the provision. */
  readonly parts: readonly Span[];
  readonly opensWithEllipsis: boolean;
  readonly endsWithEllipsis: boolean;
}

/** Every way to find the parts of a quote in order. */
function* placings(quote: string, provision: string, fold: Fold): Generator<Placing> {
  const pieces = quote.split(ELLIPSIS).map((piece) => wordsIn(piece, fold));
  const parts = pieces.filter((piece) => piece !== '');
  if (parts.length === 0) return;
  const folded = foldWords(provision, fold);
  let start = folded.text.indexOf(parts[0]!);
  for (let tried = 0; start >= 0 && tried < MOST_PLACES; tried += 1) {
    const spans: Span[] = [];
    let at = start;
    for (const part of parts) {
      const found = at < 0 ? -1 : folded.text.indexOf(part, at);
      if (found < 0) break;
      spans.push({ start: folded.sourceStart(found), end: folded.sourceEnd(found + part.length) });
      at = found + part.length;
    }
    if (spans.length === parts.length) yield { parts: spans, opensWithEllipsis: pieces[0] === '', endsWithEllipsis: pieces.length > 1 && pieces.at(-1) === '' };
    start = folded.text.indexOf(parts[0]!, start + 1);
  }
}

function judge({ parts, opensWithEllipsis, endsWithEllipsis }: Placing, text: string, within: readonly Span[], before: string): QuoteMatch {
  const [first, last] = [parts[0]!, parts.at(-1)!];
  // Of a 项 cited as such its neighbours are no part.
  const hidden = parts.slice(1).map((part, index) => within.map(({ start, end }) => text.slice(Math.max(start, parts[index]!.end), Math.min(end, part.start))).join(''));
  if (opensWithEllipsis) hidden.push(text.slice(sentenceStart(text, first.start), first.start));
  if (endsWithEllipsis) hidden.push(restOfSentence(text, last.end));
  const turning = hidden.find((words) => TURNING.test(words) || readFigures(words).length > 0);
  if (turning !== undefined) return { kind: 'hidden', words: turning.trim() };
  const cut = opensWithEllipsis ? null : ENDS_IN_NEGATION.exec(text.slice(Math.max(0, first.start - 3), first.start));
  if (cut && !ENDS_IN_NEGATION.test(before)) return { kind: 'cut', words: cut[0] };
  if (!endsWithEllipsis && BEGINS_WITH_EXCEPTION.test(text.slice(last.end))) return { kind: 'cut', words: '除外' };
  const outside = parts.find((part) => !within.some((span) => span.start <= part.start && part.end <= span.end));
  return outside ? { kind: 'elsewhere', at: outside.start } : { kind: 'same', parts };
}

function sentenceStart(text: string, at: number): number {
  return Math.max(...['。', '；', '：', '\n'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
}

/** Up to the sentence's end; where the sentence is over, the next one if it takes something back. */
function restOfSentence(text: string, at: number): string {
  const line = text.slice(at).split('\n', 1)[0]!;
  const [rest] = line.split(/[。；]/, 1);
  const next = line.slice(rest!.length + 1);
  return next.startsWith('但') ? `${rest!}${next.split(/[。；]/, 1)[0]!}` : rest!;
}
