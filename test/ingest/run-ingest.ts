import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { corpusPath } from '../../knowledge/corpus/open-database.ts';
import { loadFiles, type LoadResult } from '../../ingest/load.ts';
import { findFiles } from '../../ingest/find-files.ts';
import { openCorpusWriter } from '../../knowledge/corpus/corpus-writer.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `npm run ingest -- …` as npm would, in a process of its own. */
export function startIngest(...args: string[]): { process: ChildProcess; done: Promise<Run> } {
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['ingest/main.ts', ...args], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const done = new Promise<Run>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })));
  return { process: child, done };
}

export const runIngest = (...args: string[]): Promise<Run> => startIngest(...args).done;

/** The same without a process, for tests of what is stored. */
export async function ingest(data: string, ...paths: string[]): Promise<LoadResult> {
  const writer = openCorpusWriter(data);
  try {
    return await loadFiles(findFiles(paths).files, writer, {});
  } finally {
    writer.close();
  }
}

export function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A statute of invented articles in the dialect of the national collection. */
export function statute(title: string, head: string, ...articles: string[]): string {
  const body = articles.map((text, index) => `第${'一二三四五六七八九十'[index]}条 ${text}`);
  return [`# ${title}`, head, '<!-- INFO END -->', ...body].join('\n\n');
}

/** Every row of every table, numbers and all. */
export function rowsOf(data: string): Record<string, unknown[]> {
  const database = new Database(corpusPath(data), { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
  const rows = Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]));
  database.close();
  return rows;
}

/** What the corpus says, whatever numbers its rows have: law → versions with their validity and texts. */
export function contentOf(data: string): Record<string, unknown> {
  const corpus = openCorpus(data);
  const content = corpus.laws().map((law) => [`${law.key} ${law.region}`, {
    title: law.title,
    level: law.level,
    versions: corpus.versionsOf(law.id).map((version) => ({
      date: version.date,
      validity: version.validity,
      provisions: corpus.provisionsOf(version.id).map(({ label, path, text }) => [label, ...path, text]),
    })),
  }] as const);
  corpus.close();
  return Object.fromEntries(content.sort(([a], [b]) => (a < b ? -1 : 1)));
}
