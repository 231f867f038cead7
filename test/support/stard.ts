import { readFileSync } from 'node:fs';
import { shared } from './shared.ts';

/** The real questions of ../shared/bench/stard; only to be read within `describeShared`. */
export const stardQuestions = (): string[] =>
  readFileSync(shared('bench/stard/questions.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { question: string }).question);
