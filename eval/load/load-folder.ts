import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of its own for a load, with the law of another and no state. */
export interface LoadFolder {
  readonly path: string;
  remove(): void;
}

export function copyLaw(data: string): LoadFolder {
  const path = mkdtempSync(join(tmpdir(), 'fazhi-load-'));
  for (const file of ['corpus.db', 'index.bin', 'vetted.db']) if (existsSync(join(data, file))) cpSync(join(data, file), join(path, file));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
