import { NUMERAL_CLASS, parseNumeral } from '../../../knowledge/numerals.ts';

const NUMBER = new RegExp(`\\d+(?:\\.\\d+)?|[${NUMERAL_CLASS}]+`, 'g');
/** Days, for comparing periods in different units: 十五日, 一个月, 三个月, 一年. */
const DAYS: Readonly<Record<string, number>> = { 小时: 1 / 24, 日: 1, 天: 1, 周: 7, 个星期: 7, 个月: 30, 月: 30, 年: 365 };
/** With two more characters at most, as in 满三十日 or 三十日内. */
const PERIOD = new RegExp(`^([^${NUMERAL_CLASS}]{0,2})([${NUMERAL_CLASS}]+)(小时|日|天|周|个星期|个月|月|年)(.{0,2})$`);

/** Whether options differ in nothing but quantities, and these only rise or only fall; the first one that differs decides. */
export function isInOrder(options: readonly string[]): boolean {
  const periods = options.map(readPeriod);
  if (periods.every((period) => period !== undefined) && isMonotone(periods)) return true;
  const [first = '', ...others] = options;
  const words = wordsOf(first);
  if (words === first || others.some((option) => wordsOf(option) !== words)) return false;
  const numbers = options.map(numbersIn);
  const differing = numbers[0]!.findIndex((number, place) => numbers.some((each) => each[place] !== number));
  return differing !== -1 && isMonotone(numbers.map((each) => each[differing]!));
}

const wordsOf = (option: string): string => option.replaceAll(NUMBER, '#');

const numbersIn = (option: string): number[] =>
  Array.from(option.matchAll(NUMBER), ([digits]) => (digits.includes('.') ? Number(digits) : parseNumeral(digits)) ?? Number.NaN);

function readPeriod(option: string): number | undefined {
  const [, before = '', digits = '', unit = '', after = ''] = PERIOD.exec(option) ?? [];
  const number = parseNumeral(digits);
  return number === undefined || before.length + after.length > 2 ? undefined : number * DAYS[unit]!;
}

function isMonotone(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, place) => Math.sign(number - numbers[place]!));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}
