import type { Citation } from './citation.ts';
import { readCitations } from './citation-reader.ts';
import { foldText } from './fold.ts';
import { createTitleMatcher, type TitleMatcher } from './title-matcher.ts';

export interface ParseOptions {
  /** Titles to be recognised without 《》; by default the short and superseded ones and what they stand for. */
  readonly knownTitles?: TitleMatcher;
  /**
   * How a number without a law reads. In `speech` (questions, answers, documents) 第四十条 is an article of the
   * law named last; in a `statute` it is one of the statute itself, and 第二款 a paragraph of the article at hand.
   */
  readonly setting?: 'speech' | 'statute';
}

/**
 * Every law, and every place in a law, that a text cites, in order. Never throws; linear in the length of the text
 * (20 ms for 100,000 characters of statute).
 * Titles without 《》 and without an article count only when they are known.
 */
export function parseCitations(text: string, { knownTitles = defaultMatcher(), setting = 'speech' }: ParseOptions = {}): Citation[] {
  const folded = foldText(text);
  return readCitations(folded.text, knownTitles, setting === 'statute').map(({ start, end, ...rest }) => {
    const from = folded.sourceStart(start);
    const to = folded.sourceEnd(end);
    return { start: from, end: to, text: text.slice(from, to), ...rest };
  });
}

let builtIn: TitleMatcher | undefined;
const defaultMatcher = (): TitleMatcher => (builtIn ??= createTitleMatcher());
