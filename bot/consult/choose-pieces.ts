import type { Span } from '../../knowledge/citation/spans.ts';
import { structure, type Paragraph } from '../../knowledge/citation/structure.ts';
import { termsOf } from '../../knowledge/index/terms.ts';

/** A stretch of a provision's text, which begins at `start` of it. */
export interface Piece {
  readonly paragraph: number | null;
  readonly item: string | null;
  readonly start: number;
  readonly text: string;
}

/** A provision of up to this many characters is quoted whole. */
const SHORT = 260;
/** 款 of a long provision that are quoted beside the ones that qualify them. */
const MOST_PARAGRAPHS = 2;
/** 项 of a long list that are quoted. */
const MOST_ITEMS = 3;
/** A 款 that limits the one before it is never left out with it. */
const QUALIFIES = /^(?:但|前款|前两款|前[一二三四五]款|有前款|违反前款|依照前款|本条)|除外|不适用|例外/;

/**
 * The 款 and 项 of a provision that matter to a question, in the order of the text; a short provision is one piece, and
 * so is one of which nothing is left out.
 * Every piece is a substring of `text`.
 * @param held stretches of the text that must be among the pieces
 */
export function choosePieces(text: string, question: string, held: readonly Span[] = []): Piece[] {
  const whole: Piece = { paragraph: null, item: null, start: 0, text };
  if (text.length <= SHORT) return [whole];
  const paragraphs = structure(text);
  const words = new Set(distinctiveTerms(question));
  const scored = paragraphs.map((paragraph, index) => ({ paragraph, index, score: overlap(paragraph.text, words) }));
  const best = [...scored].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, MOST_PARAGRAPHS)
    .filter(({ score }, place) => place === 0 || score > 0);
  const holding = scored.filter(({ paragraph }) => held.some((span) => overlaps(paragraph, span)));
  const chosen = new Set((holding.length > 0 ? holding : best).map(({ index }) => index));
  for (const index of [...chosen]) {
    if (QUALIFIES.test(paragraphs[index]!.text) && /前款/.test(paragraphs[index]!.text) && index > 0) chosen.add(index - 1);
    const next = paragraphs[index + 1];
    if (next && QUALIFIES.test(next.text)) chosen.add(index + 1);
  }
  const pieces = [...chosen].sort((a, b) => a - b).flatMap((index) =>
    piecesOf(paragraphs[index]!, paragraphs.length === 1 ? null : index + 1, words, held));
  return sizeOf(pieces.map((piece) => piece.text).join('')) === sizeOf(text) ? [whole] : pieces;
}

/** Characters that are no white space. */
function sizeOf(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}

/** A 款 whole, or, where its list is long, the words before the list and the 项 that matter. */
function piecesOf(paragraph: Paragraph, number: number | null, words: ReadonlySet<string>, held: readonly Span[]): Piece[] {
  const whole = { paragraph: number, item: null, start: paragraph.start, text: paragraph.text };
  if (paragraph.text.length <= SHORT || paragraph.items.length <= MOST_ITEMS) return [whole];
  const scored = paragraph.items.map((item, index) => ({ item, index, score: overlap(item.text, words) }));
  const holding = scored.filter(({ item }) => held.some((span) => overlaps(item, span)));
  const matching = holding.length > 0 ? holding : scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, MOST_ITEMS);
  if (matching.length === 0) return [whole];
  return [
    ...leadOf(paragraph, number),
    ...matching.sort((a, b) => a.index - b.index).map(({ item: { label, start, text } }) => ({ paragraph: number, item: label, start, text })),
  ];
}

/** The words that introduce the list of a 款, without which an item says nothing; none where the list opens it. */
export function leadOf({ start, text, items }: Paragraph, number: number | null): Piece[] {
  const lead = text.slice(0, items[0]!.start - start).trimEnd();
  return lead === '' ? [] : [{ paragraph: number, item: null, start, text: lead }];
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function overlap(text: string, words: ReadonlySet<string>): number {
  let score = 0;
  for (const word of words) if (text.includes(word)) score += word.length;
  return score;
}

/** Words and character pairs of a question that can tell provisions apart. */
export function distinctiveTerms(question: string): string[] {
  const { words, bigrams } = termsOf(question);
  return [...new Set([...words.filter((word) => word.length >= 2), ...bigrams])];
}
