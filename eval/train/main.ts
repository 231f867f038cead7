import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { CorpusError } from '../../knowledge/corpus/open-database.ts';
import { endpointSettings } from '../../knowledge/embeddings/configured-encoder.ts';
import { openEndpointEncoder } from '../../knowledge/embeddings/endpoint-encoder.ts';
import { EncoderError } from '../../knowledge/embeddings/port.ts';
import { openVectorCache } from '../../knowledge/embeddings/vector-cache.ts';
import { compareWithInstalled } from './compare.ts';
import { crossValidate } from './cross-validate.ts';
import { readInstalled } from './current-model.ts';
import { readEndpoint, type Endpoint } from './endpoint.ts';
import { figuresOf, ranksOf, table, WAYS } from './figures.ts';
import { goldFinder } from './gold.ts';
import { installModel, installRecord } from './install.ts';
import { lawCountsOf, prepareMaterial } from './material.ts';
import { figuresByWay, meansOf } from './model-card.ts';
import { readTrainingQuestions, type TrainingQuestion } from './pairs.ts';
import { provisionsInForce } from './passages.ts';
import { createPool } from './pool.ts';
import { quantise } from './quantise.ts';
import { isHeldOut, markOf, type TrainingRecord } from './record.ts';
import { trainModel, trainOnCorpus } from './train-model.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));
/** The most dimensions that 12 MB hold and a scan of 64,000 provisions allows; steps after which the folds gain no more. */
const SIZE = { dimensions: 192, corpusSteps: 600, questionSteps: 400 };
/** A tenth of fewer is too small to judge by. */
const LEAST_QUESTIONS = 200;
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Options {
  readonly pairs: string;
  readonly data: string;
  readonly date: string;
  readonly out: string;
  readonly threads: string;
  readonly seed: string;
  readonly crossValidate?: true;
  readonly measureOnly?: true;
  readonly force?: true;
}

const started = performance.now();
const report = (line: string): void => console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);

await new Command('npm run train --')
  .description('Trains encoder and ranker from questions with their articles, and installs them if they are no worse than the present ones.')
  .requiredOption('--pairs <questions.jsonl>', 'lines of {id, question, gold: [{law, article, text}], answer}')
  .option('--data <dir>', 'data folder with the laws', 'data')
  .option('--date <day>', 'day on which the law must be in force', TODAY)
  .option('--out <dir>', 'folder that holds encoder/ and ranker/', KNOWLEDGE)
  .option('--threads <n>', 'worker threads', '2')
  .option('--seed <n>', 'seed of everything random', '1')
  .option('--cross-validate', 'measure on five folds first, an endpoint of EMBEDDINGS_BASE_URL beside; takes four times as long')
  .option('--measure-only', 'cross-validate, write the figures into record and card of the present model, and let it stay')
  .option('--force', 'install even a worse model')
  .action(train)
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof CorpusError || error instanceof EncoderError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });

async function train(options: Options): Promise<void> {
  const entries = provisionsInForce(options.data, options.date);
  const questions = readTrainingQuestions(options.pairs, goldFinder(entries));
  if (questions.length < LEAST_QUESTIONS) {
    console.error(`${options.pairs} holds ${questions.length} questions; fewer than ${LEAST_QUESTIONS} train nothing that could be measured.`);
    process.exitCode = 2;
    return;
  }
  report(`${questions.length} questions, ${entries.length} provisions in force on ${options.date}`);
  const installed = readInstalled(options.out);
  const validates = options.crossValidate === true || options.measureOnly === true;
  const endpoint = validates ? await askEndpoint(options.data, entries, questions) : undefined;
  const material = prepareMaterial(entries, questions);
  const pool = createPool(material, Number(options.threads), report);
  const settings = { ...SIZE, seed: Number(options.seed) };
  const corpus = await trainOnCorpus(pool, settings);
  const folds = validates ? await crossValidate(pool, material, corpus, endpoint, settings, report) : undefined;
  const crossValidation = folds && { date: TODAY, provisions: entries.length, folds };
  if (folds) report(`means of the folds\n${table(meansOf(folds))}`);
  if (options.measureOnly) {
    await pool.close();
    if (installed && crossValidation) installRecord(options.out, { ...installed, record: { ...installed.record, crossValidation } });
    return;
  }

  const all = questions.map((_, number) => number);
  const heldOut = all.filter((number) => isHeldOut(questions[number]!.question));
  const trial = await trainModel(pool, material, corpus, all.filter((number) => !heldOut.includes(number)), heldOut, settings, 'trial');
  const trialRanks = ranksOf(material, trial.heldOut, trial.rankers);
  report(`held-out tenth, ${heldOut.length} questions\n${table(WAYS.map((way) => [way, figuresOf(trialRanks[way])]))}`);
  const verdict = installed && await compareWithInstalled({ pool, material, entries, questions, installed, heldOut, ranks: trialRanks });
  if (verdict) report(verdict.reason);
  if (verdict?.isWorse && !options.force) {
    console.error('The present model stays. --force installs the new one all the same.');
    process.exitCode = 1;
    await pool.close();
    return;
  }

  const model = await trainModel(pool, material, corpus, all, [], settings, 'final');
  await pool.close();
  const encoder = quantise(model.network, material.vocabulary);
  const lawCounts = lawCountsOf(material, all);
  const keys = new Map(entries.map(({ law }) => [law.id, law.key]));
  const record: TrainingRecord = {
    date: TODAY, seed: settings.seed, pairs: options.pairs.split('/').slice(-2).join('/'), questions: questions.length, provisions: entries.length,
    heldOut: figuresByWay(trialRanks),
    ...(crossValidation && { crossValidation }),
    seen: questions.map(({ question }) => markOf(question)).sort(),
  };
  installModel(options.out, {
    encoder,
    ranker: {
      networks: model.rankers,
      lawCounts: { questions: lawCounts.questions, byLaw: new Map([...lawCounts.byLaw].map(([law, count]) => [keys.get(law)!, count])) },
    },
    record,
  });
  report(`installed in ${options.out}: ${encoder.features.length} features`);
}

/** The endpoint that the environment names, with all its vectors. */
async function askEndpoint(data: string, entries: readonly ProvisionInContext[], questions: readonly TrainingQuestion[]): Promise<Endpoint | undefined> {
  const settings = endpointSettings(process.env);
  if (!settings) return undefined;
  const cache = openVectorCache(data);
  try {
    return await readEndpoint(settings.model, await openEndpointEncoder(settings, cache), entries, questions, report);
  } finally {
    cache.close();
  }
}
