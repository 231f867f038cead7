import { remembering } from '../../knowledge/remembering.ts';
import type { Blueprint } from '../exam/paper/blueprint.ts';
import type { Paper } from '../exam/paper/paper.ts';
import type { ExamSession, ExamStore, NewSitting, PoolItem } from '../exam/sitting/exam-store.ts';
import { chained, NO_ENTRY } from '../exam/sitting/journal.ts';
import { keeping } from '../exam/sitting/keeping.ts';
import { freshAttempt, freshSitting } from '../exam/sitting/replay.ts';
import { sittingId, sittingNumber } from '../exam/sitting/sitting-id.ts';
import type { Sitting } from '../exam/sitting/sitting.ts';
import { byCandidate, examChanges, type Wish } from './exam-changes.ts';
import { attemptOf, attemptRow, candidateOf, entryOf, inPieces, journalRow, sittingColumns, sittingOf } from './exam-rows.ts';
import { inTransaction, type Db } from './tables.ts';
import { together } from './together.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** Sittings whose changes are gathered; more than are ever written to at a time. */
const MOST_SITTINGS = 100;

export function examStore(db: Db): ExamStore {
  const changesOf = remembering(MOST_SITTINGS, (number: number) => examChanges(db, number));
  const change = async <R>(id: string, wish: Wish): Promise<R> => (await changesOf(numberOf(id))(wish))() as R;
  const sittings = db.selectFrom('exam_sitting').selectAll().orderBy('number');
  const papers = (id: string) => db.selectFrom('exam_paper').select('content').where('sitting', '=', numberOf(id)).orderBy('id');
  const itemsOf = keeping(1, async (numbers): Promise<ReadonlySet<string>> => {
    const rows = await db.selectFrom('exam_sealed').select('pool').where('sitting', 'in', JSON.parse(numbers) as number[]).execute();
    return new Set(rows.flatMap(({ pool }) => (JSON.parse(pool) as PoolItem[]).map(({ id }) => id)));
  });
  const candidate = (id: string, number: string) => db.selectFrom('exam_candidate').where('sitting', '=', numberOf(id)).where('number', '=', textOf(number));
  return {
    create: (fresh) => inTransaction(db, (transaction) => create(transaction, fresh)),
    sittings: async () => (await sittings.execute()).map(sittingOf),
    async sitting(id) {
      const row = await sittings.where('number', '=', numberOf(id)).executeTakeFirst();
      return row && sittingOf(row);
    },
    async blueprint(id) {
      const row = await db.selectFrom('exam_sitting').select('blueprint').where('number', '=', numberOf(id)).executeTakeFirst();
      return row && JSON.parse(row.blueprint) as Blueprint;
    },
    papers: async (id) => (await papers(id).execute()).map(({ content }) => JSON.parse(content) as Paper),
    async paper(id, paperId) {
      const row = await papers(id).where('id', '=', textOf(paperId)).executeTakeFirst();
      return row && JSON.parse(row.content) as Paper;
    },
    candidates: async (id) => (await db.selectFrom('exam_candidate').select('content').where('sitting', '=', numberOf(id)).execute())
      .map(({ content }) => candidateOf(content)).toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    attempts: async (id) => (await db.selectFrom('exam_attempt').selectAll().where('sitting', '=', numberOf(id)).execute()).map(attemptOf).toSorted(byCandidate),
    isAnyone: async (id, state) =>
      (await db.selectFrom('exam_attempt').select('candidate').where('sitting', '=', numberOf(id)).where('state', '=', state).limit(1).execute()).length > 0,
    async seat(id, number) {
      const row = await db.selectFrom('exam_attempt as attempt')
        .innerJoin('exam_candidate as candidate', (join) => join.onRef('candidate.sitting', '=', 'attempt.sitting').onRef('candidate.number', '=', 'attempt.candidate'))
        .innerJoin('exam_sitting as sitting', 'sitting.number', 'attempt.sitting')
        .selectAll('sitting').select(['attempt.candidate', 'attempt.sitting', 'attempt.arrangement', 'attempt.content', 'attempt.state as attempt_state', 'candidate.content as person'])
        .where('attempt.sitting', '=', numberOf(id)).where('attempt.candidate', '=', textOf(number)).executeTakeFirst();
      return row && { sitting: sittingOf(row), candidate: candidateOf(row.person), attempt: attemptOf({ ...row, state: row.attempt_state }) };
    },
    journal: async (id, from = 1) =>
      (await db.selectFrom('exam_journal').selectAll().where('sitting', '=', numberOf(id)).where('place', '>=', from).orderBy('place').execute()).map(entryOf),
    async handInEntry(id, number) {
      const row = await db.selectFrom('exam_journal').selectAll().where('sitting', '=', numberOf(id)).where('candidate', '=', textOf(number))
        .where('kind', 'in', ['submitted', 'timed-out']).orderBy('place').executeTakeFirst();
      return row && entryOf(row);
    },
    changeSeat: (id, number, decide) => change(id, {
      seats: [textOf(number)],
      decide({ seat }) {
        const found = seat(number);
        return found && decide(found);
      },
    }),
    changeSitting: (id, decide) => change(id, { seats: [], decide: ({ sitting }) => decide(sitting) }),
    changeSeats: (id, decide) => change(id, { seats: 'all', decide: ({ sitting, attempts }) => decide(sitting, attempts()) }),
    async sealed(id) {
      const row = await db.selectFrom('exam_sealed').selectAll().where('sitting', '=', numberOf(id)).executeTakeFirst();
      return row && { seed: row.seed, pool: JSON.parse(row.pool) as PoolItem[] };
    },
    codeHash: async (id, number) => (await candidate(id, number).select('code').executeTakeFirst())?.code ?? undefined,
    async setCodeHash(id, number, codeHash) {
      await db.updateTable('exam_candidate').set({ code: codeHash }).where('sitting', '=', numberOf(id)).where('number', '=', textOf(number)).execute();
    },
    async bind(id, number, resident) {
      await db.updateTable('exam_candidate').set({ resident, code: null }).where('sitting', '=', numberOf(id)).where('number', '=', textOf(number)).execute();
    },
    boundTo: async (resident) => (await db.selectFrom('exam_candidate').select(['sitting', 'number']).where('resident', '=', resident).execute())
      .map(({ sitting, number }) => ({ sittingId: sittingId(sitting), candidate: number })),
    putSession: together((sessions) => inTransaction(db, async (transaction) => {
      for (const session of sessions) await putSession(transaction, session);
      return [];
    })),
    async session(secretHash) {
      const row = await db.selectFrom('exam_session').selectAll().where('secret_hash', '=', textOf(secretHash)).executeTakeFirst();
      return row && { secretHash, sittingId: sittingId(row.sitting), candidate: row.candidate, at: row.at };
    },
    async endSession(secretHash) {
      await db.deleteFrom('exam_session').where('secret_hash', '=', textOf(secretHash)).execute();
    },
    async itemsOfLast(count) {
      const last = db.selectFrom('exam_sitting').select('number').orderBy('number', 'desc').limit(count);
      return new Set((await db.selectFrom('exam_item').select('item').distinct().where('sitting', 'in', last).execute()).map(({ item }) => item));
    },
    async itemsAhead() {
      const rows = await db.selectFrom('exam_sitting').select('number').where('state', 'in', ['scheduled', 'open']).orderBy('number').execute();
      return rows.length === 0 ? NOTHING : (await itemsOf(JSON.stringify(rows.map(({ number }) => number))))!;
    },
  };
}

async function putSession(transaction: Db, { secretHash, sittingId: id, candidate, at }: ExamSession): Promise<void> {
  const columns = { sitting: numberOf(id), candidate, at };
  await transaction.insertInto('exam_session').values({ secret_hash: secretHash, ...columns })
    .onConflict((conflict) => conflict.column('secret_hash').doUpdateSet(columns)).execute();
}

async function create(transaction: Db, { plan, blueprint, papers, candidates, codes, seed, pool, entry }: NewSitting): Promise<Sitting> {
  const first = chained(NO_ENTRY, entry);
  const fresh = { ...freshSitting('', plan), head: { place: first.place, hash: first.hash } };
  const row = await transaction.insertInto('exam_sitting').values({ ...sittingColumns(fresh), blueprint: JSON.stringify(blueprint) }).returningAll().executeTakeFirstOrThrow();
  const sitting = row.number;
  await transaction.insertInto('exam_sealed').values({ sitting, seed, pool: JSON.stringify(pool) }).execute();
  await inPieces(papers, (piece) => transaction.insertInto('exam_paper').values(piece.map((paper) => ({ sitting, id: paper.id, content: JSON.stringify(paper) }))).execute());
  const items = new Map(papers.flatMap(({ sections }) => sections).flatMap(({ questions }) => questions)
    .map(({ itemId, version }) => [`${itemId} ${version}`, { sitting, item: itemId, version }]));
  await inPieces([...items.values()], (piece) => transaction.insertInto('exam_item').values(piece).execute());
  await inPieces(candidates, (piece) => transaction.insertInto('exam_candidate')
    .values(piece.map((candidate) => ({ sitting, number: candidate.number, content: JSON.stringify(candidate), code: codes[candidate.number] ?? null, resident: null }))).execute());
  await inPieces(candidates, (piece) => transaction.insertInto('exam_attempt')
    .values(piece.map((candidate) => attemptRow(sitting, freshAttempt('', candidate), false))).execute());
  await transaction.insertInto('exam_journal').values(journalRow(sitting, first)).execute();
  return sittingOf(row);
}

/** 0 for what is no id: no sitting has it. */
const numberOf = (id: string): number => sittingNumber(id) ?? 0;

/** What the network brings may hold what PostgreSQL takes for the end of a text, and refuses together with all that is asked at the time. */
const textOf = (text: string): string => text.replaceAll('\0', '�');
