import type { Day } from './law.ts';

/** Making one takes longer than all else that an answer needs of the calendar. */
const CALENDAR = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar day in China, whatever the clock of the host is set to. */
export function todayInChina(now: Date = new Date()): Day {
  return CALENDAR.format(now);
}

/** 2021-01-01 → 2021年1月1日. */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
