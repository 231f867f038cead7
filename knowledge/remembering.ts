/**
 * A function that keeps what it made for the keys asked for last, so that what comes again costs nothing. Only for what
 * depends on nothing but the key.
 * @param most keys kept at a time
 */
export function remembering<Key, Value extends object | string>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return value;
  };
}
