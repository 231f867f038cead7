import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startServer, type ServerProcess } from '../../../eval/load/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A data folder with law that is there and a state that is empty. */
export function freshData(corpus: string): string {
  const data = temporaryFolder();
  for (const file of ['corpus.db', 'index.bin']) copyFileSync(join(corpus, file), join(data, file));
  return data;
}

/** `npm start` with no settings but those given; it ends with the test at the latest. */
export async function startProgram(data: string, settings: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:FAZHI|EMBEDDINGS|RERANKER|QDRANT|LLM|TELEGRAM)_|^(?:DATABASE_URL|PORT|HOST)$/u.test(name));
  const program = await startServer(['--data', data], { ...Object.fromEntries(inherited), ...settings });
  onTestFinished(() => program.kill('SIGKILL'));
  return program;
}
