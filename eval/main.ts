import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { createConsultant } from '../bot/consult/consult.ts';
import { officesFrom } from '../bot/consult/guidance/offices.ts';
import { openConfiguredModel } from '../bot/model/configured-model.ts';
import { openCorpus } from '../knowledge/corpus/corpus.ts';
import { CorpusError } from '../knowledge/corpus/open-database.ts';
import { NATIONWIDE } from '../knowledge/law.ts';
import { openConfiguredSearcher } from '../knowledge/search/configured-searcher.ts';
import type { Searcher, VettedSource } from '../knowledge/search/open-searcher.ts';
import { bind } from '../knowledge/vetted/bind.ts';
import { parseVettedAnswers } from '../knowledge/vetted/vetted-answer.ts';
import { askAlone } from './answers/ask-alone.ts';
import { evaluateAnswers, flatFigures } from './answers/evaluate-answers.ts';
import { figureLines, headLine, readBaseline, writeBaseline } from './baseline.ts';
import { readQuestions } from './dataset.ts';
import { evaluateRetrieval } from './retrieval.ts';
import { createRandom, shuffled } from './train/random.ts';

/** Of a run by words alone: the shipped encoder has seen the questions of `bench/stard`, see its model card. */
const RETRIEVAL_BASELINE = new URL('baselines/retrieval-words.json', import.meta.url);
/** Of a run without a language model, over all questions of the set. */
const ANSWERS_BASELINE = new URL('baselines/answers-without-model.json', import.meta.url);
const OUT_OF_SCOPE = new URL('sets/out-of-scope.txt', import.meta.url);

const program = new Command('npm run eval --').description('Measures the product on questions and documents.');

runCommand('retrieval', 'how often the articles that answer a question are found')
  .option('--update-baseline', 'with --words-only: keep these figures as the committed baseline')
  .action(async (path: string, options: RunOptions) => {
    const searcher = await searcherOf(options);
    const figures = await evaluateRetrieval(searcher, readQuestions(path), options);
    const corpus = searcher.corpus.counts();
    searcher.close();
    const before = options.wordsOnly ? readBaseline(RETRIEVAL_BASELINE) : undefined;
    console.log([headLine(figures.questions, corpus.provisions, before), ...figureLines({ ...figures }, before)].join('\n'));
    if (options.updateBaseline && options.wordsOnly) {
      writeBaseline(RETRIEVAL_BASELINE, { date: today(), questions: nameOf(path), corpus, figures: { ...figures } });
    }
    if (options.json) console.log(JSON.stringify(figures));
  });

runCommand('answers', 'what a resident is told: articles cited, questions refused and handed over, what is no legal question left alone')
  .option('--limit <n>', 'only so many questions, the same ones for the same number', limitOption)
  .option('--details <file.jsonl>', 'what became of every question, a line each')
  .option('--update-baseline', 'on a plain run without a model: keep these figures as the committed baseline')
  .action(async (path: string, options: AnswersOptions) => {
    const searcher = await searcherOf(options);
    const model = openConfiguredModel(process.env, { onWarning: warn });
    const consultant = createConsultant({
      // Every question would be answered by what was approved for itself.
      searcher: options.leaveOneOut ? { ...searcher, vettedFor: () => undefined } : searcher, model, offices: officesFrom(undefined),
    });
    const questions = shuffled(readQuestions(path), createRandom(SEED)).slice(0, options.limit);
    const outOfScope = readFileSync(OUT_OF_SCOPE, 'utf8').split('\n').filter((line) => line !== '');
    const { figures, answered } = await evaluateAnswers(askAlone({ consultant, ...options }), questions, outOfScope);
    const corpus = searcher.corpus.counts();
    searcher.close();

    const isPlain = model === undefined && options.limit === undefined && !options.vetted && !options.wordsOnly;
    const before = isPlain ? readBaseline(ANSWERS_BASELINE) : undefined;
    const flat = flatFigures(figures);
    console.log([
      `${headLine(figures.questions, corpus.provisions, before)}; ${model ? `model ${model.name}` : 'no model'}`,
      ...figureLines(flat, before),
      `answered out of scope (${figures.outOfScope.answered.length} of ${figures.outOfScope.questions}): ${figures.outOfScope.answered.join('；')}`,
    ].join('\n'));
    if (options.details) writeFileSync(options.details, answered.map((one) => `${JSON.stringify(one)}\n`).join(''));
    if (options.updateBaseline && isPlain) writeBaseline(ANSWERS_BASELINE, { date: today(), questions: nameOf(path), corpus, figures: flat });
    if (options.json) console.log(JSON.stringify(figures));
  });

interface RunOptions {
  data: string;
  date: string;
  region: string;
  vetted?: string;
  leaveOneOut?: true;
  wordsOnly?: true;
  updateBaseline?: true;
  json?: true;
}

interface AnswersOptions extends RunOptions {
  limit?: number;
  details?: string;
}

/** Draws the questions of `--limit`. */
const SEED = 1;

function limitOption(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number from 1 is needed.');
}

/** stard/questions.jsonl */
const nameOf = (path: string): string => path.split('/').slice(-2).join('/');

/** A command over a set of questions, with the options that all of them take. */
function runCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text}]}')
    .option('--data <dir>', 'data folder', 'data')
    .option('--date <day>', 'day of the questions, on which the law must be in force', today())
    .option('--region <region>', 'where the questions come from', NATIONWIDE)
    .option('--vetted <answers.jsonl>', 'vetted answers, for this run only')
    .option('--leave-one-out', 'a vetted question in nearly the words of the one asked is left out')
    .option('--words-only', 'without encoder and ranker, which have seen the questions of bench/stard')
    .option('--json', 'one JSON object on the last line');
}

function searcherOf(options: RunOptions): Promise<Searcher> {
  return openConfiguredSearcher(options.data, process.env, {
    ...(options.vetted && { vetted: vettedFrom(options.vetted, options) }),
    ...(options.leaveOneOut && { leaveOutCopies: true }),
    ...(options.wordsOnly && { useVectors: false }),
    onWarning: warn,
  });
}

function warn(message: string): void {
  console.error(message);
}

/** Vetted answers of a file, bound to the corpus as if they had been approved on the day of the run. */
function vettedFrom(path: string, { data, date }: RunOptions): VettedSource {
  const corpus = openCorpus(data);
  const bound = parseVettedAnswers(readFileSync(path, 'utf8'), path).map((answer) => bind(answer, corpus, date));
  corpus.close();
  return { all: () => bound, changes: () => '' };
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || !(error instanceof CorpusError || error.name === 'ConfigError')) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
