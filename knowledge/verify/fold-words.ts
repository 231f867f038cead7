import { foldWith, type Folded } from '../citation/fold.ts';
import { NUMERAL_CLASS, parseNumeral } from '../numerals.ts';

/**
 * - `words`: numbers that open an item become one character each, whatever their style: （一）, 1. and ① are the same,
 *   as are 第五十七条 and 第57条;
 * - `unlabelled`: without such numbers, for those who leave them out;
 * - `figures`: unlabelled, and all numbers in Arabic digits: 三十日 is 30日, 百分之二十 is 20%.
 */
export type Fold = 'words' | 'unlabelled' | 'figures';

/** The words of a text alone, with where each stands: other width, spacing or punctuation is no other text. */
export function foldWords(source: string, fold: Fold): Folded {
  return foldWith(source, fold === 'figures' ? FIGURES : WORDS, (match) => replacement(match, fold));
}

/** {@link foldWords} for those who need no offsets; faster. */
export function wordsIn(source: string, fold: Fold): string {
  return source.replace(fold === 'figures' ? FIGURES : WORDS, (match) => replacement(match, fold));
}

const ITEM = '(?<=(?:^|[\\n：:；;。“「『])[\\s>*-]{0,6})(?:[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}(?:[.．](?!\\d)|、)|[一二三四五六七八九十]{1,3}、|[①-⑳])';
/** Marks of Markdown and of tables go with the punctuation; % is a word. */
const MARK = '[\\s>|`^~$+=<\\u200b-\\u200d\\ufeff]|(?![%％])\\p{P}';
const COMPATIBLE = '[\\uff01-\\uff5e\\u2e80-\\u2fdf\\u2460-\\u24ff\\u3220-\\u33ff]';
const REFERENCE = `(?<=第)[${NUMERAL_CLASS}]+(?=[条款项章编])`;
const WORDS = new RegExp(`${ITEM}|${REFERENCE}|${MARK}|${COMPATIBLE}`, 'gmu');
const FIGURES = new RegExp(`${ITEM}|(?:百分之)?[${NUMERAL_CLASS}万]+(?:[.．][\\d０-９]+)?|${MARK}|${COMPATIBLE}`, 'gmu');

const FIRST_LABEL = 0xe000;

/** Whether a text numbers items. */
export const isLabelled = (source: string): boolean => /[\ue000-\ue0ff]/.test(wordsIn(source, 'words'));

function replacement(match: string, fold: Fold): string {
  if (/^[（(\d一二三四五六七八九十①-⑳].*[）).．、]$|^[①-⑳]$/u.test(match)) {
    const number = parseNumeral(match.normalize('NFKC').replaceAll(/[^\d一二三四五六七八九十]/g, ''));
    return fold === 'words' && number !== undefined ? String.fromCharCode(FIRST_LABEL + number) : '';
  }
  if (NUMBER.test(match)) return digits(match);
  const plain = match.normalize('NFKC');
  return DROPPED.test(plain) ? '' : plain;
}

const NUMBER = new RegExp(`^(?:百分之)?[${NUMERAL_CLASS}万]`);
const DROPPED = new RegExp(`^(?:${MARK})$`, 'u');

/** Numbers that stand side by side in words alone (第三条、四条) must not become one. */
function digits(written: string): string {
  const isShare = written.startsWith('百分之') && written.length > 3;
  const [integer, decimals] = (isShare ? written.slice(3) : written).normalize('NFKC').split('.');
  const value = parseNumeral(integer!);
  if (value === undefined) return written;
  return `${value}${decimals === undefined ? '' : `.${decimals}`}${isShare ? '%' : ''}`;
}
