import { sql, type Kysely } from 'kysely';
import { migrations, type Dialect } from './migrations.ts';
import { StateError } from './state-error.ts';
import type { Db } from './tables.ts';

/** Any number that nothing else in the database locks by. */
const LOCK = 8_710_543;

/**
 * Brings a database to the present layout. Processes that start together take turns; a step is done wholly or not at all.
 * @throws StateError `other-schema` when a newer release has been here.
 */
export async function migrate(db: Db, dialect: Dialect): Promise<void> {
  const steps = migrations(dialect);
  await (db as Kysely<Version>).transaction().execute(async (transaction) => {
    // SQLite's transactions exclude each other as they begin, see open-sqlite.ts.
    if (dialect === 'postgres') await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    await sql`CREATE TABLE IF NOT EXISTS state_version (version INTEGER NOT NULL)`.execute(transaction);
    const found = (await transaction.selectFrom('state_version').select('version').executeTakeFirst())?.version;
    if (found !== undefined && found > steps.length) {
      throw new StateError('other-schema', `状态数据库由更新的程序建立（格式 ${found}，本程序只认到 ${steps.length}）。请升级程序。`);
    }
    for (const statement of steps.slice(found ?? 0).flat()) await sql.raw(statement).execute(transaction);
    if (found === undefined) await transaction.insertInto('state_version').values({ version: steps.length }).execute();
    else if (found < steps.length) await transaction.updateTable('state_version').set({ version: steps.length }).execute();
  });
}

interface Version {
  state_version: { version: number };
}
