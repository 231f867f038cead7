import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEADLINES } from '../../../bot/guidance/deadlines.ts';
import { addDays, addMonths, dayOf, daysBetween, isWeekend } from '../../../bot/understand/calendar.ts';
import { lastDayOf, parsePeriod } from '../../../bot/understand/period.ts';

const ends = (period: string, begins: string) => lastDayOf(parsePeriod(period)!, begins);

describe('lengths of time', () => {
  test.each([
    ['一年', 1, 'year'], ['2年', 2, 'year'], ['六个月', 6, 'month'], ['一个月', 1, 'month'], ['十五日', 15, 'day'], ['30日', 30, 'day'],
    ['七天', 7, 'day'], ['七十二小时', 72, 'hour'], ['48小时', 48, 'hour'], ['20个工作日', 20, 'workday'], ['七个工作日', 7, 'workday'], ['两年', 2, 'year'],
  ] as const)('%s', (text, count, unit) => {
    expect(parsePeriod(text)).toEqual({ count, unit });
  });

  test.each(['', '几天', '年', '一百五日', '十五', '三年以上'])('no period: %j', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  test('every deadline of guidance is one', () => {
    expect(Object.values(DEADLINES).filter(({ period }) => parsePeriod(period) === undefined)).toEqual([]);
  });
});

describe('the last day of a period', () => {
  test.each<[string, string, string, string]>([
    ['the day of the beginning is not counted', '十五日', '2026-11-05', '2026-11-20'],
    ['a Saturday moves to Monday', '十五日', '2026-11-06', '2026-11-23'],
    ['a Sunday moves to Monday', '十五日', '2026-11-07', '2026-11-23'],
    ['a year ends on the same date', '一年', '2025-11-25', '2026-11-25'],
    ['three years', '三年', '2023-06-01', '2026-06-01'],
    ['from 29 February the end of February', '一年', '2024-02-29', '2025-02-28'],
    ['to a leap year the same date', '一年', '2027-02-28', '2028-02-28'],
    ['four years from 29 February to the next one', '四年', '2024-02-29', '2028-02-29'],
    ['a month without that date ends with the month', '一个月', '2026-03-31', '2026-04-30'],
    ['six months over the turn of the year, to the end of February', '六个月', '2026-08-31', '2027-03-01'],
    ['six months', '六个月', '2026-01-15', '2026-07-15'],
    ['three working days over a weekend', '3个工作日', '2026-11-20', '2026-11-25'],
    ['hours as whole days, no weekend spared', '48小时', '2026-11-20', '2026-11-22'],
    ['sixty days over the end of February in a leap year', '六十日', '2028-01-10', '2028-03-10'],
  ])('%s: %s from %s to %s', (_, period, begins, end) => {
    expect(ends(period, begins)).toBe(end);
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

  test('it is no weekend, never earlier than counted and at most two days later', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 400 }), (begins, count) => {
      const end = lastDayOf({ count, unit: 'day' }, begins);
      expect([isWeekend(end), [0, 1, 2].includes(daysBetween(begins, end) - count)]).toEqual([false, true]);
    }));
  });

  test('so many working days lie between, the last one included', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (begins, count) => {
      const end = lastDayOf({ count, unit: 'workday' }, begins);
      const between = Array.from({ length: daysBetween(begins, end) }, (_, index) => addDays(begins, index + 1));
      expect([between.filter((each) => !isWeekend(each)).length, isWeekend(end)]).toEqual([count, false]);
    }));
  });

  test('months: the date stays, or is the last of its month', () => {
    fc.assert(fc.property(day, fc.integer({ min: -100, max: 100 }), (begins, months) => {
      const end = addMonths(begins, months);
      const isLastOfMonth = end.slice(8) < begins.slice(8) && addDays(end, 1).endsWith('-01');
      expect(end.slice(8) === begins.slice(8) || isLastOfMonth).toBe(true);
    }));
  });

  test('days that are not in the calendar', () => {
    expect([dayOf(2023, 2, 29), dayOf(2024, 2, 29), dayOf(2024, 13, 1), dayOf(2024, 4, 31)]).toEqual([undefined, '2024-02-29', undefined, undefined]);
  });
});
