import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineOf, startableUntil } from '../../../../bot/exam/sitting/deadline.ts';
import type { Pause } from '../../../../bot/exam/sitting/sitting.ts';
import { minute, plan } from './samples.ts';

const at = (minutes: number) => minute(minutes).toISOString();
const pause = (from: number, to?: number): Pause => ({ from: at(from), ...(to !== undefined && { to: at(to) }) });

/** Minutes after nine at which the time of somebody is over. */
function over({ started = 0, opened = 0, full = true, extra = 0, all = [], own = [], now = 30 }: {
  started?: number; opened?: number; full?: boolean; extra?: number; all?: Pause[]; own?: Pause[]; now?: number;
}): number {
  const sitting = { plan: plan({ lateStart: { until: 15, hasFullTime: full } }), openedAt: at(opened), pauses: all };
  return (Date.parse(deadlineOf(sitting, { startedAt: at(started), extraMinutes: extra, pauses: own }, minute(now))!) - minute(0).getTime()) / 60_000;
}

test.each([
  ['sixty minutes from the start', {}, 60],
  ['who starts late has them all', { started: 10 }, 70],
  ['or where the plan says so, ends with the others', { started: 10, full: false }, 60],
  ['from the opening as it was, when it came late', { started: 25, opened: 20, full: false }, 80],
  ['extra time', { extra: 20 }, 80],
  ['extra time for who starts late and ends with the others', { started: 10, full: false, extra: 20 }, 80],
  ['a pause of all', { all: [pause(10, 15)] }, 65],
  ['a pause of one', { own: [pause(10, 15)] }, 65],
  ['both at one time count once', { all: [pause(10, 20)], own: [pause(15, 30)] }, 80],
  ['one within the other', { all: [pause(10, 20)], own: [pause(12, 14)] }, 70],
  ['one after the other', { all: [pause(10, 12), pause(20, 23)], own: [pause(12, 13)] }, 66],
  ['a pause that began before the start', { started: 10, all: [pause(5, 12)] }, 72],
  ['a pause that was over before', { started: 10, all: [pause(2, 8)] }, 70],
  ['unless the time runs from the opening', { started: 10, full: false, all: [pause(2, 8)] }, 66],
  ['a pause before the opening', { all: [pause(-10, -5)] }, 60],
  ['while paused: as if it ended now', { all: [pause(20)], now: 30 }, 70],
  ['while both are paused', { all: [pause(20)], own: [pause(25)], now: 30 }, 70],
  ['a pause that begins when the time is over brings nothing back', { all: [pause(60, 70)], now: 80 }, 60],
  ['but one that begins because of another does', { all: [pause(55, 65)], own: [pause(64, 70)], now: 80 }, 75],
  ['a clock that was put back makes no pause of less than nothing', { all: [pause(10, 5)], own: [pause(40)], now: 30 }, 60],
] as const)('the end: %s', (_name, given, minutes) => {
  expect(over(given as Parameters<typeof over>[0])).toBe(minutes);
});

test('there is no end before the start', () => {
  expect(deadlineOf({ plan: plan(), openedAt: at(0), pauses: [] }, { extraMinutes: 0, pauses: [] }, minute(5))).toBeUndefined();
});

test.each([
  ['so many minutes after the opening', at(0), [], at(15)],
  ['as it was', at(20), [], at(35)],
  ['without pauses', at(0), [pause(-5, 10)], at(25)],
  ['not before the opening', undefined, [], undefined],
])('one may start until: %s', (_name, openedAt, pauses, until) => {
  expect(startableUntil({ plan: plan(), ...(openedAt !== undefined && { openedAt }), pauses }, { pauses: [] }, minute(30))).toBe(until);
});

const pauses = fc.array(fc.tuple(fc.integer({ min: -20, max: 100 }), fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }))
  .map(([from, length]) => pause(from, length === undefined ? undefined : from + length)), { maxLength: 5 });

test('minute by minute: the clock of a person runs when it stands for nobody', () => {
  fc.assert(fc.property(pauses, pauses, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 150 }), (all, own, started, extra, now) => {
    const stands = (time: number) => [...all, ...own].some(({ from, to }) => at(time) >= from && at(time) < (to ?? at(now)));
    let [end, left] = [started, 60 + extra];
    for (; left > 0; end += 1) left -= stands(end) ? 0 : 1;
    expect(over({ started, extra, all, own, now })).toBe(end);
  }));
});

test('neither extra time nor a pause shortens anybody\'s time', () => {
  fc.assert(fc.property(pauses, pauses, fc.nat(30), fc.nat(30), fc.boolean(), fc.nat(150), (all, own, started, extra, full, now) => {
    const given = { started, full, all, own, now };
    expect(over({ ...given, extra })).toBeGreaterThanOrEqual(over(given));
    expect(over(given)).toBeGreaterThanOrEqual(over({ started, full, all, now }));
    expect(over(given)).toBeGreaterThanOrEqual(over({ started, full, own, now }));
    expect(over({ ...given, now: now + 7 }), 'and it never comes nearer').toBeGreaterThanOrEqual(over(given));
  }));
});
