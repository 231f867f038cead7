import { asFirstListed } from './at-draw.ts';
import type { NewEntry } from './exam-store.ts';
import { NO_ENTRY, type HallEntry, type HallFacts } from './journal.ts';
import type { Attempt, Candidate, Instant, JournalEntry, Pause, Sitting, SittingPlan, SittingState } from './sitting.ts';

/** Keys that an attempt remembers: more than a page sends before it has an answer. */
const KEYS_KEPT = 60;

/** A sitting before its journal. */
export const freshSitting = (id: string, plan: SittingPlan): Omit<Sitting, 'head'> => ({ id, plan, state: 'scheduled', pauses: [] });

/** An attempt of which the journal says nothing yet. */
export const freshAttempt = (sittingId: string, { number, extraMinutes }: Candidate): Attempt => ({
  sittingId, candidate: number, state: 'not-started', answers: {}, flags: [], sequence: 0, keys: [], devices: 0, extraMinutes, pauses: [], facts: {},
  late: 0, inPause: 0, refused: [],
});

/** What a line of the journal makes of the sitting. */
export function sittingAfter(sitting: Omit<Sitting, 'head'>, entry: NewEntry): Omit<Sitting, 'head'> {
  if (entry.candidate !== undefined) return sitting;
  switch (entry.kind) {
    case 'opened':
      return { ...sitting, state: 'open', openedAt: entry.at };
    case 'closed':
    case 'marked':
    case 'archived':
    case 'cancelled':
      return { ...sitting, state: entry.kind satisfies SittingState };
    case 'paused':
      return { ...sitting, pauses: [...sitting.pauses, { from: (entry.facts as HallFacts['paused']).since ?? entry.at }] };
    case 'resumed':
      return { ...sitting, pauses: ended(sitting.pauses, entry.at) };
    case 'rescheduled':
      return { ...sitting, plan: { ...sitting.plan, opensAt: (entry.facts as HallFacts['rescheduled']).to } };
    case 'suspended':
      return { ...sitting, suspended: (entry.facts as HallFacts['suspended']).items };
    case 'released': {
      const { suspended: _decided, ...rest } = sitting;
      return rest;
    }
    default:
      return sitting;
  }
}

/** What a line of the journal about this person makes of their attempt. */
export function attemptAfter(attempt: Attempt, entry: NewEntry): Attempt {
  const { kind, facts, at } = entry as HallEntry;
  switch (kind) {
    case 'signed-in':
      return { ...attempt, device: facts.device, devices: attempt.devices + 1 };
    case 'started':
      return { ...attempt, state: 'in-progress', startedAt: at, arrangement: facts.arrangement };
    case 'answered':
      return {
        ...saved(attempt, facts, at), answers: { ...attempt.answers, [facts.slot]: facts.answer },
        inPause: attempt.inPause + (facts.inPause ? 1 : 0),
      };
    case 'flagged': {
      const others = attempt.flags.filter((slot) => slot !== facts.slot);
      return { ...saved(attempt, facts, at), flags: facts.isOn ? [...others, facts.slot] : others };
    }
    case 'refused':
      return { ...attempt, late: attempt.late + (facts.why === 'late' ? 1 : 0), refused: [...attempt.refused, 'key' in facts ? facts.key : facts.device].slice(-KEYS_KEPT) };
    case 'fact':
      return { ...attempt, facts: { ...attempt.facts, [facts.fact]: (attempt.facts[facts.fact] ?? 0) + facts.count } };
    case 'paused':
      return { ...attempt, pauses: [...attempt.pauses, { from: at }] };
    case 'resumed':
      return { ...attempt, pauses: ended(attempt.pauses, at) };
    case 'extended':
      return { ...attempt, extraMinutes: attempt.extraMinutes + facts.minutes };
    case 'amended':
      return { ...attempt, extraMinutes: attempt.extraMinutes + facts.to.extraMinutes - facts.from.extraMinutes };
    case 'submitted':
      return { ...attempt, state: 'submitted', endedAt: at };
    case 'timed-out':
      return { ...attempt, state: 'closed-by-time', endedAt: facts.endedAt };
    case 'voided':
      return { ...attempt, state: 'voided', endedAt: attempt.endedAt ?? at };
    default:
      return attempt;
  }
}

/**
 * Sitting and attempts (by staff number) from the journal alone: what the store holds is this, or somebody has changed it.
 * @param candidates with those who were put on the roster after the draw
 */
export function replay(id: string, plan: SittingPlan, candidates: readonly Candidate[], journal: readonly JournalEntry[]): { readonly sitting: Sitting; readonly attempts: readonly Attempt[] } {
  const attempts = new Map(asFirstListed(candidates, journal).map((candidate) => [candidate.number, freshAttempt(id, candidate)]));
  let sitting = freshSitting(id, plan);
  for (const entry of journal) {
    sitting = sittingAfter(sitting, entry);
    const attempt = entry.candidate === undefined ? undefined : attempts.get(entry.candidate);
    if (attempt) attempts.set(attempt.candidate, attemptAfter(attempt, entry));
  }
  const { place, hash } = journal.at(-1) ?? NO_ENTRY;
  return { sitting: { ...sitting, head: { place, hash } }, attempts: [...attempts.values()].toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1)) };
}

function saved(attempt: Attempt, { sequence, key }: { readonly sequence: number; readonly key: string }, at: Instant): Attempt {
  return { ...attempt, sequence, keys: [...attempt.keys, key].slice(-KEYS_KEPT), lastSavedAt: at };
}

function ended(pauses: readonly Pause[], at: Instant): readonly Pause[] {
  return pauses.map((pause) => (pause.to === undefined ? { from: pause.from, to: at } : pause));
}
