import { readFileSync } from 'node:fs';
import { readQuestions, type Question } from '../dataset.ts';

/** A question with its gold articles as numbers of provisions, and what a lawyer answered, where known. */
export interface TrainingQuestion {
  readonly question: string;
  readonly answer: string;
  /** One entry per gold article: the provisions that count as it; empty where none is in force. */
  readonly gold: readonly (readonly number[])[];
}

export function readTrainingQuestions(path: string, find: (gold: Question['gold'][number]) => number[]): TrainingQuestion[] {
  const answers = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { answer?: string | null }).answer ?? '');
  return readQuestions(path).map(({ question, gold }, index) => ({ question, answer: answers[index]!, gold: gold.map(find) }));
}
