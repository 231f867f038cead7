import type { RankerNetwork } from '../../knowledge/ranker/network.ts';
import type { CandidateList, QuestionCandidates } from './candidates.ts';
import type { Material } from './material.ts';
import type { Network } from './network.ts';
import type { Pool } from './pool.ts';
import type { RankingList } from './ranker-learner.ts';

/** What training on some questions gives. */
export interface TrainedModel {
  readonly network: Network;
  readonly rankers: readonly RankerNetwork[];
  /** Candidates of the questions that were held out, described by this model's own encoder. */
  readonly heldOut: readonly QuestionCandidates[];
}

/** What the corpus alone teaches, once for all folds. */
export interface CorpusModel {
  readonly network: Network;
  readonly hard: readonly Uint32Array[];
}

export interface ModelOptions {
  readonly dimensions: number;
  readonly corpusSteps: number;
  readonly questionSteps: number;
  readonly seed: number;
}

const CORPUS_RATE = 0.05;
const QUESTION_RATE = 0.03;
/** Parts into which the questions are cut so that none is described by an encoder that has seen it. */
const PARTS = 3;
const RANKERS = 3;
const RANKER = { units: 48, epochs: 14, rate: 0.002, decay: 0.05 };

export async function trainOnCorpus(pool: Pool, { dimensions, corpusSteps, seed }: ModelOptions): Promise<CorpusModel> {
  const network = await pool.run({ kind: 'corpus', dimensions, options: { steps: corpusSteps, rate: CORPUS_RATE, seed } }, 'corpus');
  return { network, hard: await pool.run({ kind: 'hard', network }, 'hard negatives') };
}

/**
 * Trains encoder and ranker on the questions `learn`, numbers of the material's, and describes those of `heldOut`.
 * The ranker learns from descriptions by encoders that have not seen the question described; encoder, law prior and
 * memory of `heldOut` know `learn` and nothing else.
 */
export async function trainModel(
  pool: Pool, material: Material, corpus: CorpusModel, learn: readonly number[], heldOut: readonly number[], options: ModelOptions, label: string,
): Promise<TrainedModel> {
  const settings = { steps: options.questionSteps, rate: QUESTION_RATE, seed: options.seed };
  const shared = { kind: 'questions', start: corpus.network, hard: corpus.hard, memory: learn, options: settings } as const;
  const [whole, ...parts] = await Promise.all([
    pool.run({ ...shared, learn, describe: heldOut }, `${label}, encoder`),
    ...Array.from({ length: PARTS }, (_, part) => pool.run({
      ...shared,
      learn: learn.filter((_question, index) => index % PARTS !== part),
      describe: learn.filter((_question, index) => index % PARTS === part),
    }, `${label}, part ${part + 1}`)),
  ]);
  const lists = parts.flatMap(({ candidates }) => candidates).flatMap(({ without, withMemory }) => [
    rankingList(without, material), rankingList(withMemory, material),
  ]);
  const rankers = await Promise.all(Array.from({ length: RANKERS }, (_, index) =>
    pool.run({ kind: 'ranker', lists, options: { ...RANKER, seed: options.seed + index } }, `${label}, ranker ${index + 1}`)));
  return { network: whole!.network, rankers, heldOut: whole!.candidates };
}

function rankingList({ question, passages, rows }: CandidateList, material: Material): RankingList {
  const right = new Set(material.questions[question]!.gold.flat());
  const gold: number[] = [];
  passages.forEach((passage, index) => {
    if (right.has(passage)) gold.push(index);
  });
  return { rows, gold };
}
