import Database from 'better-sqlite3';

const PAUSE_MS = 20;

/**
 * Opens an SQLite file, new or not: WAL, so that readers go on while another process writes, and `synchronous=FULL`,
 * so that what is committed survives a power cut.
 * @param patienceMs how long another process may hold the file before an opening or a write fails
 */
export function openDurably(path: string, patienceMs: number): Database.Database {
  const database = new Database(path, { timeout: patienceMs });
  untilNotBusy(patienceMs, () => database.pragma('journal_mode = WAL'));
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** SQLite's own waiting does not cover the switch to WAL, which several processes may attempt on a new file at once. */
function untilNotBusy(patienceMs: number, attempt: () => unknown): void {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      attempt();
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
