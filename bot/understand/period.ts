import type { Day } from '../../knowledge/law.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { addDays, addMonths, isWeekend } from './calendar.ts';

/** A length of time as a law sets it. */
export interface Period {
  readonly count: number;
  readonly unit: 'hour' | 'day' | 'workday' | 'month' | 'year';
}

const UNITS: Readonly<Record<string, Period['unit']>> = { 小时: 'hour', 日: 'day', 天: 'day', 个工作日: 'workday', 个月: 'month', 月: 'month', 年: 'year' };

/** 一年, 30日, 20个工作日, 七十二小时, 六个月. @returns undefined when the text is no period */
export function parsePeriod(text: string): Period | undefined {
  const match = /^([\d〇零一二三四五六七八九十百两]+)(小时|日|天|个工作日|个月|月|年)$/u.exec(text);
  const count = match ? parseNumeral(match[1]!) : undefined;
  return count === undefined ? undefined : { count, unit: UNITS[match![2]!]! };
}

/** About how many days a period has, for comparing. */
export function lengthInDays({ count, unit }: Period): number {
  return { hour: count / 24, day: count, workday: (count * 7) / 5, month: count * 30, year: count * 365 }[unit];
}

/**
 * The last day of a period. The day on which it begins is not counted (民法典 article 201, 民事诉讼法 article 85,
 * 刑事诉讼法 article 105); by months and years it ends on the day of the same number, or the month's last day where there
 * is none (民法典 article 202); a last day that is a day off moves to the next working day (民法典 article 203, 民事诉讼法
 * article 85; 行政复议法 article 88 refers to the latter). Weekends are known here, public holidays and the working
 * weekends that make up for them are not. Hours are counted as whole days, the day of the beginning being unknown to the hour.
 */
export function lastDayOf(period: Period, begins: Day): Day {
  const { count, unit } = period;
  if (unit === 'hour') return addDays(begins, Math.floor(count / 24));
  if (unit === 'workday') return addWorkdays(begins, count);
  return nextWorkday(unit === 'day' ? addDays(begins, count) : addMonths(begins, unit === 'year' ? 12 * count : count));
}

function addWorkdays(day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (!isWeekend(last)) left -= 1;
  }
  return last;
}

function nextWorkday(day: Day): Day {
  let next = day;
  while (isWeekend(next)) next = addDays(next, 1);
  return next;
}
