import { deadlineOf, isPaused, startableUntil } from './deadline.ts';
import type { Change, NewEntry, Seat } from './exam-store.ts';
import type { HallFacts } from './journal.ts';
import { attemptAfter, sittingAfter } from './replay.ts';
import type { Attempt, HallEvent, Instant, SeatEvent, Sitting, SittingRefusal } from './sitting.ts';

/** Nothing to do, and nothing wrong: it has happened before. */
const UNCHANGED: Change = { entries: [] };

/**
 * What an event makes of one person's attempt, or why it may not happen. What happens is in the journal; so are answers
 * that came when the time was over or the paper handed in (each once), a device that has been taken over from and one that
 * came too late to start (once).
 *
 * Answers are saved also while the clock stands: what was typed before a power cut must not be lost with the machine that
 * holds it, and nobody can tell from outside when it was typed. The page lets nobody write during a pause; who does so all
 * the same is counted (`inPause`), and the invigilator sees it.
 */
export function transition({ sitting, candidate, attempt }: Seat, event: SeatEvent, now: Date): Change | SittingRefusal {
  if (candidate.exempt !== undefined) return { refusal: 'exempt' };
  // Sent again because the reply was lost: it was saved, whatever has happened since.
  if ((event.kind === 'answer' || event.kind === 'flag') && attempt.keys.includes(event.key)) return UNCHANGED;
  if (attempt.state === 'voided') return { refusal: 'voided' };
  const isRunning = sitting.state === 'scheduled' || sitting.state === 'open';
  const isFinal = sitting.state === 'marked' || sitting.state === 'archived' || sitting.state === 'cancelled';
  const isEnded = attempt.state === 'submitted' || attempt.state === 'closed-by-time';
  const deadline = deadlineOf(sitting, attempt, now);
  const isLate = deadline !== undefined && now.toISOString() >= deadline;
  const happened = <Kind extends keyof HallFacts>(kind: Kind, facts: HallFacts[Kind]): Change => {
    const entry = entryOf(kind, facts, now, { candidate: candidate.number, ...('by' in event && { by: event.by }) });
    return { entries: [entry], attempts: [attemptAfter(attempt, entry)] };
  };
  const refused = (refusal: SittingRefusal, facts: HallFacts['refused'], mark: string): Change | SittingRefusal =>
    (isFinal || attempt.refused.includes(mark) ? refusal : { ...happened('refused', facts), refused: refusal });

  switch (event.kind) {
    case 'sign-in':
      // When all is over one may look, and there is nothing to take over.
      return !isRunning || attempt.device === event.device ? UNCHANGED : happened('signed-in', { device: event.device });
    case 'start': {
      if (attempt.device !== event.device) return { refusal: 'other-device' };
      if (isEnded) return { refusal: 'already-ended' };
      if (attempt.state === 'in-progress') return UNCHANGED;
      if (sitting.state === 'scheduled') return sitting.suspended ? { refusal: 'suspended' } : { refusal: 'not-open', opensAt: sitting.plan.opensAt };
      if (sitting.state !== 'open') return { refusal: 'closed' };
      if (isPaused(sitting, attempt)) return { refusal: 'paused' };
      const at = now.toISOString();
      if (at > startableUntil(sitting, attempt, now)! || at >= deadlineOf(sitting, { ...attempt, startedAt: at }, now)!) {
        return refused({ refusal: 'too-late-to-start' }, { why: 'too-late-to-start', device: event.device }, event.device);
      }
      return happened('started', { arrangement: event.arrangement });
    }
    case 'answer':
    case 'flag': {
      if (attempt.state === 'not-started') return { refusal: 'not-started' };
      const { device, slot, sequence, key } = event;
      if (attempt.device !== device) return refused({ refusal: 'other-device' }, { why: 'other-device', device }, device);
      if (!attempt.arrangement!.order.includes(slot)) return { refusal: 'no-slot' };
      if (isEnded || isLate) {
        const why = attempt.state === 'submitted' ? 'already-ended' : 'late';
        return refused({ refusal: why }, { why, slot, ...(event.kind === 'answer' ? { answer: event.answer } : { isOn: event.isOn }), sequence, key }, key);
      }
      if (!Number.isSafeInteger(sequence) || sequence <= attempt.sequence) return { refusal: 'out-of-order', sequence: attempt.sequence };
      return event.kind === 'flag'
        ? happened('flagged', { slot, isOn: event.isOn, sequence, key })
        : happened('answered', { slot, answer: event.answer, sequence, key, ...(isPaused(sitting, attempt) && { inPause: true }) });
    }
    case 'fact':
      if (attempt.state === 'not-started') return { refusal: 'not-started' };
      if (attempt.device !== event.device) return { refusal: 'other-device' };
      if (isEnded || isLate) return { refusal: 'already-ended' };
      return isCount(event.count) ? happened('fact', { fact: event.fact, count: event.count }) : { refusal: 'not-allowed' };
    case 'submit':
      if (attempt.state === 'not-started') return { refusal: 'not-started' };
      if (attempt.device !== event.device) return { refusal: 'other-device' };
      if (isEnded) return UNCHANGED;
      return isLate ? happened('timed-out', { endedAt: deadline }) : happened('submitted', {});
    case 'time-out':
      if (isEnded) return UNCHANGED;
      return isLate ? happened('timed-out', { endedAt: deadline }) : { refusal: 'not-allowed' };
    case 'void':
      return isFinal ? { refusal: 'closed' } : happened('voided', { why: event.why });
    case 'pause':
    case 'resume':
    case 'extend':
      if (!isRunning) return { refusal: 'closed' };
      if (isEnded) return { refusal: 'already-ended' };
      // What an examinee has been told is too late stays so.
      if (isLate) return { refusal: 'late' };
      if (event.kind === 'extend') return isCount(event.minutes) ? happened('extended', { minutes: event.minutes, why: event.why }) : { refusal: 'not-allowed' };
      return pausing(attempt, event, happened);
  }
}

/** What an event makes of the sitting. Closing hands in what those have saved who are not ready. */
export function hallTransition(sitting: Sitting, attempts: readonly Attempt[], event: HallEvent, now: Date): Change | SittingRefusal {
  const by = event.by === undefined ? {} : { by: event.by };
  const happened = <Kind extends keyof HallFacts>(kind: Kind, facts: HallFacts[Kind]): Change => {
    const entry = entryOf(kind, facts, now, by);
    return { entries: [entry], sitting: sittingAfter(sitting, entry) };
  };
  if (event.kind === 'cancel') {
    // Marks that stand are put right by rulings, not by doing away with the exam.
    if (sitting.state === 'marked' || sitting.state === 'archived') return { refusal: 'not-allowed' };
    if (sitting.state === 'cancelled') return UNCHANGED;
    const left = handedIn(sitting, attempts, now, () => true, by);
    const cancelled = happened('cancelled', { why: event.why });
    return { ...cancelled, entries: [...left.entries, ...cancelled.entries], attempts: left.attempts! };
  }
  if (sitting.state !== 'scheduled' && sitting.state !== 'open') return event.kind === 'close' && sitting.state !== 'cancelled' ? UNCHANGED : { refusal: 'closed' };
  switch (event.kind) {
    case 'open':
      if (sitting.state === 'open') return UNCHANGED;
      if (sitting.suspended) return { refusal: 'suspended' };
      return now.toISOString() < sitting.plan.opensAt ? { refusal: 'not-open', opensAt: sitting.plan.opensAt } : happened('opened', {});
    case 'close': {
      const left = handedIn(sitting, attempts, now, () => true, by);
      const closed = happened('closed', {});
      return { ...closed, entries: [...left.entries, ...closed.entries], attempts: left.attempts! };
    }
    case 'reschedule':
      // Who has been let in waits on a pause instead.
      if (sitting.state !== 'scheduled' || event.opensAt <= now.toISOString()) return { refusal: 'not-allowed' };
      return event.opensAt === sitting.plan.opensAt ? UNCHANGED : happened('rescheduled', { from: sitting.plan.opensAt, to: event.opensAt, why: event.why });
    case 'suspend':
      // Who sits already is marked by the law of the day; what is to be done about an item is ruled on afterwards.
      if (sitting.state !== 'scheduled') return { refusal: 'not-allowed' };
      return event.items.every((item) => sitting.suspended?.includes(item)) ? UNCHANGED : happened('suspended', { items: event.items });
    case 'release':
      return sitting.suspended ? happened('released', { why: event.why }) : { refusal: 'not-allowed' };
    case 'pause':
      if (event.since !== undefined && !isIdleSince(sitting, attempts, event.since, now)) return { refusal: 'not-allowed' };
      return pausing(sitting, event, happened);
    case 'resume':
      return pausing(sitting, event, happened);
  }
}

/** How long after the end the clock hands in: what came in time and waits to be stored goes before. */
const SETTLING_MS = 1_000;

/** When the clock hands in whose time is over at the deadline. */
export function handInAt(deadline: Instant): Instant {
  return new Date(Date.parse(deadline) + SETTLING_MS).toISOString();
}

/** What the clock alone brings about: opens what is due, hands in where the time is over, closes where everybody has ended and nobody may start. */
export function clockChange(sitting: Sitting, attempts: readonly Attempt[], sits: ReadonlySet<string>, now: Date): Change {
  const at = now.toISOString();
  if (sitting.state === 'scheduled' && !sitting.suspended && at >= sitting.plan.opensAt) return hallTransition(sitting, attempts, { kind: 'open' }, now) as Change;
  if (sitting.state !== 'open') return UNCHANGED;
  const over = handedIn(sitting, attempts, now, (deadline) => at >= handInAt(deadline), {});
  const after = new Map(over.attempts!.map((attempt) => [attempt.candidate, attempt]));
  const mayGoOn = attempts.map((attempt) => after.get(attempt.candidate) ?? attempt).some((attempt) => sits.has(attempt.candidate)
    && (attempt.state === 'in-progress' || (attempt.state === 'not-started' && (isPaused(sitting, attempt) || at <= startableUntil(sitting, attempt, now)!))));
  if (mayGoOn) return over.entries.length > 0 ? over : UNCHANGED;
  const closed = hallTransition(sitting, [], { kind: 'close' }, now) as Change;
  return { ...closed, entries: [...over.entries, ...closed.entries], attempts: over.attempts! };
}

/** A seat after a change of it. */
export function seatAfter(seat: Seat, { attempts: [attempt] = [] }: Change): Seat {
  return attempt ? { ...seat, attempt } : seat;
}

function handedIn(sitting: Sitting, attempts: readonly Attempt[], now: Date, isDue: (deadline: string) => boolean, by: Pick<NewEntry, 'by'>): Change {
  const changes = attempts.filter(({ state }) => state === 'in-progress').flatMap((attempt) => {
    const deadline = deadlineOf(sitting, attempt, now)!;
    if (!isDue(deadline)) return [];
    const at = now.toISOString();
    const entry = entryOf('timed-out', { endedAt: at < deadline ? at : deadline }, now, { candidate: attempt.candidate, ...by });
    return [{ entry, attempt: attemptAfter(attempt, entry) }];
  });
  return { entries: changes.map(({ entry }) => entry), attempts: changes.map(({ attempt }) => attempt) };
}

/** Whether nobody has started, saved or ended since then: the server was down, or everybody's machine. */
function isIdleSince({ openedAt, pauses }: Sitting, attempts: readonly Attempt[], since: Instant, now: Date): boolean {
  if (openedAt === undefined || since < openedAt || since > now.toISOString() || pauses.some(({ to }) => to !== undefined && to > since)) return false;
  return attempts.every(({ startedAt, lastSavedAt, endedAt }) => [startedAt, lastSavedAt, endedAt].every((at) => at === undefined || at <= since));
}

function pausing(
  of: Sitting | Attempt, { kind, why, since }: { readonly kind: 'pause' | 'resume'; readonly why?: string; readonly since?: Instant }, happened: (kind: 'paused' | 'resumed', facts: HallFacts['paused']) => Change,
): Change | SittingRefusal {
  const facts = { ...(why !== undefined && { why }), ...(since !== undefined && { since }) };
  if (kind === 'pause') return isPaused(of) ? { refusal: 'paused' } : happened('paused', facts);
  return isPaused(of) ? happened('resumed', facts) : { refusal: 'not-allowed' };
}

function entryOf<Kind extends keyof HallFacts>(kind: Kind, facts: HallFacts[Kind], now: Date, who: Pick<NewEntry, 'candidate' | 'by'>): NewEntry {
  return { at: now.toISOString(), ...who, kind, facts: { ...facts } };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
