import type { Selectable } from 'kysely';
import type { StaffAccount, StaffEntry, StaffStore } from '../exam/staff/staff-store.ts';
import type { Role } from '../exam/staff/staff.ts';
import { inTransaction, type Db, type Tables } from './tables.ts';

export function staffStore(db: Db): StaffStore {
  const accounts = (own: Db) => own.selectFrom('staff').selectAll().orderBy('name');
  const sessions = db.selectFrom('staff_session').select(['secret_hash as secretHash', 'name', 'until']);
  return {
    async account(name) {
      const row = await accounts(db).where('name', '=', name).executeTakeFirst();
      return row && accountOf(row);
    },
    accounts: async () => (await accounts(db).execute()).map(accountOf),
    change: (name, decide) => inTransaction(db, async (transaction) => {
      // An update that changes nothing locks the row in either dialect.
      await transaction.updateTable('staff').set(({ ref }) => ({ roles: ref('roles') })).where('name', '=', name).execute();
      const row = await accounts(transaction).where('name', '=', name).executeTakeFirst();
      const decided = decide(row && accountOf(row));
      if (!('entry' in decided)) return decided;
      const { account: { roles, codeHash, endedAt = null }, entry } = decided as { account: StaffAccount; entry: StaffEntry };
      const columns = { roles: JSON.stringify(roles), code: codeHash, ended_at: endedAt };
      await transaction.insertInto('staff').values({ name, ...columns }).onConflict((conflict) => conflict.column('name').doUpdateSet(columns)).execute();
      await transaction.deleteFrom('staff_session').where('name', '=', name).execute();
      await log(transaction, entry);
      return decided;
    }),
    putSession: ({ secretHash, name, until }, entry) => inTransaction(db, async (transaction) => {
      await transaction.deleteFrom('staff_session').where('until', '<=', entry.at).execute();
      await transaction.insertInto('staff_session').values({ secret_hash: secretHash, name, until }).execute();
      await log(transaction, entry);
    }),
    session: (secretHash) => sessions.where('secret_hash', '=', secretHash).executeTakeFirst(),
    endSession: (secretHash, entry) => inTransaction(db, async (transaction) => {
      await transaction.deleteFrom('staff_session').where('secret_hash', '=', secretHash).execute();
      await log(transaction, entry);
    }),
    put: (entry) => log(db, entry),
    log: async () => (await db.selectFrom('staff_event').selectAll().orderBy('id').execute()).map(({ at, by_name: by, kind, facts }) => (
      { at, by, kind: kind as StaffEntry['kind'], facts: JSON.parse(facts) as StaffEntry['facts'] })),
  };
}

async function log(db: Db, { at, by, kind, facts }: StaffEntry): Promise<void> {
  await db.insertInto('staff_event').values({ at, by_name: by, kind, facts: JSON.stringify(facts) }).execute();
}

function accountOf({ name, roles, code, ended_at: endedAt }: Selectable<Tables['staff']>): StaffAccount {
  return { name, roles: JSON.parse(roles) as Role[], codeHash: code, ...(endedAt !== null && { endedAt }) };
}
