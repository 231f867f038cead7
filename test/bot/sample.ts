import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { openBuiltInEncoder } from '../../knowledge/embeddings/built-in-encoder.ts';
import { openSearcher, type Searcher } from '../../knowledge/search/open-searcher.ts';
import { ingest, type Run } from '../ingest/run-ingest.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(ROOT, 'knowledge/sample');

/** Where residents of the invented sample law live. */
export const HOME = '陕西省/安康市/恒口示范区';

/** The sample law that ships with the product, taken in once for the tests of a file; searched without what training changes most, the ranker. */
export function sampleLaw(): { readonly data: string; readonly searcher: Searcher } {
  let data = '';
  let searcher: Searcher | undefined;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'fazhi-test-sample-'));
    await ingest(data, SAMPLE);
    searcher = await openSearcher(data, { encoder: openBuiltInEncoder() });
  });
  afterAll(() => {
    searcher?.close();
    rmSync(data, { recursive: true, force: true });
  });
  return {
    get data() {
      return data;
    },
    get searcher() {
      return searcher!;
    },
  };
}

/** Runs a command of the bot as npm would, without a terminal and with no settings but those given. */
export function runBot(file: string, args: readonly string[], settings: NodeJS.ProcessEnv = {}): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:FAZHI|EMBEDDINGS|RERANKER|QDRANT)_|^DATABASE_URL$/.test(name));
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), [`bot/${file}`, ...args], {
    cwd: ROOT, env: { ...Object.fromEntries(inherited), ...settings }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })));
}
