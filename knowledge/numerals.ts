/**
 * Numbers as Chinese statutes write them. Range 0 to 99,999,999 (statutes number articles and count days;
 * sums of money above that are left to the reader of the text).
 */

const DIGITS = '零一二三四五六七八九';
const DIGIT_VALUE = new Map<string, number>([
  ...[...DIGITS].map((character, value) => [character, value] as const),
  ['〇', 0],
  ['○', 0],
  ['两', 2],
  ['壹', 1], ['贰', 2], ['叁', 3], ['肆', 4], ['伍', 5], ['陆', 6], ['柒', 7], ['捌', 8], ['玖', 9],
]);
const UNIT_VALUE = new Map([
  ['十', 10], ['拾', 10], ['百', 100], ['佰', 100], ['千', 1000], ['仟', 1000],
]);

/** Characters that may stand in a number of an article, for use inside a character class. */
export const NUMERAL_CLASS = '一二三四五六七八九十百千零〇○两\\d０-９';

/**
 * Value of a whole number in Chinese (一千零七十九, 二〇二一; 廿 not supported), Arabic or full-width digits.
 * A number that speech and statute read differently (一百五: 105 or 150) is not well-formed.
 * @returns undefined when the text is not one well-formed number.
 */
export function parseNumeral(text: string): number | undefined {
  if (text === '') return undefined;
  if (/^[\d０-９]{1,8}$/.test(text)) return Number(text.normalize('NFKC'));
  const digits = [...text].map((character) => DIGIT_VALUE.get(character));
  if (digits.length <= 8 && digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  const [high, low, ...more] = text.split('万') as [string, string?, ...string[]];
  if (low === undefined) return parseBelowTenThousand(high);
  const highValue = parseBelowTenThousand(high);
  const lowValue = low === '' ? 0 : parseBelowTenThousand(low, 10_000);
  if (highValue === undefined || lowValue === undefined || more.length > 0) return undefined;
  return highValue * 10_000 + lowValue;
}

/** @param above the unit that stands before the text: its first unit is to be the next one down, else a 零 is due. */
function parseBelowTenThousand(text: string, above?: number): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let digit: number | undefined;
  let lastUnit = above ?? 10_000;
  let zero = false;
  const started = () => above !== undefined || total > 0;
  for (const character of text) {
    const unit = UNIT_VALUE.get(character);
    if (unit !== undefined) {
      // 十五, and 一百十五 as an older way to write 一百一十五; no other unit goes without its digit.
      if (unit >= lastUnit || (digit === undefined && unit !== 10)) return undefined;
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
      zero = false;
      continue;
    }
    const value = DIGIT_VALUE.get(character);
    if (value === undefined || digit !== undefined) return undefined;
    if (value === 0) zero = true;
    else digit = value;
  }
  if (digit === undefined) return zero ? undefined : total;
  return started() && lastUnit > 10 && !zero ? undefined : total + digit;
}

/**
 * The number as the law writes it: 1079 → 一千零七十九, 10 → 十, 110 → 一百一十.
 * @throws RangeError outside 0…99,999,999 or for a fraction.
 */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) {
    throw new RangeError(`formatNumeral: ${value} is not a whole number from 0 to 99999999`);
  }
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return formatBelowTenThousand(low).replace(/^一十/, '十');
  const gap = low > 0 && low < 1000 ? '零' : '';
  return `${formatBelowTenThousand(high).replace(/^一十/, '十')}万${gap}${low > 0 ? formatBelowTenThousand(low) : ''}`;
}

function formatBelowTenThousand(value: number): string {
  let text = '';
  let zeroPending = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    if (zeroPending) text += '零';
    text += DIGITS[digit] + name;
    zeroPending = false;
  }
  return text;
}
