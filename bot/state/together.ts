import { setImmediate } from 'node:timers/promises';

/** Done in one go at most: who came first need not wait for thousands. */
const MOST = 250;

/**
 * What is asked for at one time, or while the work before is under way, is done in one go, in the order of asking: the
 * disk is waited for once. One go after the other.
 */
export function together<Asked, Result>(doAll: (many: readonly Asked[]) => Promise<readonly Result[]>): (asked: Asked) => Promise<Result> {
  let gathered: { readonly many: Asked[]; readonly done: Promise<readonly Result[]> } | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return async (asked) => {
    if (!gathered || gathered.many.length === MOST) {
      const many: Asked[] = [];
      gathered = { many, done: Promise.all([before, setImmediate()]).then(() => {
        if (gathered?.many === many) gathered = undefined;
        return doAll(many);
      }) };
      before = gathered.done.catch(() => {});
    }
    const place = gathered.many.push(asked) - 1;
    return (await gathered.done)[place]!;
  };
}
