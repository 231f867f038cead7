import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDurably } from './open-durably.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type CorpusErrorCode = 'no-corpus' | 'other-schema';

/** The corpus cannot be used as it is; the message tells the operator, in Chinese, what to do. */
export class CorpusError extends Error {
  readonly code: CorpusErrorCode;
  constructor(code: CorpusErrorCode, message: string) {
    super(message);
    this.name = 'CorpusError';
    this.code = code;
  }
}

/** Where the corpus lies in a data folder. */
export function corpusPath(dataFolder: string): string {
  return join(dataFolder, 'corpus.db');
}

/** How long another process may hold the file before an opening fails. */
const PATIENCE_MS = 30_000;

/**
 * Opens the corpus of a data folder: WAL, so that readers go on while an ingest writes, and `synchronous=FULL`,
 * so that a committed document survives a power cut.
 * @throws CorpusError `no-corpus` when reading and there is none; `other-schema` when another release wrote it.
 */
export function openDatabase(dataFolder: string, mode: 'read' | 'write'): Database.Database {
  const path = corpusPath(dataFolder);
  if (mode === 'read' && !existsSync(path)) {
    throw new CorpusError('no-corpus', `${dataFolder} 里还没有法律数据。请先运行：npm run ingest -- <法律文件所在的文件夹>`);
  }
  mkdirSync(dataFolder, { recursive: true });
  const database = openDurably(path, PATIENCE_MS);
  const schemaOf = (): number => database.pragma('user_version', { simple: true }) as number;
  if (schemaOf() === 0) {
    database.transaction(() => {
      // Another process may have been faster.
      if (schemaOf() !== 0) return;
      database.exec(SCHEMA);
      database.prepare('INSERT INTO meta VALUES (?, ?)').run('generation', '0');
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
    }).immediate();
  }
  const found = schemaOf();
  if (found !== SCHEMA_VERSION) {
    database.close();
    throw new CorpusError('other-schema',
      `${path} 是另一版本程序建立的（格式 ${found}，本程序需要 ${SCHEMA_VERSION}）。请把 ${dataFolder} 移走后重新运行 npm run ingest。`);
  }
  return database;
}
