import { expect, test } from 'vitest';
import { clockFrom, todayInChina } from '../../bot/today.ts';

const LAST_MINUTE = new Date('2026-01-05T23:59:00+08:00');
const NEXT_DAY = new Date('2026-01-06T00:01:00+08:00');

test('a bot that was started today lives on past midnight', () => {
  let clock = LAST_MINUTE;
  const now = clockFrom('2026-01-05', () => clock);
  expect(now()).toEqual(LAST_MINUTE);
  clock = NEXT_DAY;
  expect(now()).toEqual(NEXT_DAY);
  expect(todayInChina(now())).toBe('2026-01-06');
});

test('without a day the clock is what it is', () => {
  expect(clockFrom(undefined, () => NEXT_DAY)()).toEqual(NEXT_DAY);
});

test('on another day it is noon', () => {
  expect(clockFrom('2019-05-01', () => LAST_MINUTE)()).toEqual(new Date('2019-05-01T12:00:00+08:00'));
});
