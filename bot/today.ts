import { todayInChina } from '../knowledge/day.ts';
import type { Day } from '../knowledge/law.ts';

export { todayInChina };

/**
 * The clock of a program that is started as if it were `day`: noon of it, for as long as it runs. Started on the day
 * itself it goes on with the clock, also past midnight.
 */
export function clockFrom(day: Day | undefined, clock: () => Date = () => new Date()): () => Date {
  const isToday = day === undefined || day === todayInChina(clock());
  return isToday ? clock : () => new Date(`${day}T12:00:00+08:00`);
}
