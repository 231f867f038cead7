import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Vectors by encoder and text, so that reading the same laws again costs nothing. */
export interface VectorCache {
  get(encoder: string, text: string): Float32Array | undefined;
  put(encoder: string, text: string, vector: Float32Array): void;
  close(): void;
}

/** Opens the cache of a data folder, `vectors.db`; it may be deleted at any time. */
export function openVectorCache(dataFolder: string): VectorCache {
  mkdirSync(dataFolder, { recursive: true });
  const database = new Database(join(dataFolder, 'vectors.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID');
  const find = database.prepare('SELECT value FROM vector WHERE key = ?').pluck();
  const keep = database.prepare('INSERT OR REPLACE INTO vector VALUES (?, ?)');
  return {
    get: (encoder, text) => {
      const value = find.get(keyOf(encoder, text)) as Buffer | undefined;
      return value && new Float32Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
    },
    put: (encoder, text, vector) => void keep.run(keyOf(encoder, text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
    close: () => void database.close(),
  };
}

function keyOf(encoder: string, text: string): Buffer {
  return createHash('sha256').update(`${encoder}\n${text}`).digest();
}
