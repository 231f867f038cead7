import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/** Real laws, documents and questions, beside the repository; never part of it. */
const FOLDER = new URL('../../../shared/', import.meta.url).pathname;

export function shared(path: string): string {
  return join(FOLDER, path);
}

/** A suite that needs the shared data; without it the suite is not even read, and one skipped test says why. */
export function describeShared(name: string, suite: () => void): void {
  const isHere = existsSync(FOLDER);
  describe(name, isHere ? suite : () => test.skip('skipped: ../shared is not here', () => {}));
}
