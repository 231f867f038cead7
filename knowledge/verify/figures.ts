import type { Span } from '../citation/spans.ts';
import { parseNumeral } from '../numerals.ts';

/** What a figure counts. Working days are no days, and a month is not thirty days. */
export type Unit = 'day' | 'working-day' | 'month' | 'hour' | 'minute' | 'yuan' | 'ratio' | 'age';

/** A quantity with its unit: 三十日, 6个月, 百分之二十, 5万元. */
export interface Figure extends Span {
  /** As written. */
  readonly text: string;
  readonly unit: Unit;
  /** Years count as twelve months, weeks as seven days, percentages and multiples as ratios: 200% is 两倍. */
  readonly value: number;
}

/** Whether two figures say the same: 半年 and 六个月, 20% and 百分之二十. */
export function isSameFigure(a: Pick<Figure, 'unit' | 'value'>, b: Pick<Figure, 'unit' | 'value'>): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value));
}

/**
 * All quantities of a text, in order; of 三至六个月 both ends. Numbers of articles, items and documents, days of the
 * calendar, ordinals and telephone numbers are none; 以上 and 以下 are no part of one.
 */
export function readFigures(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length, text: match[0] };
    return measure(match.groups!).map((measured) => ({ ...span, ...measured }));
  });
}

/** Bounded, as is all of a number: a long run of digits is no quantity, and must not be slow. */
const ARABIC = '[\\d０-９]{1,15}(?:[,，]\\d{3}){0,5}(?:[.．][\\d０-９]{1,10})?';
const CHINESE = '[一二三四五六七八九十百千万亿零〇○两壹贰叁肆伍陆柒捌玖拾佰仟]{1,24}(?:点[一二三四五六七八九零〇]{1,10})?';
const NUMBER = `(?:${ARABIC}(?:[十百千万亿]{1,2}${ARABIC}){0,4}(?:\\s?[十百千万亿]{1,2})?|${CHINESE}|半)`;
/** What a number does not follow: a part of itself, or what makes it an ordinal or a day of the calendar. */
const NOT_AFTER = '(?<![第\\d０-９.．/／一二三四五六七八九十百千万亿零〇两几数月])';

/** Written form, what must not come behind it, unit, and how many of the unit it is. */
const UNITS: readonly (readonly [form: string, notBefore: string, unit: Unit, factor: number])[] = [
  ['个?工作日', '', 'working-day', 1],
  ['个?自然日|日|天', '[本常前期报照津平猫]', 'day', 1],
  ['个?(?:星期|礼拜)|周', '[岁年边末转围期]', 'day', 7],
  ['个月', '', 'month', 1],
  ['周?年', '[级龄代初底末度中轻报检审]|\\d{1,2}月|[一二三四五六七八九十]{1,2}月', 'month', 12],
  ['个?小时', '', 'hour', 1],
  ['分钟', '', 'minute', 1],
  ['周?岁', '', 'age', 1],
  ['元|块钱?', '[旦素宵首化月]', 'yuan', 1],
  ['倍', '', 'ratio', 1],
  ['成', '[年员为立本功果熟就长交套]', 'ratio', 0.1],
  ['[%％]', '', 'ratio', 0.01],
  ['‰', '', 'ratio', 0.001],
];

const UNIT = UNITS.map(([form, notBefore]) => `(?:${form})${notBefore === '' ? '' : `(?!${notBefore})`}`).join('|');
const FORMS = UNITS.map(([form, , unit, factor]) => ({ form: new RegExp(`^(?:${form})$`), unit, factor }));

const FIGURE = new RegExp(
  `${NOT_AFTER}(?:`
  + `(?<whole>${CHINESE}|\\d{1,5})分之(?<part>${NUMBER})`
  + '|(?<numerator>\\d{1,2})[/／](?<denominator>\\d{1,2})(?![\\d/／年月])'
  + '|(?<word>双倍|一半)'
  + `|(?:(?<from>${NUMBER})(?:至|到|[-－–—~～]{1,2}))?(?<amount>${NUMBER})\\s{0,2}(?:(?<inner>个半)(?=月|小时|星期)|(?<unit>${UNIT})(?<outer>半(?![数价途径天]))?)(?<rest>(?<=个半)(?:月|小时|星期))?`
  + ')', 'g');

type Measured = Pick<Figure, 'unit' | 'value'>;

function measure({ whole, part, numerator, denominator, word, from, amount, inner, unit, outer, rest }: Record<string, string | undefined>): Measured[] {
  if (whole !== undefined) return ratio(numberOf(part!), numberOf(whole));
  if (numerator !== undefined) return ratio(Number(numerator), Number(denominator));
  if (word !== undefined) return [{ unit: 'ratio', value: word === '双倍' ? 2 : 0.5 }];
  const written = inner === undefined ? unit! : `个${rest!}`;
  const known = FORMS.find(({ form }) => form.test(written))!;
  const half = inner === undefined && outer === undefined ? 0 : 0.5;
  return [from, amount].flatMap((each, index, { length }) => {
    // 万元 alone is no sum.
    const value = each === undefined || /^[百千万亿]+$/.test(each) ? undefined : numberOf(each);
    // 2021年, 08年 are years of the calendar.
    if (value === undefined || (unit === '年' && (value >= 1000 || /^[0０〇零]/.test(each!)))) return [];
    return [{ unit: known.unit, value: (value + (index === length - 1 ? half : 0)) * known.factor }];
  });
}

const ratio = (part: number | undefined, whole: number | undefined): Measured[] =>
  part === undefined || !whole ? [] : [{ unit: 'ratio', value: part / whole }];

const SCALE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** 1万5千, 2.5万, 一万五千, 三亿, 半, 二点五; undefined for what is no number, and for a guess such as 三五 or 两三. */
function numberOf(written: string): number | undefined {
  const text = written.normalize('NFKC').replaceAll(/[,，\s]/g, '');
  if (text === '半') return 0.5;
  if (/^\d/.test(text)) {
    return [...text.matchAll(/(\d+(?:\.\d+)?)([十百千万亿]*)/g)]
      .reduce((sum, [, digits, scales]) => sum + [...scales!].reduce((value, scale) => value * SCALE[scale]!, Number(digits)), 0);
  }
  if (SCALE[text] !== undefined) return SCALE[text];
  const [high, low] = text.split('亿');
  if (low !== undefined) return plus(times(numberOf(high!), 100_000_000), low === '' ? 0 : numberOf(low));
  const [integer, decimals] = text.split('点');
  if (/^[一二三四五六七八九两]{2}$/.test(integer!)) return undefined;
  const value = parseNumeral(integer!);
  return decimals === undefined ? value : plus(value, Number(`0.${parseNumeral(decimals) === undefined ? '' : [...decimals].map((digit) => parseNumeral(digit)).join('')}`));
}

const plus = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a + b);
const times = (a: number | undefined, b: number): number | undefined => (a === undefined ? undefined : a * b);
