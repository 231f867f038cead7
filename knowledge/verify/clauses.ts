import type { Span } from '../citation/spans.ts';
import { wordsIn } from './fold-words.ts';

/** What stands between the separators of a span, empty pieces left out. @param separators a global pattern */
export function splitSpan(text: string, { start, end }: Span, separators: RegExp): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(separators)) {
    pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  pieces.push({ start: from, end });
  return pieces.filter((piece) => text.slice(piece.start, piece.end).trim() !== '');
}

/** Too short to tell where in the law they come from; joined with the clause before. */
const SHORT = 16;
/** Long enough to be looked at alone, too. */
const ALONE = 8;
const TINY = 8;

export interface Clause extends Span {
  /** A short one that is in another, joined one too. */
  readonly isAlone: boolean;
}

/** The clauses of a sentence, short ones joined with their neighbours, and those again alone. */
export function clausesOf(text: string, sentence: Span): Clause[] {
  const lengthOf = ({ start, end }: Span): number => wordsIn(text.slice(start, end), 'figures').length;
  const clauses = splitSpan(text, sentence, /[，；：,;:]+/g);
  const joined: Span[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    if (last && (lengthOf(last) < SHORT || lengthOf(clause) < SHORT)) joined[joined.length - 1] = { start: last.start, end: clause.end };
    else joined.push(clause);
  }
  const alone = clauses.filter((clause) => lengthOf(clause) >= ALONE && !joined.some(({ start, end }) => start === clause.start && end === clause.end));
  return [
    ...joined.filter((clause) => lengthOf(clause) >= TINY).map((clause) => ({ ...clause, isAlone: false })),
    ...alone.map((clause) => ({ ...clause, isAlone: true })),
  ];
}
