import type { Call } from './calls.ts';
import { tooMany } from './refusal.ts';

/** How many messages are sent and edited; without a number as many as the bot likes. */
export interface Limits {
  readonly perChatPerSecond?: number;
  readonly perGroupPerMinute?: number;
  readonly perSecond?: number;
}

/** Lets a call pass or refuses it; what is refused does not count. @param now in ms */
export function createLimiter({ perChatPerSecond, perGroupPerMinute, perSecond }: Limits, now: () => number): (call: Call) => void {
  const passed = new Map<string, number[]>();
  return ({ method, chatId }) => {
    if (!/^(send(?!chataction)|edit)/i.test(method)) return;
    const windows = [
      { key: `chat ${chatId}`, most: perChatPerSecond, ms: 1000 },
      { key: `group ${chatId}`, most: chatId < 0 ? perGroupPerMinute : undefined, ms: 60_000 },
      { key: 'all', most: perSecond, ms: 1000 },
    ].flatMap(({ key, most, ms }) => (most === undefined ? [] : [{ key, most, ms, times: (passed.get(key) ?? []).filter((at) => at > now() - ms) }]));
    const waits = windows.filter(({ times, most }) => times.length >= most).map(({ times, most, ms }) => times[times.length - most]! + ms - now());
    if (waits.length > 0) throw tooMany(Math.max(1, Math.ceil(Math.max(...waits) / 1000)));
    for (const { key, times } of windows) passed.set(key, [...times, now()]);
  };
}
