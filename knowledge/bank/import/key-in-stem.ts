import { readKey } from './read-key.ts';

const LETTERS_INSIDE = /([（(【[])\s*([A-LＡ-Ｌ](?:[\s、,，]*[A-LＡ-Ｌ])*)\s*([）)】\]])/g;
const TRUTH_INSIDE = /([（(【[])\s*([√✓✔×✕✖✗✘]|对|错|正确|错误)\s*([）)】\]])/g;

export interface StemWithKey {
  /** The brackets stay, empty: an examinee sees where the answer goes. */
  readonly stem: string;
  /** As written inside. */
  readonly key: string;
  /** It is a blank filled in, ( B ), or stands at the end; 甲（A） may as well name something. */
  readonly isBlank: boolean;
}

/**
 * A key that stands in brackets in the stem, 由（ B ）决定, or at a statement's end, （√）.
 * @param kind what is looked for: letters, or words of truth
 * @returns undefined where there is none, or more than one, which then are something else
 */
export function keyInStem(stem: string, kind: 'letters' | 'truth'): StemWithKey | undefined {
  const pattern = kind === 'letters' ? LETTERS_INSIDE : TRUTH_INSIDE;
  const found = [...stem.matchAll(pattern)];
  const [match] = found;
  if (found.length !== 1 || match === undefined || readKey(match[2]!) === undefined) return undefined;
  const [all, open, key, close] = match as unknown as [string, string, string, string];
  const isBlank = /\s/.test(all.slice(1, 2)) || /^\s*[。.？?！!]?$/.test(stem.slice(match.index + all.length));
  return { isBlank, stem: `${stem.slice(0, match.index)}${open}  ${close}${stem.slice(match.index + all.length)}`, key };
}

/**
 * Letters that several brackets in a stem hold, 由（A）和（B）决定, as one key; the brackets stay, empty.
 * @returns undefined where fewer than two hold letters
 */
export function lettersInStem(stem: string): Pick<StemWithKey, 'stem' | 'key'> | undefined {
  const found = [...stem.matchAll(LETTERS_INSIDE)];
  if (found.length < 2) return undefined;
  const letters = found.map(([all]) => all.normalize('NFKC').replaceAll(/[^A-L]/g, '')).join('');
  return { stem: stem.replaceAll(LETTERS_INSIDE, '$1  $3'), key: [...new Set(letters)].sort().join('') };
}
