import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Person } from './person.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Somebody who types into `npm run ask`. */
export function terminalPerson(data: string): Person {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:FAZHI|EMBEDDINGS|RERANKER|QDRANT|LLM)_|^DATABASE_URL$/u.test(name));
  const program = spawn(join(ROOT, 'node_modules/.bin/node'), ['bot/commands/ask.ts', '--data', data], { cwd: ROOT, env: Object.fromEntries(inherited), stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void program.kill());
  const came = new EventEmitter();
  let shown = '';
  let read = 0;
  program.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    shown += chunk;
    came.emit('more');
  });
  const receives = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const rest = shown.slice(read);
      const found = wanted.exec(rest);
      if (found) {
        read += found.index + found[0].length;
        return rest;
      }
      await once(came, 'more', { signal: AbortSignal.timeout(10_000) });
    }
  };
  const types = (line: string, wanted: RegExp): Promise<string> => {
    program.stdin.write(`${line}\n`);
    return receives(wanted);
  };
  return {
    says: types,
    opensArticle: (wanted) => types('/open 1', wanted),
    thumbsDown: (wanted) => types('/bad', wanted),
    receives,
    stages: () => [],
  };
}
