import { figureLines, headLine, readBaseline, writeBaseline } from '../baseline.ts';
import { readQuestions } from '../dataset.ts';
import { evaluateRetrieval } from '../retrieval.ts';
import { nameOf, questionCommand, searcherOf, today, type RunOptions } from './question-run.ts';

/** Of a run by words alone: the shipped encoder has seen the questions of `bench/stard`, see its model card. */
const BASELINE = new URL('../baselines/retrieval-words.json', import.meta.url);

export const retrieval = questionCommand('retrieval', 'how often the articles that answer a question are found')
  .option('--update-baseline', 'with --words-only: keep these figures as the committed baseline')
  .action(async (path: string, options: RunOptions) => {
    const searcher = await searcherOf(options);
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
