/**
 * Lets one piece of work after the other happen to what is named by a key, in the order of asking.
 * @returns takes the next turn for a key; what it resolves to must be called when the work is over
 */
export function oneAtATime(): (key: string) => Promise<() => void> {
  const last = new Map<string, Promise<void>>();
  return async (key) => {
    const before = last.get(key);
    const { promise: over, resolve: done } = Promise.withResolvers<void>();
    last.set(key, over);
    await before;
    return () => {
      if (last.get(key) === over) last.delete(key);
      done();
    };
  };
}
