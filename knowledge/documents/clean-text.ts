import { mendRadicals } from './radicals.ts';

const SPACES = /[\s\x85]+/g;
/** Controls, soft hyphens, zero-width and direction marks, byte order marks, variation selectors, anchors of objects. */
const INVISIBLE = /(?![\t\n\v\f\r\x85])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;
/** What the two above and the radicals would change; ordinary lines fail this test and are returned as they came. */
const UNCLEAN =
  /[^\S ]|[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffc\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]|^ | $| {2}/u;

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
