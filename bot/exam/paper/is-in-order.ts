import { NUMERAL_CLASS, parseNumeral } from '../../../knowledge/numerals.ts';

const NUMBER = new RegExp(`\\d+(?:\\.\\d+)?|[${NUMERAL_CLASS}]+`, 'g');
/** Days, for comparing periods in different units: 十五日, 一个月, 三个月, 一年. */
const DAYS: Readonly<Record<string, number>> = { 小时: 1 / 24, 日: 1, 天: 1, 周: 7, 个星期: 7, 个月: 30, 月: 30, 年: 365 };
const PERIOD = new RegExp(`^([^${NUMERAL_CLASS}]*)([${NUMERAL_CLASS}]+)(小时|日|天|周|个星期|个月|月|年)(.*)$`);

/** Whether options differ in nothing but quantities, and these only rise or only fall; the first one that differs decides. */
export function isInOrder(options: readonly string[]): boolean {
  const periods = options.map(readPeriod);
  if (periods.every((period) => period !== undefined) && isMonotone(periods)) return true;
  const read = options.map((option) => ({
    words: option.replaceAll(NUMBER, '#'),
    numbers: Array.from(option.matchAll(NUMBER), ([digits]) => (digits.includes('.') ? Number(digits) : parseNumeral(digits)) ?? Number.NaN),
  }));
  const [first] = read;
  if (!first || read.some(({ words }) => words !== first.words)) return false;
  const differing = first.numbers.findIndex((number, place) => read.some(({ numbers }) => numbers[place] !== number));
  return differing !== -1 && isMonotone(read.map(({ numbers }) => numbers[differing]!));
}

function readPeriod(option: string): number | undefined {
  const [, before = '', digits = '', unit = '', after = ''] = PERIOD.exec(option) ?? [];
  const number = parseNumeral(digits);
  return number === undefined || before.length + after.length > 2 ? undefined : number * DAYS[unit]!;
}

function isMonotone(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, place) => Math.sign(number - numbers[place]!));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}
