import type { Update } from 'telegraf/types';

/** What happened, without its number. */
export type Happening = Update extends infer One ? (One extends Update ? Omit<One, 'update_id'> : never) : never;

export interface Updates {
  /** All that there were for the bot, oldest first. */
  readonly all: readonly Update[];
  /** Not confirmed by the bot yet, oldest first; what is delivered again comes first. */
  readonly waiting: readonly Update[];
  /** None are made of kinds that the bot does not want. */
  add(happening: Happening): Update | undefined;
  /** The bot gets it once more, although it confirmed it. */
  repeat(update: Update): void;
  /** Forgets those before the offset (a negative one counts from the end) and gives the next ones. */
  take(offset: number, limit: number): readonly Update[];
  confirm(update: Update): void;
  drop(): void;
  /** Undefined leaves the kinds as they are; an empty list is what Telegram sends by default. */
  want(kinds: readonly string[] | undefined): void;
  readonly wanted: readonly string[];
  /** Called when there is something new to take. @returns how to end it */
  onAdded(listener: () => void): () => void;
}

const ONLY_WHEN_WANTED = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export function createUpdates(firstId = 500_000_001): Updates {
  const all: Update[] = [];
  const listeners = new Set<() => void>();
  let again: Update[] = [];
  let pending: Update[] = [];
  let wanted: readonly string[] = [];
  const tell = (): void => [...listeners].forEach((listener) => listener());

  return {
    all,
    get waiting() {
      return [...again, ...pending];
    },
    get wanted() {
      return wanted;
    },
    add: (happening) => {
      const [kind] = Object.keys(happening) as [string];
      if (wanted.length > 0 ? !wanted.includes(kind) : ONLY_WHEN_WANTED.has(kind)) return undefined;
      const update = { update_id: firstId + all.length, ...structuredClone(happening) } as Update;
      all.push(update);
      pending.push(update);
      tell();
      return update;
    },
    repeat: (update) => {
      again.push(update);
      tell();
    },
    take: (offset, limit) => {
      const first = offset < 0 ? pending.at(offset)?.update_id ?? 0 : offset;
      pending = pending.filter(({ update_id }) => update_id >= first);
      const repeated = again.splice(0, limit);
      const next = [...repeated, ...pending.filter((update) => !repeated.includes(update))];
      return next.sort((a, b) => a.update_id - b.update_id).slice(0, limit);
    },
    confirm: (update) => {
      const index = again.indexOf(update);
      if (index >= 0) again.splice(index, 1);
      else pending = pending.filter((one) => one !== update);
    },
    drop: () => {
      again = [];
      pending = [];
    },
    want: (kinds) => {
      if (kinds !== undefined) wanted = kinds;
    },
    onAdded: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
