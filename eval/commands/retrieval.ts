import { Command } from 'commander';
import { NATIONWIDE } from '../../knowledge/law.ts';
import { openConfiguredSearcher } from '../../knowledge/search/configured-searcher.ts';
import { figureLines, headLine, readBaseline, writeBaseline } from '../baseline.ts';
import { readQuestions } from '../dataset.ts';
import { evaluateRetrieval } from '../retrieval.ts';
import { nameOf, today, vettedFrom, type RunOptions } from './run-options.ts';

/** Of a run by words alone: the shipped encoder has seen the questions of `bench/stard`, see its model card. */
const BASELINE = new URL('../baselines/retrieval-words.json', import.meta.url);

export const retrieval = new Command('retrieval')
  .description('how often the articles that answer a question are found')
  .argument('<questions.jsonl>', 'lines of {id, question, gold: [{law, article, text?}]}')
  .option('--data <dir>', 'data folder', 'data')
  .option('--date <day>', 'day on which the law must be in force', today())
  .option('--region <region>', 'where the questions come from', NATIONWIDE)
  .option('--vetted <answers.jsonl>', 'vetted answers that lift provisions, for this run only')
  .option('--leave-one-out', 'a vetted question in nearly the words of the one asked is left out')
  .option('--words-only', 'without encoder and ranker, as where there are no vectors')
  .option('--update-baseline', 'with --words-only: keep these figures as the committed baseline')
  .option('--json', 'one JSON object on the last line')
  .action(async (path: string, options: RunOptions) => {
    const searcher = await openConfiguredSearcher(options.data, process.env, {
      ...(options.vetted && { vetted: vettedFrom(options.vetted, options) }),
      ...(options.leaveOneOut && { leaveOutCopies: true }),
      ...(options.wordsOnly && { useVectors: false }),
      onWarning: (message) => console.error(message),
    });
    const figures = await evaluateRetrieval(searcher, readQuestions(path), options);
    const corpus = searcher.corpus.counts();
    searcher.close();
    const before = options.wordsOnly ? readBaseline(BASELINE) : undefined;
    console.log([headLine(figures.questions, corpus.provisions, before), ...figureLines({ ...figures }, before)].join('\n'));
    if (options.updateBaseline && options.wordsOnly) {
      writeBaseline(BASELINE, { date: today(), questions: nameOf(path), corpus, figures: { ...figures } });
    }
    if (options.json) console.log(JSON.stringify(figures));
  });
