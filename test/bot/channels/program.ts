import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A data folder with law that is there and a state that is empty. */
export function freshData(corpus: string): string {
  const data = temporaryFolder();
  for (const file of ['corpus.db', 'index.bin']) copyFileSync(join(corpus, file), join(data, file));
  return data;
}

/** `npm start`, in a process of its own. */
export interface Program {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly process: ChildProcess;
  /** All that it has printed. */
  printed(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts it and waits until it serves; it ends with the test at the latest. */
export async function startProgram(data: string, settings: NodeJS.ProcessEnv = {}): Promise<Program> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:FAZHI|EMBEDDINGS|RERANKER|QDRANT|LLM|TELEGRAM)_|^(?:DATABASE_URL|PORT|HOST)$/u.test(name));
  const started = spawn(join(ROOT, 'node_modules/.bin/node'), ['bot/main.ts', '--data', data], {
    cwd: ROOT, env: { ...Object.fromEntries(inherited), HOST: '127.0.0.1', PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const closed = once(started, 'close');
  const serving = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /http:\/\/[\w.]+:\d+/u.exec(printed)?.[0];
      if (address !== undefined) resolve(address.replace('localhost', '127.0.0.1'));
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    void closed.then(() => reject(new Error(`it ended before it served: ${printed}`)));
  });
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    started.kill(signal);
    await closed;
  };
  onTestFinished(() => kill('SIGKILL'));
  return { address: await serving, process: started, printed: () => printed, kill };
}
