import { parseNumeral } from '../../knowledge/numerals.ts';

/** A figure of a norm: what it counts, how much, and whether it is a floor or a ceiling. */
export interface Figure {
  readonly unit: string;
  readonly value: number;
  readonly bound: 'least' | 'most' | 'exact';
  /** It says to whom or what a rule applies (满五年, 不足一万元), not what the rule is. */
  readonly isCondition: boolean;
  /** As written: 五百元以上. */
  readonly text: string;
}

const NUMERAL = '[〇零一二三四五六七八九十百千万两\\d.]+';
const UNITS = '元|个?工作日|日|天|个?月|年|周岁|岁|倍|平方米|米|分贝|小时|人|%|％|公斤|厘米';
const FIGURE = new RegExp(`(?<before>不少于|不低于|至少|不得少于|不得低于|不超过|不得超过|超过|(?:最低|最高|最长|最多)(?:[^，。；\\d]{0,8}?(?:为|是))?|不满|不足|满)?(?:百分之(?<percent>${NUMERAL})|(?<number>${NUMERAL})(?<unit>${UNITS}))(?<after>以上|以下|以内|之内|内)?`, 'gu');

const ONE_UNIT: Readonly<Record<string, string>> = { 天: '日', 个工作日: '工作日', 个月: '月', 岁: '周岁', '％': '%' };

/** The figures of a clause, in order; numbers of articles and 款 are none. */
export function figuresOf(clause: string): Figure[] {
  const plain = clause.replaceAll(/第[〇零一二三四五六七八九十百千\d]+[条款项章节编次届](?:之[一二三四五六七八九十]+)?/gu, '');
  return [...plain.matchAll(FIGURE)].flatMap(({ 0: text, groups = {} }) => {
    const { before = '', after = '', percent, number, unit = '%' } = groups;
    const digits = percent ?? number!;
    const value = valueOf(digits);
    return value === undefined ? [] : [{ unit: ONE_UNIT[unit] ?? unit, value, bound: boundOf(before, after), isCondition: /^(?:满|不满|不足|超过)$/u.test(before), text }];
  });
}

/** 5000, 1.5, 2万 or 二万. */
function valueOf(digits: string): number | undefined {
  const arabic = /^(\d+(?:\.\d+)?)(万?)$/u.exec(digits);
  return arabic ? Number(arabic[1]) * (arabic[2] === '' ? 1 : 10_000) : parseNumeral(digits);
}

/** A clause without its figures, for telling what it is about. */
export function withoutFigures(clause: string): string {
  return clause.replaceAll(FIGURE, '');
}

function boundOf(before: string, after: string): Figure['bound'] {
  if (/^(?:不超过|不得超过|不满|不足|最[高长多].*)$/u.test(before) || /下|内/u.test(after)) return 'most';
  return before !== '' || after === '以上' ? 'least' : 'exact';
}
