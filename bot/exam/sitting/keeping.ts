/**
 * What never changes once it is there, loaded once. What is not there (yet), or could not be loaded, is asked for again.
 * @param most keys kept at a time
 */
export function keeping<Value>(most: number, load: (key: string) => Promise<Value | undefined>): (key: string) => Promise<Value | undefined> {
  const kept = new Map<string, Promise<Value | undefined>>();
  return (key) => {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const loading = load(key);
    kept.set(key, loading);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    const drop = (): void => {
      if (kept.get(key) === loading) kept.delete(key);
    };
    loading.then((value) => value === undefined && drop(), drop);
    return loading;
  };
}
