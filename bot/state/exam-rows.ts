import type { Insertable, Selectable } from 'kysely';
import type { Arrangement } from '../exam/paper/paper.ts';
import { sittingId } from '../exam/sitting/sitting-id.ts';
import type { Attempt, Candidate, JournalEntry, Pause, Sitting, SittingPlan } from '../exam/sitting/sitting.ts';
import type { Tables } from './tables.ts';

/** What a statement writes at most: the databases take so many values at once. */
const ROWS_AT_ONCE = 500;

export async function inPieces<Row>(rows: readonly Row[], write: (piece: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) await write(rows.slice(start, start + ROWS_AT_ONCE));
}

export function sittingColumns({ plan, state, openedAt, pauses, suspended, head }: Omit<Sitting, 'id'>) {
  return { plan: JSON.stringify(plan), state, opened_at: openedAt ?? null, pauses: JSON.stringify(pauses), suspended: suspended ? JSON.stringify(suspended) : null, head_place: head.place, head_hash: head.hash };
}

export function sittingOf(row: Selectable<Tables['exam_sitting']>): Sitting {
  return {
    id: sittingId(row.number),
    plan: JSON.parse(row.plan) as SittingPlan,
    state: row.state,
    ...(row.opened_at !== null && { openedAt: row.opened_at }),
    pauses: JSON.parse(row.pauses) as Pause[],
    ...(row.suspended !== null && { suspended: JSON.parse(row.suspended) as string[] }),
    head: { place: row.head_place, hash: row.head_hash },
  };
}

/** @param withArrangement it is written once, and then left out */
export function attemptRow(sitting: number, { sittingId: _sitting, candidate, state, arrangement, ...content }: Attempt, withArrangement: boolean): Insertable<Tables['exam_attempt']> {
  return { sitting, candidate, state, arrangement: withArrangement && arrangement ? JSON.stringify(arrangement) : null, content: JSON.stringify(content) };
}

export function attemptOf({ sitting, candidate, state, arrangement, content }: Selectable<Tables['exam_attempt']>): Attempt {
  const rest = JSON.parse(content) as Omit<Attempt, 'sittingId' | 'candidate' | 'state' | 'arrangement'>;
  return { sittingId: sittingId(sitting), candidate, state, ...(arrangement !== null && { arrangement: JSON.parse(arrangement) as Arrangement }), ...rest };
}

export const candidateOf = (content: string): Candidate => JSON.parse(content) as Candidate;

export function journalRow(sitting: number, { place, at, candidate, by, kind, facts, hash }: JournalEntry): Insertable<Tables['exam_journal']> {
  return { sitting, place, at, candidate: candidate ?? null, by_name: by ?? null, kind, facts: JSON.stringify(facts), hash };
}

export function entryOf({ place, at, candidate, by_name, kind, facts, hash }: Selectable<Tables['exam_journal']>): JournalEntry {
  return {
    place, at, ...(candidate !== null && { candidate }), ...(by_name !== null && { by: by_name }), kind, facts: JSON.parse(facts) as JournalEntry['facts'], hash,
  };
}
