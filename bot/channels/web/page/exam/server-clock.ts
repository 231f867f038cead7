/** The server's time, from what it said of it and a clock of the device that only counts on. In ms. */
export interface ServerClock {
  /** The server said `now` between two readings of the device's counter: when it was asked, and when the answer was there. */
  heard(now: number, asked: number, answered: number): void;
  /** undefined: the server has said nothing yet. */
  now(): number | undefined;
}

/**
 * Each answer bounds how far the server's time is ahead of the counter (Cristian 1989): the bounds of all answers together
 * are narrower than those of one. Where they contradict each other, the device has slept, and the newest one counts.
 * @param count of the device, ms since some beginning; nobody can set it
 */
export function createServerClock(count: () => number): ServerClock {
  let bounds: readonly [least: number, most: number] | undefined;
  return {
    heard(now, asked, answered) {
      const own = [now - answered, now - asked] as const;
      const both = bounds && ([Math.max(own[0], bounds[0]), Math.min(own[1], bounds[1])] as const);
      bounds = both && both[0] <= both[1] ? both : own;
    },
    now: () => bounds && count() + (bounds[0] + bounds[1]) / 2,
  };
}
