import { optionPlace } from '../option-letter.ts';

/** Words that say yes or no, in NFKC and lower case. `x` is how × is typed. */
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ...['对', '正确', '对的', '正确的', '是', '√', '✓', '✔', '☑', 't', 'true', 'y', 'yes', 'right'].map((word) => [word, true] as const),
  ...['错', '错误', '错的', '错误的', '不对', '不正确', '否', '×', '✕', '✖', '✗', '✘', '☒', 'x', 'f', 'false', 'n', 'no', 'wrong']
    .map((word) => [word, false] as const),
]);
/** Yes and no as the two options of a question; 是 and 否 answer a question that is asked, which 正确 and 错误 do not. */
const NOT_OPTIONS = new Set(['是', '否', 'y', 'n', 'yes', 'no']);
/** No question has more than twelve options; a longer reach would take English words for keys. */
const LETTERS = /^[a-l](?:[ ,;、/|.&+和与及]*[a-l])*$/;
const WRAPPING = /^[\s([{【「“"']+|[\s)\]}】」”"'.。,、;:!]+$/g;

/** What a key says: places of options from 0, ascending, or true or false. */
export type ReadKey = { readonly letters: readonly number[] } | { readonly truth: boolean };

/**
 * Reads a key as authors write it: `B`, `ABD`, `A、B`, `ａ，ｂ`, `【C】`, 对, 错误, √, ×, T, false. `F` alone says false, as it
 * nearly always does.
 *
 * @returns undefined for what is no key, and for a letter that comes twice
 */
export function readKey(text: string): ReadKey | undefined {
  const plain = plainWord(text);
  const truth = TRUTHS.get(plain);
  if (truth !== undefined) return { truth };
  if (!LETTERS.test(plain)) return undefined;
  const letters = [...plain.matchAll(/[a-l]/g)].map(([letter]) => optionPlace(letter)).sort((a, b) => a - b);
  return new Set(letters).size === letters.length ? { letters } : undefined;
}

/** Whether the options only say 正确 and 错误 (对 and 错, √ and ×, T and F), and which place says 正确. */
export function isTrueFalseOptions(options: readonly string[]): { readonly right: number } | undefined {
  if (options.length !== 2) return undefined;
  const words = options.map(plainWord);
  if (words.some((word) => NOT_OPTIONS.has(word))) return undefined;
  const truths = words.map((word) => TRUTHS.get(word));
  const right = truths.indexOf(true);
  return right !== -1 && truths.includes(false) ? { right } : undefined;
}

function plainWord(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(WRAPPING, '');
}
