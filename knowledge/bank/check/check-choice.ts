import { plainText } from '../fingerprint.ts';
import type { ChoiceQuestion } from '../item.ts';
import { optionLetter, optionLetters } from '../option-letter.ts';
import { speaksOfAll } from './above.ts';
import { asksForWrong } from './asks-for-wrong.ts';
import { note, problem, type ItemProblem } from './item-problem.ts';

/** So much longer than the longest of the others, in both ways, a right option gives itself away. */
const FAR_LONGER = 2;
const FAR_LONGER_BY = 15;

/** What is amiss with options and key. */
export function checkChoice({ type, stem, options, key }: ChoiceQuestion): ItemProblem[] {
  const isPossible = key.length > 0 && key.every((place, index) => Number.isInteger(place) && place >= 0 && place < options.length && (key[index - 1] ?? -1) < place);
  if (!isPossible || (type === 'single' && key.length > 1)) {
    return [problem('key-impossible', type === 'single' && key.length > 1 ? `单选题有 ${key.length} 个正确选项。` : '答案不在选项之中，或者没有答案。')];
  }
  return [...checkOptions(options), ...checkAbove(type, options, key, asksForWrong(stem) !== undefined), ...checkKey(type, options, key)];
}

function checkOptions(options: readonly string[]): ItemProblem[] {
  const empty = options.flatMap((option, place) => (option.trim() === '' ? [place] : []));
  // Of options that are nothing but marks, the marks are what is asked.
  const same = [...Map.groupBy(options.keys().filter((place) => !empty.includes(place)), (place) => plainText(options[place]!) || options[place]!.trim()).values()].filter(({ length }) => length > 1);
  const together = options.flatMap((option, place) => (isRunTogether(option, place, options.length) ? [place] : []));
  return [
    ...(empty.length > 0 ? [problem('empty-option', `选项 ${optionLetters(empty, '、')} 是空的。`)] : []),
    ...(same.length > 0 ? [problem('equal-options', `选项 ${same.map((places) => optionLetters(places, '、')).join('，')} 相同。`)] : []),
    ...(together.length > 0 ? [problem('options-run-together', `选项 ${optionLetters(together, '、')} 里好像还连着下一个选项。`)] : []),
  ];
}

/** The letter that comes next stands in the option with a mark behind it: 二十日C.三十日. */
function isRunTogether(option: string, place: number, count: number): boolean {
  const next = optionLetter(place + 1);
  return new RegExp(`(?<![A-Za-z])${next}\\s*[.．、:：](?!\\s*[A-Z])`, 'u').test(option.slice(1)) && (place + 1 === count || !option.startsWith(next));
}

function checkAbove(type: ChoiceQuestion['type'], options: readonly string[], key: readonly number[], isNegative: boolean): ItemProblem[] {
  const kinds = options.map((option) => speaksOfAll(option, isNegative));
  const first = kinds.findIndex((kind) => kind !== undefined);
  if (first < 0) return [];
  const found: ItemProblem[] = [];
  if (kinds.slice(first).includes(undefined)) found.push(problem('all-of-above-not-last', `“${options[first]!.trim()}”不是最后一个选项，“以上”指的不是全部选项。`));
  if (type === 'single') return found;
  const own = options.flatMap((_option, place) => (kinds[place] === undefined ? [place] : []));
  const right = own.filter((place) => key.includes(place));
  for (const [place, kind] of kinds.entries()) {
    const isRight = key.includes(place);
    const holds = kind === 'all' ? right.length === own.length : right.length === 0;
    if (kind !== undefined && kind !== 'unclear' && isRight !== holds) {
      found.push(problem('all-of-above-contrary', `选项 ${optionLetter(place)} 是“${options[place]!.trim()}”，与答案 ${optionLetters(key, '、')} 矛盾。`));
    }
  }
  return found;
}

function checkKey(type: ChoiceQuestion['type'], options: readonly string[], key: readonly number[]): ItemProblem[] {
  if (type === 'multiple') return key.length === 1 ? [note('one-right-of-multiple', '多选题只有一个正确选项。')] : [];
  const [right] = key;
  const lengthOf = (option: string): number => [...plainText(option)].length;
  const length = lengthOf(options[right!]!);
  const longest = Math.max(...options.filter((_option, place) => place !== right).map(lengthOf));
  return length >= FAR_LONGER * longest && length >= longest + FAR_LONGER_BY ? [note('key-stands-out', `正确选项比其他选项长得多（${length} 字对 ${longest} 字），容易被猜中。`)] : [];
}
