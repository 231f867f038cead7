import Database from 'better-sqlite3';

const PAUSE_MS = 20;

/** A file cannot be used as a database: it is damaged, or may not be read and written; the message tells the operator, in Chinese, what to do. */
export class DatabaseFileError extends Error {
  override name = 'DatabaseFileError';
}

/**
 * Opens an SQLite file, new or not: WAL, so that readers go on while another process writes, and `synchronous=FULL`,
 * so that what is committed survives a power cut.
 * @param patienceMs how long another process may hold the file before an opening or a write fails
 * @throws DatabaseFileError
 */
export function openDurably(path: string, patienceMs: number): Database.Database {
  let database: Database.Database | undefined;
  try {
    const opened = database = new Database(path, { timeout: patienceMs });
    untilNotBusy(patienceMs, () => opened.pragma('journal_mode = WAL'));
    opened.pragma('synchronous = FULL');
    opened.pragma('foreign_keys = ON');
    return opened;
  } catch (error) {
    database?.close();
    throw new DatabaseFileError(`打不开数据文件 ${path}：${whyNot(error)}。`, { cause: error });
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (/^SQLITE_(?:NOTADB|CORRUPT)/u.test(code)) return '文件已损坏。请用备份恢复；没有备份就把它移走，法律数据可以用 npm run ingest 重新装入';
  if (/^SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)/u.test(code)) return '没有读写权限，或者所在的文件夹、磁盘是只读的。请检查权限';
  if (/^SQLITE_(?:FULL|IOERR)/u.test(code)) return '磁盘已满或者读写出错。请检查磁盘';
  if (code.startsWith('SQLITE_BUSY')) return '另一个程序一直占用着它。请等那个程序结束再试';
  return (error as Error).message;
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
