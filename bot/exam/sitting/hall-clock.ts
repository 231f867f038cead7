import { deadlineOf } from './deadline.ts';
import type { ExamStore } from './exam-store.ts';
import type { Sitting } from './sitting.ts';
import { clockChange, handInAt } from './transition.ts';

/** Nothing is due: that everybody has handed in is seen after so long at the latest. */
const LOOK_MS = 5_000;

export interface HallClockOptions {
  readonly store: ExamStore;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** Staff numbers of those who are to sit. */
  readonly sitsIn: (sittingId: string) => Promise<ReadonlySet<string>>;
}

/**
 * Does what is due in every sitting. A call while another is under way waits for that one. Any number of processes may do
 * it at once, and again: what has been done is not due any more.
 */
export function hallClock({ store, now, onError, sitsIn }: HallClockOptions): () => Promise<void> {
  /** When a sitting was looked at, and when the first of those who sat there then is to be handed in. */
  const looked = new Map<string, { readonly at: number; readonly due: number }>();
  let underWay: Promise<void> | undefined;

  async function look(sitting: Sitting): Promise<void> {
    const { id, state, plan, openedAt, suspended } = sitting;
    const at = now();
    const last = looked.get(id);
    if (state === 'scheduled' ? suspended || at.toISOString() < plan.opensAt : last && at.getTime() < last.due && Math.abs(at.getTime() - last.at) < LOOK_MS) return;
    const sits = await sitsIn(id);
    const attempts = await store.attempts(id);
    // Looking locks nobody out; what is found is decided anew where nobody can come between.
    if (clockChange(sitting, attempts, sits, at).entries.length > 0) await store.changeSeats(id, (current, all) => clockChange(current, all, sits, at));
    // Whoever starts later is not due before the minutes are over.
    const first = openedAt === undefined ? at.getTime() : Date.parse(openedAt) + plan.minutes * 60_000;
    const deadlines = attempts.filter((attempt) => attempt.state === 'in-progress').map((attempt) => handInAt(deadlineOf(sitting, attempt, at)!));
    looked.set(id, { at: at.getTime(), due: Math.min(first > at.getTime() ? first : Infinity, ...deadlines.map((deadline) => Date.parse(deadline))) });
  }

  async function lookAtAll(): Promise<void> {
    for (const sitting of await store.sittings()) {
      if (sitting.state !== 'scheduled' && sitting.state !== 'open') looked.delete(sitting.id);
      else await look(sitting).catch(onError);
    }
  }

  return () => (underWay ??= lookAtAll().catch(onError).finally(() => {
    underWay = undefined;
  }));
}
