import { sheetFor } from '../paper/sheet.ts';
import type { Paper } from '../paper/paper.ts';
import { toShown } from '../paper/shown-answer.ts';
import { deadlineOf, isPaused } from './deadline.ts';
import type { Seat } from './exam-store.ts';
import type { Attempt, Candidate, Sitting } from './sitting.ts';
import type { Board, BoardRow, ExamView, Pulse, SittingListed } from './view.ts';

// What people get of a sitting, made by naming what goes in: neither seed nor key can come along.

export function listedOf({ id, plan: { title, opensAt }, state }: Sitting): SittingListed {
  return { id, title, opensAt, state };
}

export function pulseOf({ sitting, attempt }: Seat, device: string, now: Date): Pulse {
  const deadline = deadlineOf(sitting, attempt, now);
  return {
    now: now.toISOString(), sitting: sitting.state, attempt: attempt.state, ...(deadline !== undefined && { deadline }),
    isPaused: isPaused(sitting, attempt), isThisDevice: attempt.device === device,
  };
}

/**
 * @param paper the person's, from the start until the end; shown, with what is answered, on the one device that may write
 * alone: nobody looks on from another one
 */
export function viewOf(seat: Seat, paper: Paper | undefined, device: string, now: Date): ExamView {
  const { sitting, candidate: { number, name, unit, post }, attempt } = seat;
  const { title, minutes, seedHash, isOpenBook, paging, passMark } = sitting.plan;
  const { arrangement, answers, flags, sequence, extraMinutes } = attempt;
  const isElsewhere = attempt.state === 'in-progress' && attempt.device !== device;
  return {
    sitting: { ...listedOf(sitting), minutes, seedHash, isOpenBook, paging, passMark },
    candidate: { number, name, unit, post, extraMinutes },
    pulse: pulseOf(seat, device, now),
    ...(paper && !isElsewhere && { sheet: sheetFor(paper, { title, isOpenBook }, arrangement!) }),
    answers: arrangement && !isElsewhere ? Object.fromEntries(Object.entries(answers).map(([slot, answer]) => [slot, toShown(answer, arrangement, slot)])) : {},
    flags: isElsewhere ? [] : flags, sequence,
  };
}

/** @param sizes how many questions a paper has */
export function boardOf(sitting: Sitting, candidates: readonly Candidate[], attempts: readonly Attempt[], sizes: ReadonlyMap<string, number>, now: Date): Board {
  const byNumber = new Map(attempts.map((attempt) => [attempt.candidate, attempt]));
  return {
    sitting: { ...listedOf(sitting), minutes: sitting.plan.minutes },
    now: now.toISOString(),
    isPaused: isPaused(sitting),
    rows: candidates.map((candidate) => rowOf(sitting, candidate, byNumber.get(candidate.number)!, sizes.get(candidate.paperId ?? '') ?? 0, now)),
  };
}

function rowOf(sitting: Sitting, { number, name, unit, exempt }: Candidate, attempt: Attempt, of: number, now: Date): BoardRow {
  const deadline = deadlineOf(sitting, attempt, now);
  const { lastSavedAt, extraMinutes, devices, late, inPause, facts } = attempt;
  return {
    number, name, unit,
    state: exempt === undefined ? attempt.state : 'exempt',
    isSignedIn: attempt.device !== undefined,
    answered: Object.values(attempt.answers).filter((answer) => answer !== null).length,
    of,
    ...(lastSavedAt !== undefined && { lastSavedAt }),
    ...(deadline !== undefined && { deadline }),
    isPaused: isPaused(attempt),
    extraMinutes, devices, late, inPause, facts,
  };
}
