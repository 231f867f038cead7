import type { Day } from '../../knowledge/law.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { addDays, addMonths, dayOf, daysBetween, monthSpan, partsOf, weekdayOf, yearSpan, type Span } from './calendar.ts';

export type Precision = 'day' | 'month' | 'year';

/** A past date as a text names it; `start` and `end` are UTF-16 offsets. */
export interface DateMention extends Span {
  readonly precision: Precision;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Dates of what has happened, in order: 2019年3月5日, 19年入职, 二〇一八年, 2020.3.5, 去年三月, 上个月5号, 三年前, 昨天, 2019年到2021年.
 * A span that has begun ends today at the latest. Left out: the future, versions of laws, numbers of documents, ages, days
 * of birth, periods (三年期限, 干了19年).
 */
export function findDates(text: string, today: Day): DateMention[] {
  const plain = withoutTitles(text);
  const found: DateMention[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { pattern, read } of FORMS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      const [before, after] = [plain.slice(0, start), plain.slice(end)];
      const isDate = !isOther(before, after, match[0]);
      const span = isDate ? read(match.groups ?? {}, today, after) : undefined;
      // What is no date is none in part either: 1990年5月 of a birth holds no 5月.
      if (span || !isDate) taken.push({ start, end });
      if (!span || span.from > today) continue;
      const until = EXCLUSIVE.test(after) && !match[0].endsWith('前') ? addDays(span.from, -1) : undefined;
      const to = until ?? (span.to > today ? today : span.to);
      found.push({ from: until ?? span.from, to, precision: span.precision, text: text.slice(start, end), start, end });
    }
  }
  return joinRanges(found.sort((a, b) => a.start - b.start), plain);
}

const DIGIT = '[零〇○一二三四五六七八九]';
const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})';
const YEAR = `(?:(?:19|20)\\d\\d|[一二][九〇零○]${DIGIT}${DIGIT})`;
/** 19年, 〇八年: two digits are a year only by what stands around them. */
const SHORT_YEAR = `(?:(?<![\\d.])\\d\\d|(?<!${DIGIT})[零〇○一二七八九]${DIGIT})`;
const MONTH = `(?<month>${NUMBER})月份?`;
const DATE = `(?:的?(?<date>${NUMBER})[日号](?!楼|院|店|线|仓|房|文))?`;
const PART = '(?<part>上半年|下半年|年初|年底|年末|年中|初|底|末)?';
const NUMBER_OR_HALF = '(?:\\d{1,3}|[一二三四五六七八九十两半]{1,3})';

type Read = (groups: Readonly<Record<string, string | undefined>>, today: Day, after: string) => (Span & { precision: Precision }) | undefined;

/** Every way to write a date, the more definite first: of two that overlap the first one counts. */
const FORMS: readonly { pattern: RegExp; read: Read }[] = [
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

function form(pattern: string, read: Read): { pattern: RegExp; read: Read } {
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

const BEFORE_PERIOD = /(?:了|满|共|计|近|超过|超|约|长达|将近|已|整整|足足|工作|结婚|分居|同居|居住|干|住|租|承包|使用|服务|上班|认识|欠|拖|坐牢|徒刑|拘役|缓刑|刑期|判|养|种|当|做|打工|开|一共|总共|期限|租期|有效期|质保|保修|免租|有期|剥夺政治权利|不到|还有|工龄|年限|交|缴|连续)(?:大?概|大约|差不多)?$/u;
const BEFORE_BIRTH = /(?:出生于|生于|出生日期|生日|出生年月)(?:是|为|在)?[：:]?$/u;
const BEFORE_DUE = /(?:提前|届满|到期|期满|之后|每年|每|逢|满|开庭|举行|的)$/u;
/** 8月20日之前: that day no more. */
const EXCLUSIVE = /^(?:之前|以前|前(?!往|去|台|夫|妻|任|男|女))/u;
const AFTER_BIRTH = /^(?:的?人|出?生(?!效|病|产|活|意)|的生日|后出生|(?:已经|才|刚|快|就)?[\d一二三四五六七八九十]{1,4}周?岁)/u;
const IS_OF = /[我他她]是$/u;
const OF_YEAR = /^的(?:[，,。；;]|$)/u;
const AFTER_VERSION = /^(?:[）)])?的?(?:最新|新)?(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改|版|颁布|公布|发布|出台|(?:开始|起)?(?:施行|实施)|新法|新规|全国|新?(?:民法典|刑法|劳动法|劳动合同法|婚姻法|公司法|土地管理法|道路交通安全法|司法解释))/u;
const AFTER_PERIOD = /^(?:的?(?:期限|租期|工龄|使用权|年限|期间|合同期|质保|保修|有期徒刑|徒刑|经验|以上|以下|以内|之内|内|左右|不等|缓刑|后))/u;

/** Whether what looks like a date is something else, by what stands around it. */
function isOther(before: string, after: string, text: string): boolean {
  if (BEFORE_BIRTH.test(before) || (IS_OF.test(before) && OF_YEAR.test(after)) || AFTER_BIRTH.test(after) || AFTER_VERSION.test(after)) return true;
  if (text.endsWith('前')) return BEFORE_DUE.test(before);
  const isShort = /^(?:\d\d|[一-龥〇○]{2})年/u.test(text) && !/^[去前今本上大]/u.test(text);
  if (isShort && (BEFORE_PERIOD.test(before) || AFTER_PERIOD.test(after))) return true;
  return /月/u.test(text) && !/年/u.test(text) && /(?:每|徒刑|拘役|缓刑|判|满|了|共|整|逢|年的)$/u.test(before);
}

/** The same text with the words inside 《…》 and 〔…〕 blanked, so that offsets stay. */
function withoutTitles(text: string): string {
  return text.replace(/《[^》]*》|〔[^〕]*〕|[（(](?:19|20)\d\d[）)]/gu, (title) => '　'.repeat(title.length));
}

/** 2019年到2021年 is one span. */
function joinRanges(dates: readonly DateMention[], text: string): DateMention[] {
  const joined: DateMention[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const between = last && text.slice(last.end, date.start);
    if (last && between !== undefined && /^(?:开始|起)?(?:一直)?(?:到|至|—+|-|~|～)$/u.test(between) && last.from <= date.to) {
      joined[joined.length - 1] = { ...date, from: last.from, start: last.start, text: text.slice(last.start, date.end), precision: coarser(last, date) };
    } else joined.push(date);
  }
  return joined;
}

function coarser(a: DateMention, b: DateMention): Precision {
  const days = daysBetween(a.from, b.to);
  return days === 0 ? 'day' : days < 31 ? 'month' : 'year';
}
