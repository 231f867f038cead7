import type { Day } from '../knowledge/law.ts';

/** The calendar day in China, whatever the clock of the host is set to. */
export function todayInChina(now: Date = new Date()): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
}
