import { sql } from 'kysely';
import type { Outbox, OutboxEntry } from '../dialogue/outbox.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import type { ResidentId } from '../resident.ts';
import type { Db } from './tables.ts';

export function outbox(db: Db, now: () => Date): Outbox {
  const pending = db.selectFrom('outbox').select(['id', 'resident', 'reply', 'at']).where('delivered_at', 'is', null).orderBy('id');
  return {
    put: (resident, reply) => putReply(db, resident, reply, now().toISOString()),
    pending: async (resident) => (await pending.where('resident', '=', resident).execute()).map(entryOf),
    pendingOf: async (channel) => (await pending.where(startsWith(`${channel}:`)).execute()).map(entryOf),
    async markDelivered(id) {
      const { numUpdatedRows } = await db.updateTable('outbox').set({ delivered_at: now().toISOString() })
        .where('id', '=', id).where('delivered_at', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

/** Also within the transaction of what the reply is about. */
export async function putReply(db: Db, resident: ResidentId, reply: ShownReply, at: string): Promise<number> {
  const { id } = await db.insertInto('outbox').values({ resident, reply: JSON.stringify(reply), at }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Not by comparison or LIKE: what they mean depends on dialect and locale. */
const startsWith = (prefix: string) => sql<boolean>`substr(resident, 1, ${sql.lit(prefix.length)}) = ${prefix}`;

function entryOf(row: { readonly id: number; readonly resident: string; readonly reply: string; readonly at: string }): OutboxEntry {
  return { ...row, reply: JSON.parse(row.reply) as ShownReply };
}
