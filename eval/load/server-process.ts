import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));

/** The product as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly process: ChildProcess;
  /** All that it has printed. */
  printed(): string;
  /** Memory that it holds now, of all its threads, in MB. */
  memory(): number;
  /** Resolves when it has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts it on this machine alone, on a port that is free unless `settings` name one, and waits until it serves.
 * @param settings its environment
 */
export async function startServer(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const program = spawn(process.execPath, ['--max-semi-space-size=16', MAIN, ...args], {
    env: { HOST: '127.0.0.1', PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(program, 'close');
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /http:\/\/[\w.]+:\d+/u.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    };
    program.stdout.on('data', read);
    program.stderr.on('data', read);
    void closed.then(() => reject(new Error(`the server ended before it served: ${printed}`)));
  });
  return {
    address,
    process: program,
    printed: () => printed,
    memory: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]) / 1024,
    async kill(signal) {
      program.kill(signal);
      await closed;
    },
  };
}
