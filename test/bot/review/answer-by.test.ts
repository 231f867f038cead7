import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chinaTime, DESK_CLOSES, DESK_OPENS, promiseAnswer, sooner, URGENT_HOURS } from '../../../bot/review/answer-by.ts';
import type { CaseReason } from '../../../bot/review/case.ts';

/** The 25th of November 2026 is a Wednesday. */
test.each<[string, readonly CaseReason[], string, string]>([
  ['in the morning: the end of the next day', ['asked-for-person'], '2026-11-25T09:30', '2026-11-26T18:00'],
  ['at night: the end of the next day', ['weak-retrieval'], '2026-11-25T23:59', '2026-11-26T18:00'],
  ['just after midnight: the day after', ['weak-retrieval'], '2026-11-26T00:00', '2026-11-27T18:00'],
  ['on Friday: Monday', ['thumbs-down'], '2026-11-27T10:00', '2026-11-30T18:00'],
  ['on Saturday: Monday', ['thumbs-down'], '2026-11-28T10:00', '2026-11-30T18:00'],
  ['on Sunday: Monday', ['thumbs-down'], '2026-11-29T23:00', '2026-11-30T18:00'],
  ['urgent in the morning: the same day', ['high-stakes'], '2026-11-25T09:30', '2026-11-25T13:30'],
  ['urgent before the desk opens', ['deadline-near'], '2026-11-25T03:00', '2026-11-25T13:00'],
  ['urgent in the last hour that makes the same day', ['deadline-near'], '2026-11-25T14:00', '2026-11-25T18:00'],
  ['urgent in the afternoon: the rest the next morning', ['deadline-near'], '2026-11-25T16:00', '2026-11-26T11:00'],
  ['urgent after hours', ['high-stakes'], '2026-11-25T18:00', '2026-11-26T13:00'],
  ['urgent on Friday afternoon: the rest on Monday', ['asked-for-person', 'high-stakes'], '2026-11-27T17:30', '2026-11-30T12:30'],
  ['urgent at the weekend', ['high-stakes'], '2026-11-28T12:00', '2026-11-30T13:00'],
])('%s', (_name, reasons, now, expected) => {
  expect(promiseAnswer(reasons, new Date(`${now}:00+08:00`))).toBe(`${expected}:00+08:00`);
});

test('a promise is a full minute of the hours of a working day, not past, and an urgent one comes first', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(fc.property(instants, (now) => {
    const [usual, urgent] = [promiseAnswer(['weak-retrieval'], now), promiseAnswer(['high-stakes'], now)];
    for (const promise of [usual, urgent]) {
      const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00\+08:00$/.exec(promise)!;
      expect([1, 2, 3, 4, 5]).toContain(new Date(day!).getUTCDay());
      expect([`0${DESK_OPENS}:00`, time, `${DESK_CLOSES}:00`].toSorted()[1]).toBe(time);
      expect(Date.parse(promise) - now.getTime()).toBeGreaterThan((URGENT_HOURS - 1 / 60) * 3_600_000);
      expect(Date.parse(promise) - now.getTime()).toBeLessThan(5 * 24 * 3_600_000);
    }
    expect(sooner(usual, urgent)).toBe(urgent);
  }));
});

test('an instant in China time', () => {
  expect(chinaTime(new Date('2026-12-31T16:00:00.999Z'))).toBe('2027-01-01T00:00:00+08:00');
});
