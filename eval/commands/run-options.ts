import { readFileSync } from 'node:fs';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import type { VettedSource } from '../../knowledge/search/open-searcher.ts';
import { bind } from '../../knowledge/vetted/bind.ts';
import { parseVettedAnswers } from '../../knowledge/vetted/vetted-answer.ts';

/** Where and on which day a measurement is made. */
export interface RunOptions {
  data: string;
  date: string;
  region: string;
  vetted?: string;
  leaveOneOut?: true;
  wordsOnly?: true;
  updateBaseline?: true;
  json?: true;
}

/** Vetted answers of a file, bound to the corpus as if they had been approved on the day of the run. */
export function vettedFrom(path: string, { data, date }: RunOptions): VettedSource {
  const corpus = openCorpus(data);
  const bound = parseVettedAnswers(readFileSync(path, 'utf8'), path).map((answer) => bind(answer, corpus, date));
  corpus.close();
  return { all: () => bound, changes: () => '' };
}

/** stard/questions.jsonl */
export const nameOf = (path: string): string => path.split('/').slice(-2).join('/');

/** The calendar day in China. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
