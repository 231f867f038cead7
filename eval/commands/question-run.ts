import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { NATIONWIDE } from '../../knowledge/law.ts';
import { openConfiguredSearcher } from '../../knowledge/search/configured-searcher.ts';
import type { Searcher, VettedSource } from '../../knowledge/search/open-searcher.ts';
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

/** A command over a set of questions, with the options that all of them take. */
export function questionCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text?}]}')
    .option('--data <dir>', 'data folder', 'data')
    .option('--date <day>', 'day of the questions, on which the law must be in force', today())
    .option('--region <region>', 'where the questions come from', NATIONWIDE)
    .option('--vetted <answers.jsonl>', 'vetted answers, for this run only')
    .option('--leave-one-out', 'a vetted question in nearly the words of the one asked is left out')
    .option('--words-only', 'without encoder and ranker, which have seen the questions of bench/stard')
    .option('--json', 'one JSON object on the last line');
}

export function searcherOf(options: RunOptions): Promise<Searcher> {
  return openConfiguredSearcher(options.data, process.env, {
    ...(options.vetted && { vetted: vettedFrom(options.vetted, options) }),
    ...(options.leaveOneOut && { leaveOutCopies: true }),
    ...(options.wordsOnly && { useVectors: false }),
    onWarning: warn,
  });
}

export function warn(message: string): void {
  console.error(message);
}

/** Vetted answers of a file, bound to the corpus as if they had been approved on the day of the run. */
function vettedFrom(path: string, { data, date }: RunOptions): VettedSource {
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
