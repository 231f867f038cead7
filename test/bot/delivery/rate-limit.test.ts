import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimit } from '../../../bot/delivery/rate-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('so many in a window, one refusal that says so, and a new window after it', async () => {
  const limit = createRateLimit({ points: 2, seconds: 60 });
  expect([await limit.take('a'), await limit.take('a')]).toEqual([{ isAllowed: true }, { isAllowed: true }]);
  vi.advanceTimersByTime(10_500);
  expect(await limit.take('a')).toEqual({ isAllowed: false, isFirst: true, seconds: 50 });
  expect(await limit.take('a')).toEqual({ isAllowed: false, isFirst: false, seconds: 50 });
  expect(await limit.take('b')).toEqual({ isAllowed: true });
  vi.advanceTimersByTime(50_000);
  expect(await limit.take('a')).toEqual({ isAllowed: true });
});

test('looking takes nothing', async () => {
  const limit = createRateLimit({ points: 1, seconds: 60 });
  expect([await limit.look('a'), await limit.look('a'), await limit.take('a')]).toEqual(Array.from({ length: 3 }, () => ({ isAllowed: true })));
  expect(await limit.look('a')).toEqual({ isAllowed: false, isFirst: false, seconds: 60 });
  vi.advanceTimersByTime(60_000);
  expect(await limit.look('a')).toEqual({ isAllowed: true });
});

test('what could not be done is given back', async () => {
  const limit = createRateLimit({ points: 1, seconds: 60 });
  await limit.take('a');
  await limit.giveBack('a');
  expect(await limit.take('a')).toEqual({ isAllowed: true });
  expect(await limit.take('a')).toMatchObject({ isAllowed: false, isFirst: true });
});
