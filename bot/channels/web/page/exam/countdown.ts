import type { Pulse } from '../../../../exam/sitting/view.ts';

/** Milliseconds left; never below 0. undefined: not started. While paused it stands where the pause began. */
export function timeLeft({ deadline, isPaused, now }: Pulse, serverNow: number): number | undefined {
  if (deadline === undefined) return undefined;
  return Math.max(0, Date.parse(deadline) - (isPaused ? Date.parse(now) : serverNow));
}

/** `1:05:09`, `59:03`: a started second counts whole, so that 0:00 is the end. */
export function clockText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** 1 小时 5 分钟, 12 分钟, 40 秒: for who hears the page, and for long waits. */
export function timeInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [days > 0 && `${days} 天`, hours > 0 && `${hours} 小时`, rest > 0 && days === 0 && `${rest} 分钟`];
  return parts.filter((part) => part !== false).join(' ');
}

/** Minutes before the end at which one is told. */
const WARNINGS = [1, 5, 10] as const;

/** The warning that holds now: minutes; undefined: more time than that is left. */
export const warningAt = (milliseconds: number): number | undefined => WARNINGS.find((minutes) => milliseconds <= minutes * 60_000);
