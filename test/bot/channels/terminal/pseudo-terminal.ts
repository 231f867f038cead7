import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Python's standard library makes the terminal; whoever has none is told what was skipped. */
export const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Passes keys on and shows what comes, with the exit code of the program. */
const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

export interface TypingPerson {
  type(keys: string): void;
  /** Waits for what appears after what was waited for before. @returns all up to the end of it */
  sees(wanted: RegExp): Promise<string>;
  /** All that has appeared. */
  seen(): string;
  /** @returns the exit code */
  readonly left: Promise<number | null>;
}

/** Somebody at `npm run ask` in a terminal of so many columns. */
export function sitDown(data: string, { settings = {}, columns = 60 }: { settings?: NodeJS.ProcessEnv; columns?: number } = {}): TypingPerson {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:FAZHI|EMBEDDINGS|RERANKER|QDRANT|LLM)_|^(?:DATABASE_URL|NO_COLOR|FORCE_COLOR|COLORTERM|CI|TERM)$/u.test(name));
  const program = spawn('python3', ['-c', PTY, 'sh', '-c', `stty cols ${columns} rows 40; exec "$0" "$@"`, join(ROOT, 'node_modules/.bin/node'), 'bot/commands/ask.ts', '--data', data], {
    cwd: ROOT, env: { ...Object.fromEntries(inherited), TERM: 'xterm-256color', ...settings }, stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  let shown = '';
  let read = 0;
  let more = (): void => {};
  program.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    shown += chunk;
    more();
  });
  return {
    type: (keys) => void program.stdin.write(keys),
    async sees(wanted) {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const rest = shown.slice(read);
        const found = wanted.exec(rest);
        if (found) {
          read += found.index + found[0].length;
          return rest.slice(0, found.index + found[0].length);
        }
        if (Date.now() > deadline) throw new Error(`did not see ${String(wanted)} in ${JSON.stringify(rest)}`);
        await new Promise<void>((resolve) => {
          more = resolve;
          setTimeout(resolve, 200);
        });
      }
    },
    seen: () => shown,
    left: new Promise((resolve) => void program.once('close', resolve)),
  };
}
