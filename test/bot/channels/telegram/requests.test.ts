import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiFailure } from '../../../../bot/channels/telegram/api-failure.ts';
import type { Api } from '../../../../bot/channels/telegram/api.ts';
import { createRequests } from '../../../../bot/channels/telegram/requests.ts';

/** As node:timers/promises, which fake timers leave alone. */
vi.mock(import('node:timers/promises'), async (original) => ({
  ...await original(),
  setTimeout: ((ms: number, value: unknown, { signal }: { signal: AbortSignal }) => new Promise((resolve, reject) => {
    signal.throwIfAborted();
    setTimeout(resolve, ms, value);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  })) as never,
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers each request with the next of these, and then with success. */
function open(answers: (ApiFailure | undefined)[], perSecond = 1000) {
  const asked: { readonly chat: unknown; readonly at: number }[] = [];
  const warnings: string[] = [];
  const closing = new AbortController();
  const started = performance.now();
  const api = {
    call: async (_: string, payload: { readonly chat_id: number }) => {
      asked.push({ chat: payload.chat_id, at: Math.round(performance.now() - started) });
      const failure = answers.shift();
      if (failure) throw failure;
      return true;
    },
  } as unknown as Api;
  const requests = createRequests({ api, perSecond, closing: closing.signal, broken: new AbortController().signal, onWarning: (message) => void warnings.push(message) });
  const ask = async (chat = 1, tries?: number): Promise<unknown> => requests.ask(chat, 'sendMessage', { text: '' }, tries).catch((error: unknown) => error);
  return { ask, asked, warnings, closing };
}

const down = () => new ApiFailure('down', 'sendMessage: 502');

test('pauses grow to a minute, without end, and one warning is given', async () => {
  const { ask, asked, warnings } = open(Array.from({ length: 12 }, down));
  const asking = ask();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(await asking).toBe(true);
  const gaps = asked.map(({ at }, index) => at - (asked[index - 1]?.at ?? 0)).slice(1);
  expect(gaps.map((gap) => Math.round(gap / 100) / 10)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
  expect(warnings).toHaveLength(1);
});

test('what is not worth more is tried so often', async () => {
  const { ask, asked } = open([down(), down(), down()]);
  const asking = ask(1, 2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await asking).toMatchObject({ kind: 'down' });
  expect(asked).toHaveLength(2);
});

test('what is refused is not tried again', async () => {
  const { ask, asked } = open([new ApiFailure('refused', 'sendMessage: 400')]);
  const asking = ask();
  await vi.advanceTimersByTimeAsync(100);
  expect(await asking).toMatchObject({ kind: 'refused' });
  expect(asked).toHaveLength(1);
});

test('a group that became another chat is followed', async () => {
  const { ask, asked } = open([new ApiFailure('refused', 'sendMessage: 400', 0, -1007)]);
  const asking = ask(-7);
  await vi.advanceTimersByTimeAsync(100);
  expect(await asking).toBe(true);
  const next = ask(-7);
  await vi.advanceTimersByTimeAsync(100);
  await next;
  expect(asked.map(({ chat }) => chat)).toEqual([-7, -1007, -1007]);
});

test('a group that is told to wait holds up nobody else', async () => {
  const { ask, asked } = open(Array.from({ length: 4 }, () => new ApiFailure('busy', 'sendMessage: 429', 30_000)));
  const groups = [-1, -2, -3, -4].map((group) => ask(group));
  await vi.advanceTimersByTimeAsync(100);
  const person = ask(5);
  await vi.advanceTimersByTimeAsync(100);
  expect(await person).toBe(true);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await Promise.all(groups)).toEqual([true, true, true, true]);
  expect(asked).toHaveLength(9);
});

test('so many a second', async () => {
  const { ask, asked } = open([], 25);
  const asking = Promise.all(Array.from({ length: 50 }, (_, chat) => ask(chat)));
  await vi.advanceTimersByTimeAsync(3000);
  await asking;
  const spans = asked.slice(25).map(({ at }, index) => at - asked[index]!.at);
  expect(Math.min(...spans)).toBeGreaterThanOrEqual(999);
  expect(asked.at(-1)!.at).toBeLessThan(2200);
});

test('the end ends the waiting, and nothing new begins', async () => {
  const { ask, asked, closing } = open([down()]);
  const asking = ask();
  await vi.advanceTimersByTimeAsync(100);
  closing.abort();
  expect(await asking).toMatchObject({ name: 'AbortError' });
  expect(await ask(2)).toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveLength(1);
});
