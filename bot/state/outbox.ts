import type { Selectable } from 'kysely';
import type { Outbox, OutboxEntry } from '../delivery/outbox.ts';
import { say, type ShownReply } from '../dialogue/reply.ts';
import type { ResidentId } from '../resident.ts';
import { ofChannel, type Db, type Tables } from './tables.ts';

export function outbox(db: Db, now: () => Date): Outbox {
  const entries = db.selectFrom('outbox').selectAll();
  return {
    put: (resident, reply) => putReply(db, resident, reply, now().toISOString()),
    async get(id) {
      const row = await entries.where('id', '=', id).executeTakeFirst();
      return row && entryOf(row);
    },
    repliesTo: async (resident, messageId) =>
      (await entries.where('resident', '=', resident).where('in_reply_to', '=', messageId).orderBy('id').execute()).map(entryOf),
    pending: async (resident) => (await entries.where('delivered_at', 'is', null).where('resident', '=', resident).orderBy('id').execute()).map(entryOf),
    waiting: async (channel) => (await db.selectFrom('outbox').select('resident').where('delivered_at', 'is', null).where(ofChannel(channel))
      .groupBy('resident').orderBy(({ fn }) => fn.min('id')).execute()).map(({ resident }) => resident),
    after: (id) => db.selectFrom('outbox').select(['id', 'resident']).where('id', '>', id).orderBy('id').execute(),
    lastId: async () => (await db.selectFrom('outbox').select(({ fn }) => fn.max('id').as('last')).executeTakeFirst())?.last ?? 0,
    latest: async (resident, limit, after = 0) =>
      (await entries.where('resident', '=', resident).where('id', '>', after).orderBy('id', 'desc').limit(limit).execute()).reverse().map(entryOf),
    async markDelivered(id) {
      const { numUpdatedRows } = await db.updateTable('outbox').set({ delivered_at: now().toISOString() })
        .where('id', '=', id).where('delivered_at', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

/** Puts what answers no message; also within the transaction of what it is about. */
export async function putReply(db: Db, resident: ResidentId, reply: ShownReply, at: string): Promise<number> {
  const { id } = await db.insertInto('outbox').values({ resident, reply: JSON.stringify(reply), at, place: 0, delivered_at: fetched(resident, at) }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** In the place of an export when there is a newer one. */
const REPLACED: ShownReply = say('这里是以前导出的您的数据，已由后来的一次代替。');
/** How the kind of a reply begins its JSON. */
const OWN_DATA = '{"kind":"own-data",%';

/** Puts a reply to a message; undefined where one has its place already. Of what was exported only the newest is kept: each holds all that a resident has said. */
export async function putReplyTo(
  db: Db, { resident, messageId, place }: { readonly resident: ResidentId; readonly messageId: string; readonly place: number }, reply: ShownReply, at: string,
): Promise<OutboxEntry | undefined> {
  if (reply.kind === 'own-data') {
    await db.updateTable('outbox').set({ reply: JSON.stringify(REPLACED) }).where('resident', '=', resident).where('reply', 'like', OWN_DATA).execute();
  }
  const row = await db.insertInto('outbox').values({ resident, reply: JSON.stringify(reply), at, in_reply_to: messageId, place, delivered_at: fetched(resident, at) })
    .onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst();
  return row && entryOf(row);
}

/** Who fetches what is new waits for nobody: such an entry is never on its way. */
const fetched = (resident: ResidentId, at: string): string | null => (resident.startsWith('web:') ? at : null);

function entryOf({ id, resident, reply, at, in_reply_to, place }: Selectable<Tables['outbox']>): OutboxEntry {
  return { id, resident, reply: JSON.parse(reply) as ShownReply, inReplyTo: in_reply_to, place, at };
}
