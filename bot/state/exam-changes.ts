import type { Change, Seat } from '../exam/sitting/exam-store.ts';
import { chained } from '../exam/sitting/journal.ts';
import type { Attempt, Candidate, JournalEntry, Sitting } from '../exam/sitting/sitting.ts';
import { attemptOf, attemptRow, candidateOf, inPieces, journalRow, sittingColumns, sittingOf } from './exam-rows.ts';
import { inTransaction, type Db } from './tables.ts';
import { together } from './together.ts';

/** Something that is to be decided on how a sitting stands. */
export interface Wish {
  /** Whose seats deciding needs. */
  readonly seats: 'all' | readonly string[];
  readonly decide: (standing: Standing) => object | undefined;
}

export interface Standing {
  readonly sitting: Sitting;
  seat(candidate: string): Seat | undefined;
  /** Of everybody, by staff number. */
  attempts(): Attempt[];
}

/**
 * Changes one sitting. What is wished while a transaction is under way is stored in the next one, each decided on what the
 * one before left; what one decision throws is thrown to who wished it, and harms no other.
 * @returns of a wish: gives what was decided, or throws
 */
export function examChanges(db: Db, number: number): (wish: Wish) => Promise<() => object | undefined> {
  return together((wishes: readonly Wish[]) => inTransaction(db, async (transaction) => {
    // An update that changes nothing locks the row in either dialect, so that no other process decides on what is about to change.
    const row = await transaction.updateTable('exam_sitting').set(({ ref }) => ({ state: ref('state') })).where('number', '=', number).returningAll().executeTakeFirst();
    if (!row) return wishes.map(() => () => undefined);
    const desk = deskOf(number, sittingOf(row), await seatsOf(transaction, number, sittingOf(row), wishes));
    const outcomes = wishes.map(({ decide }) => outcomeOf(() => {
      const decided = decide(desk.standing);
      if (decided && 'entries' in decided) desk.take(decided as Change);
      return decided;
    }));
    await desk.store(transaction);
    return outcomes;
  }));
}

async function seatsOf(transaction: Db, number: number, sitting: Sitting, wishes: readonly Wish[]): Promise<Map<string, Seat>> {
  const query = transaction.selectFrom('exam_attempt as attempt')
    .innerJoin('exam_candidate as candidate', (join) => join.onRef('candidate.sitting', '=', 'attempt.sitting').onRef('candidate.number', '=', 'attempt.candidate'))
    .selectAll('attempt').select('candidate.content as person').where('attempt.sitting', '=', number);
  const seats = new Map<string, Seat>();
  const put = (rows: Awaited<ReturnType<typeof query.execute>>): void => {
    for (const row of rows) seats.set(row.candidate, { sitting, candidate: candidateOf(row.person), attempt: attemptOf(row) });
  };
  if (wishes.some((wish) => wish.seats === 'all')) put(await query.execute());
  else await inPieces([...new Set(wishes.flatMap((wish) => wish.seats))], async (piece) => put(await query.where('attempt.candidate', 'in', piece).execute()));
  return seats;
}

/** Where the changes of one transaction come together before they are written. */
function deskOf(number: number, before: Sitting, seats: Map<string, Seat>) {
  let sitting = before;
  const changed = new Map<string, Attempt>();
  const listed = new Map<string, Candidate>();
  const hadArrangement = new Set([...seats].filter(([, { attempt }]) => attempt.arrangement).map(([candidate]) => candidate));
  const rows: ReturnType<typeof journalRow>[] = [];
  const attemptNow = (candidate: string, attempt: Attempt): Attempt => changed.get(candidate) ?? attempt;
  const standing: Standing = {
    get sitting() {
      return sitting;
    },
    seat(candidate) {
      const seat = seats.get(candidate);
      return seat && { sitting, candidate: listed.get(candidate) ?? seat.candidate, attempt: attemptNow(candidate, seat.attempt) };
    },
    attempts: () => [...seats].map(([candidate, { attempt }]) => attemptNow(candidate, attempt)).toSorted(byCandidate),
  };
  return {
    standing,
    take(change: Change): void {
      if (sitting.state === 'archived' && change.entries.length > 0) throw new Error('the journal of an archived sitting has ended');
      let head: Pick<JournalEntry, 'place' | 'hash'> = sitting.head;
      const entries = change.entries.map((entry) => {
        const next = chained(head, entry);
        head = next;
        return journalRow(number, next);
      });
      // From here on nothing throws.
      rows.push(...entries);
      sitting = { ...(change.sitting ?? sitting), head: { place: head.place, hash: head.hash } };
      for (const attempt of change.attempts ?? []) changed.set(attempt.candidate, attempt);
      for (const candidate of change.candidates ?? []) listed.set(candidate.number, candidate);
    },
    async store(transaction: Db): Promise<void> {
      if (rows.length === 0) return;
      await inPieces(rows, (piece) => transaction.insertInto('exam_journal').values(piece).execute());
      const people = [...listed.values()].map((candidate) => ({ sitting: number, number: candidate.number, content: JSON.stringify(candidate), code: null, resident: null }));
      await inPieces(people, (piece) => transaction.insertInto('exam_candidate').values(piece)
        .onConflict((conflict) => conflict.columns(['sitting', 'number']).doUpdateSet(({ ref }) => ({ content: ref('excluded.content') }))).execute());
      const attempts = [...changed.values()].map((attempt) => attemptRow(number, attempt, !hadArrangement.has(attempt.candidate)));
      await inPieces(attempts, (piece) => transaction.insertInto('exam_attempt').values(piece)
        .onConflict((conflict) => conflict.columns(['sitting', 'candidate']).doUpdateSet(({ ref, fn }) => ({
          state: ref('excluded.state'), content: ref('excluded.content'), arrangement: fn.coalesce('exam_attempt.arrangement', 'excluded.arrangement'),
        }))).execute());
      await transaction.updateTable('exam_sitting').set(sittingColumns(sitting)).where('number', '=', number).execute();
    },
  };
}

export const byCandidate = (a: Attempt, b: Attempt): number => (a.candidate < b.candidate ? -1 : 1);

function outcomeOf<T>(decide: () => T): () => T {
  try {
    const decided = decide();
    return () => decided;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
