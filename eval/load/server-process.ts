import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));

/** The product as `npm start` runs it, in a process of its own, without limits on how much may come. */
export interface ServerProcess {
  readonly address: string;
  /** Memory that it holds now, of all its threads, in MB. */
  memory(): number;
  stop(): Promise<void>;
}

/** @param settings environment variables besides those of this process */
export async function startServer(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const program = spawn(process.execPath, ['--max-semi-space-size=16', MAIN, ...args], {
    env: { ...process.env, FAZHI_LIMIT_RESIDENT: '0', FAZHI_LIMIT_ADDRESS: '0', HOST: '127.0.0.1', PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(program);
  return {
    address,
    memory: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      program.kill('SIGTERM');
      await once(program, 'close');
    },
  };
}

function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    program.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/[\w.]+:\d+/u.exec(printed)?.[0];
      if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1'));
    });
    program.once('close', () => reject(new Error(`the server ended before it served: ${printed}`)));
  });
}
