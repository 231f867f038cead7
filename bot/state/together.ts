import { setImmediate } from 'node:timers/promises';

/**
 * What is asked for at one time, or while the work before is under way, is done in one go, in the order of asking: the
 * disk is waited for once. One go after the other.
 */
export function together<Asked, Result>(doAll: (many: readonly Asked[]) => Promise<readonly Result[]>): (asked: Asked) => Promise<Result> {
  let gathered: { readonly many: Asked[]; readonly done: Promise<readonly Result[]> } | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return async (asked) => {
    if (!gathered) {
      const many: Asked[] = [];
      gathered = { many, done: Promise.all([before, setImmediate()]).then(() => {
        gathered = undefined;
        return doAll(many);
      }) };
      before = gathered.done.catch(() => {});
    }
    const place = gathered.many.push(asked) - 1;
    return (await gathered.done)[place]!;
  };
}
