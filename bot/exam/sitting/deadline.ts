import type { Attempt, Instant, Pause, Sitting } from './sitting.ts';

const MINUTE_MS = 60_000;

type Clock = Pick<Sitting, 'plan' | 'openedAt' | 'pauses'>;

/**
 * When somebody's time is over: the plan's minutes and their own extra ones, from their start (or from the opening, where
 * who comes late has no longer), without the time during which the clock stood for all or for them. A pause that begins
 * when the time is over brings nothing back. While paused: as if the pause ended now. undefined: not started.
 */
export function deadlineOf({ plan, openedAt, pauses }: Clock, attempt: Pick<Attempt, 'startedAt' | 'extraMinutes' | 'pauses'>, now: Date): Instant | undefined {
  if (attempt.startedAt === undefined) return undefined;
  const since = plan.lateStart.hasFullTime ? attempt.startedAt : openedAt ?? attempt.startedAt;
  return new Date(running(Date.parse(since), plan.minutes + attempt.extraMinutes, [...pauses, ...attempt.pauses], now)).toISOString();
}

/** The last moment at which somebody may start. undefined: not open yet. */
export function startableUntil({ plan, openedAt, pauses }: Clock, attempt: Pick<Attempt, 'pauses'>, now: Date): Instant | undefined {
  return openedAt && new Date(running(Date.parse(openedAt), plan.lateStart.until, [...pauses, ...attempt.pauses], now)).toISOString();
}

/** Whether the clock stands, for all or for this person. */
export function isPaused(...those: readonly { readonly pauses: readonly Pause[] }[]): boolean {
  return those.some(({ pauses }) => pauses.some(({ to }) => to === undefined));
}

/** When a clock that stands during pauses has run for so many minutes. */
function running(since: number, minutes: number, pauses: readonly Pause[], now: Date): number {
  let end = since + minutes * MINUTE_MS;
  for (const { from, to } of union(pauses, now.getTime())) {
    if (from >= end) break;
    end += Math.max(0, to - Math.max(from, since));
  }
  return end;
}

/** Stretches that overlap or touch as one, in order. A clock that was put back ends no pause before it began. */
function union(pauses: readonly Pause[], now: number): { from: number; to: number }[] {
  const stretches = pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Math.max(Date.parse(from), to === undefined ? now : Date.parse(to)) }));
  const merged: { from: number; to: number }[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else merged.push(stretch);
  }
  return merged;
}
