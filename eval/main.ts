import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { openCorpus } from '../knowledge/corpus/corpus.ts';
import { CorpusError } from '../knowledge/corpus/open-database.ts';
import { NATIONWIDE } from '../knowledge/law.ts';
import { openConfiguredSearcher } from '../knowledge/search/configured-searcher.ts';
import type { VettedSource } from '../knowledge/search/open-searcher.ts';
import { bind } from '../knowledge/vetted/bind.ts';
import { parseVettedAnswers } from '../knowledge/vetted/vetted-answer.ts';
import { readQuestions } from './dataset.ts';
import { evaluateGate } from './gate/evaluate-gate.ts';
import { judgeAnswers } from './gate/judge-answers.ts';
import { reportGate } from './gate/report-gate.ts';
import { evaluateRetrieval, type RetrievalFigures } from './retrieval.ts';

/** Of a run by words alone: the shipped encoder has seen the questions of `bench/stard`, see its model card. */
const BASELINE = new URL('baselines/retrieval-words.json', import.meta.url);

const baseline = z.object({
  date: z.string(),
  questions: z.string(),
  corpus: z.object({ laws: z.number(), versions: z.number(), provisions: z.number() }),
  figures: z.record(z.string(), z.number()),
});

const program = new Command('npm run eval --').description('Measures the product on questions and documents.');

program
  .command('retrieval')
  .description('how often the articles that answer a question are found')
  .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text}]}')
  .option('--data <dir>', 'data folder', 'data')
  .option('--date <day>', 'day on which the law must be in force', today())
  .option('--region <region>', 'where the questions come from', NATIONWIDE)
  .option('--vetted <answers.jsonl>', 'vetted answers that lift provisions, for this run only')
  .option('--leave-one-out', 'a vetted question in nearly the words of the one asked is left out')
  .option('--words-only', 'without encoder and ranker, as where there are no vectors')
  .option('--update-baseline', 'with --words-only: keep these figures as the committed baseline')
  .option('--json', 'one JSON object on the last line')
  .action(async (path: string, options: RetrievalOptions) => {
    const searcher = await openConfiguredSearcher(options.data, process.env, {
      ...(options.vetted && { vetted: vettedFrom(options.vetted, options) }),
      ...(options.leaveOneOut && { leaveOutCopies: true }),
      ...(options.wordsOnly && { useVectors: false }),
      onWarning: (message) => console.error(message),
    });
    const figures = await evaluateRetrieval(searcher, readQuestions(path), options);
    const corpus = searcher.corpus.counts();
    searcher.close();
    print(figures, corpus, options.wordsOnly === true);
    if (options.updateBaseline && options.wordsOnly) {
      const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000]));
      writeFileSync(BASELINE, `${JSON.stringify({ date: today(), questions: path.split('/').slice(-2).join('/'), corpus, figures: rounded }, null, 2)}\n`);
    }
    if (options.json) console.log(JSON.stringify(figures));
  });

program
  .command('gate')
  .description('how many wrong citations, quotes and figures the verification finds, and how many right ones it doubts')
  .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text}], answer?}')
  .option('--data <dir>', 'data folder', 'data')
  .option('--date <day>', 'day on which the law must be in force', today())
  .option('--half <even|odd>', 'questions with even or odd ids only: develop on one, report on the other')
  .option('--seed <n>', 'another draw of statements', '1')
  .option('--show <n>', 'so many of the texts on which it was wrong, and of its findings on lawyers\' answers', '0')
  .option('--json', 'one JSON object on the last line')
  .action((path: string, { data, date, half, seed, show, json }: GateOptions) => {
    const corpus = openCorpus(data);
    const questions = readQuestions(path).filter(({ id }) => half === undefined || Number(id) % 2 === (half === 'even' ? 0 : 1));
    const run = evaluateGate(corpus, questions, date, Number(seed));
    const answers = judgeAnswers(corpus, questions, date);
    corpus.close();
    console.log(reportGate(run, answers, Number(show)));
    if (json) console.log(JSON.stringify({ ...run.figures, answers: answers.figures }));
  });

interface GateOptions {
  data: string;
  date: string;
  half?: 'even' | 'odd';
  seed: string;
  show: string;
  json?: true;
}

interface RetrievalOptions {
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
function vettedFrom(path: string, { data, date }: RetrievalOptions): VettedSource {
  const corpus = openCorpus(data);
  const bound = parseVettedAnswers(readFileSync(path, 'utf8'), path).map((answer) => bind(answer, corpus, date));
  corpus.close();
  return { all: () => bound, changes: () => '' };
}

function print(figures: RetrievalFigures, corpus: { provisions: number }, wordsOnly: boolean): void {
  const kept = wordsOnly && existsSync(BASELINE) ? baseline.parse(JSON.parse(readFileSync(BASELINE, 'utf8'))) : undefined;
  console.log(`${figures.questions} questions over ${corpus.provisions} provisions`
    + (kept ? `; baseline of ${kept.date}: ${kept.questions} over ${kept.corpus.provisions} provisions` : ''));
  for (const [name, value] of Object.entries(figures)) {
    if (name === 'questions') continue;
    const isTime = name.startsWith('p');
    const before = kept?.figures[name];
    const shown = isTime ? `${value.toFixed(2)} ms` : value.toFixed(4);
    const change = before === undefined ? '' : `   baseline ${isTime ? `${before.toFixed(2)} ms` : before.toFixed(4)}`;
    console.log(`${name.padEnd(12)}${shown.padStart(10)}${change}`);
  }
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CorpusError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
