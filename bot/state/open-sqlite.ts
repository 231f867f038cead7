import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler, type DatabaseConnection } from 'kysely';
import { oneAtATime } from '../delivery/one-at-a-time.ts';
import { remembering } from '../../knowledge/remembering.ts';
import { openDurably } from '../../knowledge/corpus/open-durably.ts';
import type { Db, Tables } from './tables.ts';

/** How long another connection may write before a write here fails. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 5;
/** How long the database may work before the thread looks at what else there is. */
const SLICE_MS = 4;
/** Turns of the event loop in a pause: in each the network is looked at, and one new connection taken, never more. */
const PAUSE_TURNS = 30;
/** Pages of 4 KB in the log before they are carried into the file: what many answers change is carried once, and nobody waits long for it. */
const CHECKPOINT_PAGES = 3000;
/** Statements that are kept prepared. */
const MOST_STATEMENTS = 200;

/** `bot.db` of a data folder; made when it is not there. */
export function openSqlite(dataFolder: string): Db {
  mkdirSync(dataFolder, { recursive: true });
  const database = openDurably(join(dataFolder, 'bot.db'), PATIENCE_MS);
  // SQLite's own waiting would stop the thread, and with it a transaction of this process that is waited for.
  database.pragma('busy_timeout = 0');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  // What is deleted is not to be read in the file either.
  database.pragma('secure_delete = ON');
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new QueueingAdapter(),
      createDriver: () => new PatientDriver({ database: { close: () => void database.close(), prepare: remembering(MOST_STATEMENTS, (text: string) => database.prepare(text)) } }),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/**
 * The driver lets one after the other have the connection. Kysely's own lock, which a single connection otherwise gets,
 * wakes all who wait whenever it is free, and whoever comes just then is before them: under load some wait for ever.
 */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class PatientDriver extends SqliteDriver {
  readonly #turn = oneAtATime();
  #pausedAt = 0;
  readonly #ends = new WeakMap<DatabaseConnection, () => void>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const end = await this.#turn('');
    // The database works within the thread: without a pause what the network brings would wait until nobody wants the connection.
    if (performance.now() - this.#pausedAt > SLICE_MS) {
      for (let turn = 0; turn < PAUSE_TURNS; turn += 1) await setImmediate();
      this.#pausedAt = performance.now();
    }
    const connection = await super.acquireConnection();
    const own: DatabaseConnection = {
      executeQuery: (query) => whenFree(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
    this.#ends.set(own, end);
    return own;
  }
  override async releaseConnection(connection?: DatabaseConnection): Promise<void> {
    this.#ends.get(connection!)?.();
  }
  /** A transaction that reads before it writes fails when another has written in between; one that locks as it begins waits. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** A statement that finds the database busy has done nothing: it is tried again. */
async function whenFree<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || Date.now() > deadline) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}
