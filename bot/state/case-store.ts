import type { Selectable } from 'kysely';
import type { Case, CaseContent, CaseReason, CaseStatus } from '../review/case.ts';
import { caseId, caseNumber } from '../review/case-id.ts';
import type { CaseStore, LoggedEvent } from '../review/case-store.ts';
import { changed, type Change, type LogEntry } from '../review/transition.ts';
import { putReply } from './outbox.ts';
import { inTransaction, type Db, type Tables } from './tables.ts';

export function caseStore(db: Db): CaseStore {
  const cases = db.selectFrom('review_case').selectAll().orderBy('number');
  return {
    create: ({ resident, recordId, reasons: _reasons, ...content }, change) => inTransaction(db, async (transaction) => {
      const row = await transaction.insertInto('review_case').values({
        resident, record_id: recordId ?? null, opened_at: change.entry.at, content: JSON.stringify(content satisfies CaseContent), ...columnsOf(change.status),
      }).onConflict((conflict) => conflict.column('record_id').doNothing()).returningAll().executeTakeFirst();
      if (row) {
        await store(transaction, row.number, resident, change);
        return { case: caseOf(row), isNew: true };
      }
      return { case: caseOf(await transaction.selectFrom('review_case').selectAll().where('record_id', '=', recordId!).executeTakeFirstOrThrow()), isNew: false };
    }),
    async get(id) {
      const row = await cases.where('number', '=', caseNumber(id) ?? 0).executeTakeFirst();
      return row && caseOf(row);
    },
    async ofRecord(recordId) {
      const row = await cases.where('record_id', '=', recordId).executeTakeFirst();
      return row && caseOf(row);
    },
    ofResident: async (resident) => (await cases.where('resident', '=', resident).execute()).map(caseOf),
    inState: async (states) => (await cases.where('state', 'in', states).execute()).map(caseOf),
    all: async () => (await cases.execute()).map(caseOf),
    log: (id) => readLog(db, caseNumber(id) ?? 0),
    apply: (id, decide) => inTransaction(db, async (transaction) => {
      const number = caseNumber(id) ?? 0;
      // An update that changes nothing locks the row in either dialect, so that nobody decides on what is about to change.
      const row = await transaction.updateTable('review_case').set(({ ref }) => ({ state: ref('state') })).where('number', '=', number).returningAll().executeTakeFirst();
      if (!row) return undefined;
      const current = caseOf(row);
      const change = decide(current);
      if ('refusal' in change) return change;
      await transaction.updateTable('review_case').set(columnsOf(change.status)).where('number', '=', number).execute();
      await store(transaction, number, row.resident, change);
      return changed(current, change);
    }),
  };
}

/** Log, words and deliveries of a change. */
async function store(transaction: Db, number: number, resident: string | null, { entry, text, effects }: Change): Promise<void> {
  const { at, actor, name = null, kind, facts } = entry;
  const { id } = await transaction.insertInto('case_event').values({ case_number: number, at, actor, name, kind, facts: JSON.stringify(facts) })
    .returning('id').executeTakeFirstOrThrow();
  if (text !== undefined) await transaction.insertInto('case_text').values({ event_id: id, text: JSON.stringify(text) }).execute();
  if (resident === null) return;
  for (const { reply } of effects) await putReply(transaction, resident, reply, at);
}

async function readLog(db: Db, number: number): Promise<LoggedEvent[]> {
  const rows = await db.selectFrom('case_event').leftJoin('case_text', 'event_id', 'id')
    .select(['at', 'actor', 'name', 'kind', 'facts', 'text']).where('case_number', '=', number).orderBy('id').execute();
  return rows.map(({ at, actor, name, kind, facts, text }) => ({
    at, actor, ...(name !== null && { name }), kind, facts: JSON.parse(facts) as LogEntry['facts'], ...(text !== null && { text: JSON.parse(text) as string }),
  }));
}

function columnsOf({ state, claim, reasons, answerBy }: CaseStatus) {
  return { state, claimed_by: claim?.by ?? null, claimed_until: claim?.until ?? null, reasons: JSON.stringify(reasons), answer_by: answerBy };
}

function caseOf(row: Selectable<Tables['review_case']>): Case {
  return {
    id: caseId(row.number),
    openedAt: row.opened_at,
    state: row.state,
    ...(row.claimed_by !== null && row.claimed_until !== null && { claim: { by: row.claimed_by, until: row.claimed_until } }),
    reasons: JSON.parse(row.reasons) as CaseReason[],
    answerBy: row.answer_by,
    ...(row.resident !== null && { resident: row.resident }),
    ...(row.record_id !== null && { recordId: row.record_id }),
    ...(row.content !== null && { content: JSON.parse(row.content) as CaseContent }),
  };
}
