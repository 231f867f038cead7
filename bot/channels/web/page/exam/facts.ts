import type { FactKind } from '../../../../exam/sitting/sitting.ts';
import { ApiError } from '../chat/api.ts';
import type { Shelf } from '../chat/kept.ts';

export type Facts = Readonly<Partial<Record<FactKind, number>>>;

/** Counts what the examinee was told that is counted, and tells the server now and then. */
export interface FactCounter {
  count(fact: FactKind): void;
  /** Tells what has not been told. */
  tell(): Promise<void>;
}

/** @param who sitting and staff number @param post throws ApiError */
export function createFactCounter(shelf: Shelf, who: string, post: (facts: Facts) => Promise<unknown>): FactCounter {
  const key = `fazhi.exam.facts.${who}`;
  let isTelling = false;
  const read = (): Facts => {
    try {
      return JSON.parse(shelf.getItem(key) ?? '{}') as Facts;
    } catch {
      return {};
    }
  };
  const add = (facts: Facts, sign: 1 | -1): void => {
    const sums: Partial<Record<FactKind, number>> = { ...read() };
    for (const [fact, count] of Object.entries(facts) as [FactKind, number][]) {
      sums[fact] = (sums[fact] ?? 0) + sign * count;
      if (sums[fact] === 0) delete sums[fact];
    }
    if (Object.keys(sums).length === 0) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(sums));
  };
  return {
    count: (fact) => add({ [fact]: 1 }, 1),
    async tell() {
      const facts = read();
      if (isTelling || Object.keys(facts).length === 0) return;
      isTelling = true;
      const failure = await post(facts).then(() => undefined, (error: unknown) => error);
      // What is refused for good is not told again and again.
      if (!failure || (failure instanceof ApiError && !failure.mayPass)) add(facts, -1);
      isTelling = false;
    },
  };
}
