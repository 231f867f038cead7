import { readFileSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { createConsultant } from '../../bot/consult/consult.ts';
import { officesFrom } from '../../bot/guidance/offices.ts';
import { openConfiguredModel } from '../../bot/model/configured-model.ts';
import { askAlone } from '../answers/ask-alone.ts';
import { evaluateAnswers, flatFigures } from '../answers/evaluate-answers.ts';
import { figureLines, headLine, readBaseline, writeBaseline } from '../baseline.ts';
import { readQuestions } from '../dataset.ts';
import { createRandom, shuffled } from '../train/random.ts';
import { nameOf, questionCommand, searcherOf, today, warn, type RunOptions } from './question-run.ts';

/** Of a run without a language model, over all questions of the set. */
const BASELINE = new URL('../baselines/answers-without-model.json', import.meta.url);
const OUT_OF_SCOPE = new URL('../sets/out-of-scope.txt', import.meta.url);

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

export const answers = questionCommand('answers', 'what a resident is told: articles cited, questions refused and handed over, what is no legal question left alone')
  .option('--limit <n>', 'only so many questions, the same ones for the same number', limitOption)
  .option('--details <file.jsonl>', 'what became of every question, a line each')
  .option('--update-baseline', 'on a plain run without a model: keep these figures as the committed baseline')
  .action(async (path: string, options: AnswersOptions) => {
    const searcher = await searcherOf(options);
    const model = await openConfiguredModel(process.env, { onWarning: warn });
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
    const before = isPlain ? readBaseline(BASELINE) : undefined;
    const flat = flatFigures(figures);
    console.log([
      `${headLine(figures.questions, corpus.provisions, before)}; ${model ? `model ${model.name}` : 'no model'}`,
      ...figureLines(flat, before),
      `answered out of scope (${figures.outOfScope.answered.length} of ${figures.outOfScope.questions}): ${figures.outOfScope.answered.join('；')}`,
    ].join('\n'));
    if (options.details) writeFileSync(options.details, answered.map((one) => `${JSON.stringify(one)}\n`).join(''));
    if (options.updateBaseline && isPlain) writeBaseline(BASELINE, { date: today(), questions: nameOf(path), corpus, figures: flat });
    if (options.json) console.log(JSON.stringify(figures));
  });
