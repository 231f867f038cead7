import { deadlineOf } from './deadline.ts';
import type { ExamStore } from './exam-store.ts';
import type { Sitting } from './sitting.ts';
import { clockChange, handInAt } from './transition.ts';

/** That everybody has handed in is seen after so long at the latest. */
const LOOK_MS = 5_000;

export interface HallClockOptions {
  readonly store: ExamStore;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** Staff numbers of those who are to sit. */
  readonly sitsIn: (sittingId: string) => Promise<ReadonlySet<string>>;
}

/** When a sitting was looked at, and when the first of those who sat there then is to be handed in. */
interface Look {
  readonly at: number;
  readonly due: number;
}

/**
 * Does what is due in every sitting. A call while another is under way waits for that one. Any number of processes may do
 * it at once, and again: what has been done is not due any more.
 */
export function hallClock({ store, now, onError, sitsIn }: HallClockOptions): () => Promise<void> {
  const looked = new Map<string, Look>();
  let underWay: Promise<void> | undefined;

  async function look(sitting: Sitting): Promise<void> {
    const { id, state, plan, suspended } = sitting;
    const at = now();
    if (state === 'scheduled' ? suspended || at.toISOString() < plan.opensAt : await isQuiet(sitting, at.getTime())) return;
    const sits = await sitsIn(id);
    const attempts = await store.attempts(id);
    // Looking locks nobody out; what is found is decided anew where nobody can come between.
    if (clockChange(sitting, attempts, sits, at).entries.length > 0) await store.changeSeats(id, (current, all) => clockChange(current, all, sits, at));
    const deadlines = attempts.filter((attempt) => attempt.state === 'in-progress').map((attempt) => Date.parse(handInAt(deadlineOf(sitting, attempt, at)!)));
    looked.set(id, { at: at.getTime(), due: Math.min(...deadlines) });
  }

  /** Nobody is due, and it is not yet time to close. */
  async function isQuiet({ id, openedAt, plan }: Sitting, at: number): Promise<boolean> {
    const last = looked.get(id);
    const isRecent = last !== undefined && Math.abs(at - last.at) < LOOK_MS;
    // Whoever started, and whenever: they have at least the minutes from the opening.
    if (at < Date.parse(openedAt!) + plan.minutes * 60_000) return isRecent || await store.isAnyone(id, 'in-progress');
    return isRecent && at < last.due;
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
