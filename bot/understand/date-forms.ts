import type { Day } from '../../knowledge/law.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { addDays, addMonths, dayOf, monthSpan, partsOf, weekdayOf, yearSpan, type Span } from './calendar.ts';

/** How exactly a date is known; a week or so counts as a month, half a year as a year. */
export type Precision = 'day' | 'month' | 'year';

const DIGIT = '[零〇○一二三四五六七八九]';
const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})';
const YEAR = `(?:(?:19|20)\\d\\d|[一二][九〇零○]${DIGIT}${DIGIT})`;
/** 19年, 〇八年: two digits are a year only by what stands around them. */
const SHORT_YEAR = `(?:(?<![\\d.])\\d\\d|(?<!${DIGIT})[零〇○一二七八九]${DIGIT})`;
const MONTH = `(?<month>${NUMBER})月份?`;
const DATE = `(?:的?(?<date>${NUMBER})[日号](?!楼|院|店|线|仓|房|文))?`;
const PART = '(?<part>上半年|下半年|年初|年底|年末|年中|初|底|末)?';
const NUMBER_OR_HALF = '(?:\\d{1,3}|[一二三四五六七八九十两半]{1,3})';

/** Named groups of the match, today, and what follows it; undefined when it is no day of the past or of the calendar. */
type Read = (groups: Readonly<Record<string, string | undefined>>, today: Day, after: string) => (Span & { precision: Precision }) | undefined;

export interface DateForm {
  readonly pattern: RegExp;
  readonly read: Read;
}

/** Every way to write a date, the more definite first: of two that overlap the first one counts. */
export const DATE_FORMS: readonly DateForm[] = [
  form(`(?<![\\d.])(?<year>(?:19|20)\\d\\d)[.\\-/](?<month>\\d{1,2})[.\\-/](?<date>\\d{1,2})(?![\\d.])[日号]?`, (groups) => absolute(groups)),
  form(`(?<!\\d)(?<year>(?:19|20)\\d\\d)(?<month>[01]\\d)(?<date>[0-3]\\d)(?!\\d)`, (groups) => absolute(groups)),
  form(`(?<year>${YEAR})年度?(?:的?${MONTH}${DATE}|${PART})`, (groups) => absolute(groups)),
  form(`(?<![\\d.])(?<year>(?:19|20)\\d\\d)[.\\-/](?<month>\\d{1,2})(?![\\d.%元万年])月?份?`, (groups) => absolute(groups)),
  form(`(?<year>${SHORT_YEAR})年(?:的?${MONTH}${DATE}|${PART})`, (groups, today, after) => shortYear(groups, today, after)),
  form(`(?<relative>大前年|前年|去年|上一?年|今年|本年度?)(?:的?${MONTH}${DATE}|${PART})`, (groups, today) =>
    absolute({ ...groups, year: String(partsOf(today)[0] - YEARS_AGO[groups['relative']![0]! + (groups['relative']![1] ?? '')]!) })),
  form(`(?<relative>上上个?|上个?|前个|这个|本|当)月份?(?:的?(?<date>${NUMBER})[日号]|(?<part>初|底|末))?`, (groups, today) => {
    const [year, month] = partsOf(addMonths(today, -(groups['relative']!.startsWith('上上') ? 2 : /^[上前]/u.test(groups['relative']!) ? 1 : 0)));
    return absolute({ ...groups, year: String(year), month: String(month) });
  }),
  form(`(?<relative>上上个?|上个?|这个?|本)(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7末])?`, readWeek),
  form(`(?<relative>大前天|前天|前日|前晚|昨天|昨日|昨晚|昨夜|昨儿|今天|今日|今早|今晨|今晚|刚刚|刚才)`, ({ relative }, today) =>
    oneDay(addDays(today, -(DAYS_AGO[relative![0]!] ?? 0)))),
  form(`(?<count>${NUMBER_OR_HALF})(?:多|来)?(?<unit>年|个多?月|周|个?星期|个?礼拜|天|日)(?:多|半)?(?:以|之)?前(?!通知|告知|提出|申请)`, readAgo),
  form(`(?<![个\\d年每第零〇一二三四五六七八九十])${MONTH}${DATE}`, latest),
  form(`(?<![\\d.])(?<month>1[0-2]|[1-9])\\.(?<date>[12]\\d|3[01]|[1-9])(?=[号日]|[早中晚上下]|出|被|签|收|打|撞|发|离|入|辞)[号日]?`, latest),
  form(`前几天|前两天|前些天|这几天|这两天`, (_, today) => ({ from: addDays(today, -10), to: addDays(today, -1), precision: 'month' })),
  form(`(?<![\\d.〔\\[（(第])(?<year>(?:19|20)\\d\\d)(?=(?:签|入职|离职|借|买|购|结婚|离婚|租|进厂|进公司|被|发生|去世|办))`, (groups) => absolute(groups)),
];

/** 大前天, 前天, 昨天; anything else is today. */
const DAYS_AGO: Readonly<Record<string, number>> = { 大: 3, 前: 2, 昨: 1 };

function form(pattern: string, read: Read): DateForm {
  return { pattern: new RegExp(pattern, 'gu'), read };
}

const YEARS_AGO: Readonly<Record<string, number>> = { 大前: 3, 前年: 2, 去年: 1, 上年: 1, 上一: 1, 今年: 0, 本年: 0 };

function absolute({ year: yearText = '', month: monthText, date: dateText, part }: Readonly<Record<string, string | undefined>>) {
  const year = parseNumeral(yearText);
  if (year === undefined || year < 1949) return undefined;
  if (monthText === undefined) return { ...partOfYear(year, part), precision: 'year' as const };
  const month = parseNumeral(monthText);
  const date = dateText === undefined ? undefined : parseNumeral(dateText);
  if (month === undefined) return undefined;
  if (date !== undefined) {
    const day = dayOf(year, month, date);
    return day === undefined ? undefined : oneDay(day);
  }
  const span = monthSpan(year, month);
  return span && { ...span, precision: 'month' as const };
}

function partOfYear(year: number, part: string | undefined): Span {
  if (part === '上半年') return { from: `${year}-01-01`, to: `${year}-06-30` };
  if (part === '下半年') return { from: `${year}-07-01`, to: `${year}-12-31` };
  if (part?.endsWith('初')) return { from: `${year}-01-01`, to: `${year}-03-31` };
  if (part?.endsWith('底') || part?.endsWith('末')) return { from: `${year}-10-01`, to: `${year}-12-31` };
  return yearSpan(year);
}

const oneDay = (day: Day) => ({ from: day, to: day, precision: 'day' as const });

/** What follows a year of two digits and no period: an act, a time of the year. */
const AFTER_YEAR = /^(?:的时候|时|就|那年|开始|起|在|我|他|她|被|与|和|跟|因|经|由|从|以|公司|老板|买|卖|签|入|进|离|结|借|租|办|领|登|发生|出|打|工作|装|建|盖|承包|贷|交|付|判|去|死|分|立|拿|购|过户|转|嫁|娶|迁|来|到(?!期|现在)|当兵|参军|毕业|注册|成立|投|辞|[，,、])/u;

function shortYear(groups: Readonly<Record<string, string | undefined>>, today: Day, after: string) {
  const { year, month, part } = groups;
  const number = parseNumeral(year!);
  if (number === undefined || (month === undefined && part === undefined && !AFTER_YEAR.test(after))) return undefined;
  const thisYear = partsOf(today)[0];
  const full = 2000 + number <= thisYear ? 2000 + number : 1900 + number;
  return thisYear - full > 50 ? undefined : absolute({ ...groups, year: String(full) });
}

function readWeek({ relative, weekday }: Readonly<Record<string, string | undefined>>, today: Day) {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const start = addDays(monday, relative!.startsWith('上上') ? -14 : relative!.startsWith('上') ? -7 : 0);
  if (weekday === undefined) return { from: start, to: addDays(start, 6), precision: 'month' as const };
  if (weekday === '末') return { from: addDays(start, 5), to: addDays(start, 6), precision: 'month' as const };
  const number = /[日天]/u.test(weekday) ? 7 : parseNumeral(weekday)!;
  return oneDay(addDays(start, number - 1));
}

/** 三年前 is some day of that year, 两个月前 some day of that month; 半年前 six months, 半个月前 fifteen days. */
function readAgo({ count, unit }: Readonly<Record<string, string | undefined>>, today: Day) {
  const number = count === '半' ? 0.5 : parseNumeral(count!);
  if (number === undefined) return undefined;
  if (unit === '年' && number >= 1) return { ...yearSpan(partsOf(today)[0] - number), precision: 'year' as const };
  if (unit!.includes('月') && number >= 1) return monthAgo(today, number);
  if (unit === '年') return monthAgo(today, 6);
  if (unit!.includes('月')) return oneDay(addDays(today, -15));
  if (unit === '天' || unit === '日') return oneDay(addDays(today, -number));
  return { from: addDays(today, -7 * number - 3), to: addDays(today, -7 * number + 3), precision: 'month' as const };
}

function monthAgo(today: Day, months: number) {
  const [year, month] = partsOf(addMonths(today, -months));
  return { ...monthSpan(year, month)!, precision: 'month' as const };
}

/** What is still to come: 12月5日开庭, asked in November. */
const AHEAD = /^(?:上午|下午|早上)?(?:开庭|到期|要|之?前|截止|前要|就要|将|准备|打算|交房|搬|还款)/u;

/** 3月5号 without a year: the last one there was. */
function latest(groups: Readonly<Record<string, string | undefined>>, today: Day, after: string) {
  const year = partsOf(today)[0];
  const [here, before] = [year, year - 1].map((each) => absolute({ ...groups, year: String(each) }));
  if (!here || here.from <= today) return here ?? before;
  return AHEAD.test(after) ? undefined : before;
}
