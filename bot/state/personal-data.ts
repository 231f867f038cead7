import type { PersonalData } from '../dialogue/ports.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import { inGroups, type ResidentId } from '../resident.ts';
import { transition } from '../review/transition.ts';
import { caseStore } from './case-store.ts';
import { conversationStore } from './conversation-store.ts';
import { practiceStore } from './practice-store.ts';
import { inTransaction, type Db } from './tables.ts';

/**
 * Access and erasure. A resident may see and copy what is kept of them (个人信息保护法 article 45) and have it deleted
 * when they withdraw their consent (article 47, item 3). What stays of a case is what advisers did and when, without
 * the person and without words.
 */
export function personalData(db: Db, now: () => Date): PersonalData {
  return {
    // One state of all tables, also where other connections write meanwhile.
    export: (resident) => inSnapshot(db, async (transaction) => {
      const groups = [];
      for (const other of await inGroupsOf(transaction, resident)) groups.push(await allOf(transaction, other));
      return { ...await allOf(transaction, resident), ...(groups.length > 0 && { groups }) };
    }),
    forget: (resident) => inTransaction(db, async (transaction) => {
      for (const one of [resident, ...await inGroupsOf(transaction, resident)]) await forgetOne(transaction, one, now);
    }),
  };
}

async function allOf(db: Db, resident: ResidentId) {
  const conversation = await conversationStore(db).load(resident);
  const records = await db.selectFrom('record').select(['id', 'at', 'content']).where('resident', '=', resident).orderBy('at').orderBy('id').execute();
  const messages = await db.selectFrom('inbox').select(['at', 'message_id as id', 'incoming']).where('resident', '=', resident).orderBy('inbox.id').execute();
  const replies = await db.selectFrom('outbox').select(['at', 'reply', 'delivered_at as deliveredAt']).where('resident', '=', resident).orderBy('id').execute();
  const sent = await db.selectFrom('telegram_message').select(['message', 'slot', 'telegram_id as telegramId']).where('resident', '=', resident)
    .orderBy('telegram_id').execute();
  const unreachable = await db.selectFrom('telegram_unreachable').select('since').where('chat', '=', resident).executeTakeFirst();
  const cases = [];
  for (const one of await caseStore(db).ofResident(resident)) cases.push({ ...one, log: await caseStore(db).log(one.id) });
  return {
    resident,
    conversation: conversation ?? null,
    records: records.map((record) => ({ ...record, content: JSON.parse(record.content) as unknown })),
    cases,
    outbox: replies.map((entry) => ({ ...entry, reply: withoutData(JSON.parse(entry.reply) as ShownReply) })),
    messages: messages.map((message) => ({ ...message, incoming: message.incoming === '' ? null : JSON.parse(message.incoming) as unknown })),
    practice: await practiceStore(db).answers(resident),
    telegram: { messages: sent, unreachableSince: unreachable?.since ?? null },
  };
}

async function forgetOne(db: Db, resident: ResidentId, now: () => Date): Promise<void> {
  for (const { id } of await caseStore(db).ofResident(resident)) {
    await caseStore(db).apply(id, (current) => transition(current, { kind: 'withdraw' }, now()));
  }
  const events = db.selectFrom('case_event').innerJoin('review_case', 'number', 'case_number').select('case_event.id').where('resident', '=', resident);
  await db.deleteFrom('case_text').where('event_id', 'in', events).execute();
  await db.updateTable('review_case').set({ resident: null, record_id: null, content: null }).where('resident', '=', resident).execute();
  for (const table of ['conversation', 'record', 'outbox', 'telegram_message'] as const) {
    await db.deleteFrom(table).where('resident', '=', resident).execute();
  }
  await db.updateTable('exam_candidate').set({ resident: null }).where('resident', '=', resident).execute();
  for (const table of ['practice_answer', 'practice_card'] as const) await db.deleteFrom(table).where('person', '=', resident).execute();
  await db.deleteFrom('telegram_unreachable').where('chat', '=', resident).execute();
  // What was said since and has no answer yet gets one.
  await db.deleteFrom('inbox').where('resident', '=', resident).where('handled_at', 'is not', null).execute();
}

/** Ids of the same person in groups, where nothing can be exported or deleted: others read along. */
async function inGroupsOf(db: Db, resident: ResidentId): Promise<string[]> {
  const pattern = inGroups(resident);
  if (pattern === undefined) return [];
  const found = new Set<string>();
  for (const table of ['conversation', 'record', 'outbox', 'telegram_message', 'inbox', 'review_case'] as const) {
    const rows = await db.selectFrom(table).select('resident').distinct().where('resident', 'like', pattern).execute();
    for (const row of rows) if (row.resident !== null) found.add(row.resident);
  }
  return [...found].sort();
}

/** An export within the next one would make that twice as long, and so on. */
const withoutData = (reply: ShownReply): unknown => (reply.kind === 'own-data' ? { kind: reply.kind } : reply);

/** As one moment has it; part of the transaction that is under way, where one is. */
const inSnapshot = <T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().setIsolationLevel('repeatable read').execute(work);
