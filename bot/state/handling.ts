import type { ControlledTransaction } from 'kysely';
import { AlreadyHandled, type Handling, type Stores } from '../delivery/handling.ts';
import type { InboxEntry } from '../delivery/inbox.ts';
import { caseStore } from './case-store.ts';
import { conversationStore } from './conversation-store.ts';
import { putReplyTo } from './outbox.ts';
import { personalData } from './personal-data.ts';
import { recordStore } from './record-store.ts';
import type { Db, Tables } from './tables.ts';

/** Reads from the database as it is; the first write claims the message and begins the transaction that all else is part of. */
export function openHandling(db: Db, { id, incoming: { resident, messageId } }: InboxEntry, now: () => Date): Handling {
  let begun: Promise<ControlledTransaction<Tables>> | undefined;
  const begin = (): Promise<ControlledTransaction<Tables>> => (begun ??= claim());

  async function claim(): Promise<ControlledTransaction<Tables>> {
    const transaction = await db.startTransaction().execute();
    const { numUpdatedRows } = await transaction.updateTable('inbox').set({ handled_at: now().toISOString() })
      .where('id', '=', id).where('handled_at', 'is', null).executeTakeFirst();
    if (numUpdatedRows === 1n) return transaction;
    await transaction.rollback().execute();
    throw new AlreadyHandled();
  }

  /** A store whose reading methods do not begin the transaction. */
  function lazy<Store extends object>(make: (db: Db) => Store, reading: readonly (keyof Store & string)[]): Store {
    const methods = Object.keys(make(db)).map((name) => [name, async (...words: unknown[]) => {
      const own = make(begun || !(reading as readonly string[]).includes(name) ? await begin() : db);
      return (own as Record<string, (...words: unknown[]) => unknown>)[name]!(...words);
    }]);
    return Object.fromEntries(methods) as Store;
  }

  const stores: Stores = {
    conversations: lazy(conversationStore, ['load']),
    records: lazy(recordStore, ['get']),
    cases: lazy(caseStore, ['get', 'ofRecord', 'ofResident', 'inState', 'all', 'log']),
    personalData: lazy((own) => personalData(own, now), ['export']),
  };
  const put = (own: Db, reply: Parameters<typeof putReplyTo>[2], place: number) =>
    putReplyTo(own, { resident, messageId, place }, reply, now().toISOString());

  return {
    stores,
    sayNow: (reply, place) => put(db, reply, place),
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
