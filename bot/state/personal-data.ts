import type { PersonalData } from '../dialogue/ports.ts';
import { transition } from '../review/transition.ts';
import { caseStore } from './case-store.ts';
import { conversationStore } from './conversation-store.ts';
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
      const conversation = await conversationStore(transaction).load(resident);
      const records = await transaction.selectFrom('record').select(['id', 'at', 'content']).where('resident', '=', resident).orderBy('at').orderBy('id').execute();
      const messages = await transaction.selectFrom('inbox').select(['at', 'message_id as id', 'incoming']).where('resident', '=', resident).orderBy('inbox.id').execute();
      const replies = await transaction.selectFrom('outbox').select(['at', 'reply', 'delivered_at as deliveredAt']).where('resident', '=', resident).orderBy('id').execute();
      const cases = [];
      for (const one of await caseStore(transaction).ofResident(resident)) cases.push({ ...one, log: await caseStore(transaction).log(one.id) });
      return {
        resident,
        conversation: conversation ?? null,
        records: records.map((record) => ({ ...record, content: JSON.parse(record.content) as unknown })),
        cases,
        outbox: replies.map((entry) => ({ ...entry, reply: JSON.parse(entry.reply) as unknown })),
        messages: messages.map((message) => ({ ...message, incoming: message.incoming === '' ? null : JSON.parse(message.incoming) as unknown })),
      };
    }),
    forget: (resident) => inTransaction(db, async (transaction) => {
      for (const { id } of await caseStore(transaction).ofResident(resident)) {
        await caseStore(transaction).apply(id, (current) => transition(current, { kind: 'withdraw' }, now()));
      }
      const events = transaction.selectFrom('case_event').innerJoin('review_case', 'number', 'case_number').select('case_event.id').where('resident', '=', resident);
      await transaction.deleteFrom('case_text').where('event_id', 'in', events).execute();
      await transaction.updateTable('review_case').set({ resident: null, record_id: null, content: null }).where('resident', '=', resident).execute();
      for (const table of ['conversation', 'record', 'outbox'] as const) {
        await transaction.deleteFrom(table).where('resident', '=', resident).execute();
      }
      // What was said since and has no answer yet gets one.
      await transaction.deleteFrom('inbox').where('resident', '=', resident).where('handled_at', 'is not', null).execute();
    }),
  };
}

/** As one moment has it; part of the transaction that is under way, where one is. */
const inSnapshot = <T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().setIsolationLevel('repeatable read').execute(work);
