import { mendRadicals } from './radicals.ts';

// What ordinary Chinese text is free of; most lines fail this test and are returned as they came.
const UNCLEAN =
  /[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fdf\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\uf900-\ufaff\ud87e]|^ | $| {2}/;
const SPACES = /[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const INVISIBLE =
  /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc]|\udb40[\udd00-\uddef]/g;

/**
 * One line of text as the later stages expect it: invisible characters gone, every run of white space one ordinary
 * space, ends trimmed, radical code points mended. Full-width punctuation and digits stay as they are, since a quote
 * of the law must be able to match them.
 */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return mendRadicals(text.replaceAll(INVISIBLE, '')).replaceAll(SPACES, ' ').trim();
}

/** Every character that ends a line in some format: CR, LF, vertical tab, form feed, NEL, line and paragraph separator. */
export const LINE_BREAK = /\r\n?|[\n\v\f\x85\u2028\u2029]/;
