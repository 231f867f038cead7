import type { Citation } from '../citation/citation.ts';
import { parseCitations } from '../citation/parse-citations.ts';
import type { TitleMatcher } from '../citation/title-matcher.ts';

/** The citations of a text, without titles of textbooks and names of branches of the law. */
export function readCitations(text: string, knownTitles: TitleMatcher): Citation[] {
  return parseCitations(text, { knownTitles }).filter((citation) => isCitation(citation, text));
}

const BOOK_BEHIND = /^》?\s*(?:[（(]第[一二三四五六七八九十\d]+版|[，,][^。\n]{0,24}出版社)/;
const BRANCH_BEHIND = /^的?(?:上|学|理论|原理|意义|目的|精神|领域|范畴|角度|视角|一般规定|一般原则|基本原则)/;

function isCitation({ article, end, text: written }: Citation, text: string): boolean {
  if (article) return true;
  const after = text.slice(end, end + 40);
  return !BOOK_BEHIND.test(after) && (written.includes('《') || text[end] === '》' || !BRANCH_BEHIND.test(after));
}
