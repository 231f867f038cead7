import { NUMERAL_CLASS } from '../../knowledge/numerals.ts';
import { ownTerms } from '../../knowledge/search/query.ts';

/** A stretch of an excerpt; `isMatch` where it is one of the words that were looked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const LENGTH = 90;
/** Characters before the first match, so that it is read in its sentence. */
const LEAD = 16;

/**
 * The stretch of a text that holds most of the words of a question, with these marked; its beginning where it holds none.
 * An ellipsis stands where the text goes on; line breaks become spaces.
 */
export function excerptOf(text: string, question: string): ExcerptPart[] {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  const matches = matchesIn(plain, question);
  const start = startOf(plain, bestStart(matches));
  const end = Math.min(plain.length, start + LENGTH);
  const parts: ExcerptPart[] = [];
  let at = start;
  for (const match of matches) {
    if (match.start < at || match.end > end) continue;
    parts.push({ text: plain.slice(at, match.start), isMatch: false }, { text: plain.slice(match.start, match.end), isMatch: true });
    at = match.end;
  }
  parts.push({ text: plain.slice(at, end), isMatch: false });
  const [before, after] = [start > 0 ? '…' : '', end < plain.length ? '…' : ''];
  return [{ text: before, isMatch: false }, ...parts, { text: after, isMatch: false }].filter((part) => part.text !== '');
}

interface Match {
  readonly start: number;
  readonly end: number;
}

/** Where the words of a question stand, in order, not overlapping; a part of a longer word counts only where that one is not there at all. */
function matchesIn(text: string, question: string): Match[] {
  const normal = text.normalize('NFKC').toLowerCase();
  const folded = normal.length === text.length ? normal : text;
  const words = [...new Set(ownTerms(question).words)].filter((word) => word.length >= 2 && !NUMBER.test(word) && folded.includes(word));
  const whole = words.filter((word) => !words.some((other) => other !== word && other.includes(word))).sort((a, b) => b.length - a.length);
  const taken: Match[] = [];
  for (const word of whole) {
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + 1)) {
      const end = start + word.length;
      if (!taken.some((match) => start < match.end && match.start < end)) taken.push({ start, end });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** A number stands in half of all provisions and tells nothing. */
const NUMBER = new RegExp(`^第?[${NUMERAL_CLASS}]+条?$`);

/** The first match of the stretch that holds the most matched characters. */
function bestStart(matches: readonly Match[]): number {
  let best = { start: 0, held: 0 };
  for (const first of matches) {
    const held = matches.filter(({ start, end }) => start >= first.start && end <= first.start + LENGTH - LEAD)
      .reduce((total, { start, end }) => total + end - start, 0);
    if (held > best.held) best = { start: first.start, held };
  }
  return best.start;
}

/** The beginning of the clause that a match stands in, unless it is far. */
function startOf(text: string, match: number): number {
  if (text.length <= LENGTH || match <= LEAD) return 0;
  const clause = Math.max(...['。', '；', '，', '：', ' '].map((mark) => text.lastIndexOf(mark, match - 1)));
  return Math.max(0, match - clause - 1 <= LEAD ? clause + 1 : match - LEAD);
}
