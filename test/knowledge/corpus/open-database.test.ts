import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import { openCorpusWriter } from '../../../knowledge/corpus/corpus-writer.ts';
import { CorpusError, corpusPath, openDatabase } from '../../../knowledge/corpus/open-database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function refusal(action: () => void): CorpusError {
  try {
    action();
  } catch (error) {
    if (error instanceof CorpusError) return error;
    throw error;
  }
  throw new Error('not refused');
}

test('reading where nothing was ingested says what to run, and makes no file', () => {
  const data = join(temporaryFolder(), 'data');
  const error = refusal(() => openCorpus(data));
  expect(error.code).toBe('no-corpus');
  expect(error.message).toBe(`${data} 里还没有法律数据。请先运行：npm run ingest -- <法律文件所在的文件夹>`);
  expect(existsSync(data)).toBe(false);
});

test.each([['reading', openCorpus], ['writing', openCorpusWriter]])('a file of another schema is refused for %s, and left as it is', (_what, open) => {
  const data = temporaryFolder();
  openDatabase(data, 'write').close();
  const database = new Database(corpusPath(data));
  database.pragma('user_version = 7');
  database.close();
  const error = refusal(() => open(data));
  expect(error.code).toBe('other-schema');
  expect(error.message).toMatch(/另一版本程序建立的（格式 7，本程序需要 \d+）。请把 .* 移走后重新运行 npm run ingest。/);
  const after = new Database(corpusPath(data));
  expect(after.pragma('user_version', { simple: true })).toBe(7);
  after.close();
});

test('what is committed survives a power cut, and readers do not wait for a writer', () => {
  const database = openDatabase(temporaryFolder(), 'write');
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.pragma('synchronous', { simple: true })).toBe(2);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  database.close();
});

test('several processes may open a new data folder at once', async () => {
  const data = temporaryFolder();
  const script = `import { openDatabase } from '${ROOT}knowledge/corpus/open-database.ts'; while (Date.now() < ${Date.now() + 700}); openDatabase('${data}', 'write').close();`;
  const exits = await Promise.all(Array.from({ length: 4 }, async () => {
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const [code] = await once(child, 'exit') as [number];
    return code;
  }));
  expect(exits).toEqual([0, 0, 0, 0]);
  const corpus = openCorpus(data);
  expect(corpus.generation()).toBe(0);
  corpus.close();
  expect(readdirSync(data)).toEqual(['corpus.db']);
});
