import type { Selectable } from 'kysely';
import type { Inbox, InboxEntry } from '../delivery/inbox.ts';
import type { Incoming } from '../dialogue/incoming.ts';
import { inTransaction, ofChannel, type Db, type Tables } from './tables.ts';
import { together } from './together.ts';

export function inbox(db: Db, now: () => Date): Inbox {
  const entries = db.selectFrom('inbox').selectAll();
  const put = async (own: Db, incoming: Incoming): Promise<InboxEntry | undefined> => {
    const { resident, messageId } = incoming;
    const row = await own.insertInto('inbox').values({ resident, message_id: messageId, incoming: JSON.stringify(incoming), at: now().toISOString() })
      .onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst();
    return row && entryOf(row);
  };
  return {
    put: together((many) => (many.length === 1 ? Promise.all(many.map((one) => put(db, one))) : inTransaction(db, async (transaction) => {
      const results = [];
      for (const one of many) results.push(await put(transaction, one));
      return results;
    }))),
    unhandled: async (channel) => (await entries.where('handled_at', 'is', null).where(ofChannel(channel)).orderBy('id').execute()).map(entryOf),
    async get(resident, messageId) {
      const row = await entries.where('resident', '=', resident).where('message_id', '=', messageId).where('incoming', '<>', FORGOTTEN).executeTakeFirst();
      return row && entryOf(row);
    },
    latest: async (resident, limit, after = 0) =>
      (await entries.where('resident', '=', resident).where('id', '>', after).where('incoming', '<>', FORGOTTEN).orderBy('id', 'desc').limit(limit).execute()).reverse().map(entryOf),
  };
}

/** Of a message before the inbox kept them: known by its id alone. */
const FORGOTTEN = '';

function entryOf({ id, incoming, at }: Selectable<Tables['inbox']>): InboxEntry {
  return { id, incoming: JSON.parse(incoming) as Incoming, at };
}
