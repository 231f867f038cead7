import type { RecordStore } from '../dialogue/ports.ts';
import type { Db } from './tables.ts';

/** A record that is put again under its id takes the place of the old one. */
export function recordStore(db: Db): RecordStore {
  return {
    async put({ id, resident, at, content }) {
      const values = { resident, at, content: JSON.stringify(content) };
      await db.insertInto('record').values({ id, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
    },
    async get(id) {
      const row = await db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
      return row && { ...row, content: JSON.parse(row.content) as unknown };
    },
  };
}
