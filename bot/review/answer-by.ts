import type { CaseReason } from './case.ts';

/** Hours at which the review desk is staffed, China time, Monday to Friday. Public holidays are not known here. */
export const DESK_OPENS = 9;
export const DESK_CLOSES = 18;
/** Working hours within which a case is answered that cannot wait. */
export const URGENT_HOURS = 4;

const URGENT: ReadonlySet<CaseReason> = new Set<CaseReason>(['high-stakes', 'deadline-near']);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** China keeps one time all year: UTC+8. */
const CHINA = 8 * HOUR;

/**
 * The promise to the resident: the end of the next working day, or within {@link URGENT_HOURS} working hours where
 * much is at stake or a period runs out. Weekends are no working days; public holidays and the working weekends
 * that make up for them are not known.
 * @returns a full minute, ISO 8601 in China time
 */
export function promiseAnswer(reasons: readonly CaseReason[], now: Date): string {
  const wallClock = now.getTime() + CHINA;
  const due = reasons.some((reason) => URGENT.has(reason))
    ? afterWorkingTime(wallClock, URGENT_HOURS * HOUR)
    : nextWorkingDay(wallClock) + DESK_CLOSES * HOUR;
  return chinaTime(new Date(Math.floor(due / MINUTE) * MINUTE - CHINA));
}

/** The earlier of two promises. */
export function sooner(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

/** 2026-11-26T18:00:00+08:00. */
export function chinaTime(instant: Date): string {
  return new Date(instant.getTime() + CHINA).toISOString().replace(/\.\d+Z$/, '+08:00');
}

const midnight = (wallClock: number): number => Math.floor(wallClock / DAY) * DAY;
const isWorkingDay = (wallClock: number): boolean => ![0, 6].includes(new Date(wallClock).getUTCDay());

/** Midnight at which the next working day begins. */
function nextWorkingDay(wallClock: number): number {
  let day = midnight(wallClock) + DAY;
  while (!isWorkingDay(day)) day += DAY;
  return day;
}

function afterWorkingTime(wallClock: number, time: number): number {
  const today = midnight(wallClock);
  const start = Math.max(wallClock, today + DESK_OPENS * HOUR);
  const left = isWorkingDay(wallClock) ? Math.max(0, today + DESK_CLOSES * HOUR - start) : 0;
  return time <= left ? start + time : afterWorkingTime(nextWorkingDay(wallClock), time - left);
}
