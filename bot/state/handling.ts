import type { ControlledTransaction } from 'kysely';
import { AlreadyHandled, type Handling, type Stores } from '../delivery/handling.ts';
import type { InboxEntry } from '../delivery/inbox.ts';
import { caseStore } from './case-store.ts';
import { conversationStore } from './conversation-store.ts';
import { putReplyTo } from './outbox.ts';
import { personalData } from './personal-data.ts';
import { practiceStore } from './practice-store.ts';
import { recordStore } from './record-store.ts';
import type { Db, Tables } from './tables.ts';

/** Reads from the database as it is; the first write claims the message and begins the transaction that all else is part of. */
export function openHandling(db: Db, { id, incoming: { resident, messageId } }: InboxEntry, now: () => Date): Handling {
  let begun: Promise<ControlledTransaction<Tables>> | undefined;
  const begin = (): Promise<ControlledTransaction<Tables>> => (begun ??= claim());

  async function claim(): Promise<ControlledTransaction<Tables>> {
    const transaction = await db.startTransaction().execute();
    try {
      const { numUpdatedRows } = await transaction.updateTable('inbox').set({ handled_at: now().toISOString() })
        .where('id', '=', id).where('handled_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new AlreadyHandled();
      return transaction;
    } catch (error) {
      // Nobody else has this transaction: left open it would hold the one connection to SQLite for good.
      await transaction.rollback().execute();
      throw error;
    }
  }

  /** A store whose reading methods do not begin the transaction. */
  function lazy<Store extends object>(make: (db: Db) => Store, reading: readonly (keyof Store & string)[]): Store {
    const methods = Object.keys(make(db)).map((name) => [name, async (...words: unknown[]) => {
      const call = (own: Db): unknown => (make(own) as Record<string, (...words: unknown[]) => unknown>)[name]!(...words);
      const isReading = (reading as readonly string[]).includes(name);
      return isReading ? call(begun ? await begin() : db) : wholly(await begin(), call);
    }]);
    return Object.fromEntries(methods) as Store;
  }

  const stores: Stores = {
    conversations: lazy(conversationStore, ['load']),
    records: lazy(recordStore, ['get']),
    cases: lazy(caseStore, ['get', 'ofRecord', 'ofResident', 'inState', 'all', 'log']),
    personalData: lazy((own) => personalData(own, now), ['export']),
    practised: lazy(practiceStore, ['answers', 'cards', 'met']),
  };
  const put = (own: Db, reply: Parameters<typeof putReplyTo>[2], place: number) =>
    putReplyTo(own, { resident, messageId, place }, reply, now().toISOString());

  return {
    stores,
    // Once the transaction is open, SQLite's one connection is its own: to write beside it would wait for ever.
    sayNow: async (reply, place) => (begun ? undefined : put(db, reply, place)),
    async commit(replies) {
      const transaction = await begin();
      const entries = [];
      for (const { reply, place } of replies) entries.push(await put(transaction, reply, place));
      await transaction.commit().execute();
      return entries.filter((entry) => entry !== undefined);
    },
    async abandon() {
      const transaction = await begun?.catch(() => undefined);
      if (transaction && !transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
    },
  };
}

/** A write that fails leaves nothing, and the transaction usable: who can do without it (a desk that takes no case) goes on. */
async function wholly<T>(transaction: ControlledTransaction<Tables>, write: (db: Db) => T): Promise<Awaited<T>> {
  const step = await transaction.savepoint('step').execute();
  try {
    const result = await write(step);
    await step.releaseSavepoint('step').execute();
    return result;
  } catch (error) {
    await step.rollbackToSavepoint('step').execute();
    throw error;
  }
}
