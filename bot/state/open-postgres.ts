import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, Tables } from './tables.ts';

const PATIENCE_MS = 10_000;

/** Numbers that `pg` gives as text because they may not fit: ours do. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Connects when the first query is made. */
export function openPostgres(databaseUrl: string): Db {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: PATIENCE_MS,
    types: { getTypeParser: (id: number, format?: 'text' | 'binary') => (NUMBERS.has(id) ? Number : pg.types.getTypeParser(id, format)) as never },
  });
  // A connection that breaks while nothing runs on it is replaced at the next query; unheard, the event would end the process.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
