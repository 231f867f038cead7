import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { masked } from '../../dialogue/read-message.ts';

/** What was typed, for the arrow keys, kept from one run to the next where only its owner can read it. */
export interface History {
  /** Newest first, as the line editor wants them. */
  readonly lines: readonly string[];
  /** Keeps these, newest first. */
  keep(lines: readonly string[]): void;
  clear(): void;
}

export const MOST_LINES = 500;
/** What is longer was pasted; nobody looks for it with the arrow keys. */
const LONGEST_LINE = 1_000;

/** @param path undefined: nothing outlives the run */
export function openHistory(path: string | undefined): History {
  return {
    lines: read(path),
    keep(lines) {
      if (path === undefined) return;
      const kept = lines.filter((line) => line.length <= LONGEST_LINE).slice(0, MOST_LINES).map((line) => masked(line).replaceAll('\n', ' '));
      try {
        writeFileSync(path, kept.toReversed().map((line) => `${line}\n`).join(''), { mode: 0o600 });
        // The mode above is for a new file only.
        chmodSync(path, 0o600);
      } catch {
        // Where nothing can be written the arrow keys remember this run: no reason to answer nothing.
      }
    },
    clear() {
      if (path !== undefined) rmSync(path, { force: true });
    },
  };
}

function read(path: string | undefined): string[] {
  try {
    return path === undefined ? [] : readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').slice(-MOST_LINES).toReversed();
  } catch {
    // Not there yet, or not ours to read: then there is none.
    return [];
  }
}
