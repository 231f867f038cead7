import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText, timeInWords, timeLeft, warningAt } from '../../../../../bot/channels/web/page/exam/countdown.ts';
import { createServerClock } from '../../../../../bot/channels/web/page/exam/server-clock.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('the server’s clock', () => {
  test('is known as well as the quickest answer tells, and better with every answer', () => {
    const answer = fc.record({ wait: fc.integer({ min: 0, max: 60_000 }), there: fc.integer({ min: 0, max: 3000 }), back: fc.integer({ min: 0, max: 3000 }) });
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 41 }), fc.array(answer, { minLength: 1 }), (ahead, answers) => {
      let count = 0;
      const clock = createServerClock(() => count);
      expect(clock.now()).toBeUndefined();
      for (const { wait, there, back } of answers) {
        count += wait;
        const asked = count;
        count += there;
        const now = ahead + count;
        count += back;
        clock.heard(now, asked, count);
      }
      const quickest = Math.min(...answers.map(({ there, back }) => there + back));
      expect(Math.abs(clock.now()! - (ahead + count))).toBeLessThanOrEqual(quickest / 2);
    }));
  });

  test('after a sleep during which the counter stood, the newest answer counts', () => {
    let count = 0;
    const clock = createServerClock(() => count);
    clock.heard(1_000_000, 0, 10);
    count = 5000;
    clock.heard(2_000_000, 5000, 5020);
    expect(Math.abs(clock.now()! - 2_000_000)).toBeLessThanOrEqual(20);
  });
});

describe('the time that is left', () => {
  const pulse = { now: '2026-12-01T01:30:00.000Z', deadline: '2026-12-01T02:00:00.000Z', sitting: 'open', attempt: 'in-progress', isPaused: false, isThisDevice: true } as const;
  const at = (text: string): number => Date.parse(text);

  test('goes by the server’s time, ends at 0, and stands while paused', () => {
    expect(timeLeft(pulse, at('2026-12-01T01:31:00.000Z'))).toBe(29 * MINUTE);
    expect(timeLeft(pulse, at('2026-12-01T03:00:00.000Z'))).toBe(0);
    expect(timeLeft({ ...pulse, isPaused: true }, at('2026-12-01T01:45:00.000Z'))).toBe(30 * MINUTE);
    const { deadline: _deadline, ...waiting } = pulse;
    expect(timeLeft(waiting, 0)).toBeUndefined();
  });

  test.each([[0, '0:00'], [1, '0:01'], [59 * SECOND, '0:59'], [MINUTE, '1:00'], [MINUTE + 1, '1:01'], [60 * MINUTE, '1:00:00'], [119 * MINUTE + 5 * SECOND, '1:59:05']])('%d ms: %s', (left, text) => {
    expect(clockText(left)).toBe(text);
  });

  test.each([[40 * SECOND, '40 秒'], [MINUTE, '1 分钟'], [65 * MINUTE, '1 小时 5 分钟'], [120 * MINUTE, '2 小时'], [3 * 24 * 60 * MINUTE + 61 * MINUTE, '3 天 1 小时']])('%d ms: %s', (left, text) => {
    expect(timeInWords(left)).toBe(text);
  });

  test.each([[11 * MINUTE, undefined], [10 * MINUTE, 10], [5 * MINUTE + 1, 10], [5 * MINUTE, 5], [MINUTE, 1], [0, 1]])('at %d ms the warning is that of %s minutes', (left, minutes) => {
    expect(warningAt(left)).toBe(minutes);
  });
});
