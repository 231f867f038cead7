import type { Day } from '../knowledge/law.ts';

/** Making one takes longer than all else that an answer needs of the calendar. */
const CALENDAR = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar day in China, whatever the clock of the host is set to. */
export function todayInChina(now: Date = new Date()): Day {
  return CALENDAR.format(now);
}

/**
 * The clock of a program that is started as if it were `day`: noon of it, for as long as it runs. Started on the day
 * itself it goes on with the clock, also past midnight.
 */
export function clockFrom(day: Day | undefined, clock: () => Date = () => new Date()): () => Date {
  const isToday = day === undefined || day === todayInChina(clock());
  return isToday ? clock : () => new Date(`${day}T12:00:00+08:00`);
}
