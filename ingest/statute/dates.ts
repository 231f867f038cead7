import { parseNumeral } from '../../knowledge/numerals.ts';
import type { Day } from '../../knowledge/law.ts';

const DATE = /(\d{4}|[一二三四五六七八九〇○零O]{4}) ?年 ?([\d一二三四五六七八九十]{1,3}) ?月 ?([\d一二三四五六七八九十]{1,3}) ?日/g;

export interface FoundDate {
  readonly date: Day;
  readonly start: number;
  readonly end: number;
}

/** Every full date of a text, in Chinese or Arabic numerals; impossible days are left out. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const year = parseNumeral(match[1]!.replaceAll(/[○O]/g, '〇'));
    const month = parseNumeral(match[2]!);
    const day = parseNumeral(match[3]!);
    const date = dayOf(year, month, day);
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayOf(year: number | undefined, month: number | undefined, day: number | undefined): Day | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** The day `years` later; 29 February becomes 28 February where there is none. */
export function addYears(day: Day, years: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return dayOf(year + years, month, date) ?? dayOf(year + years, month, date - 1)!;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
