import { parentPort, workerData } from 'node:worker_threads';
import type { LawCounts } from '../../knowledge/ranker/law-prior.ts';
import type { RankerNetwork } from '../../knowledge/ranker/network.ts';
import { SIGNALS } from '../../knowledge/ranker/signals.ts';
import { describeCandidates, type QuestionCandidates } from './candidates.ts';
import { mineHardNegatives } from './hard-negatives.ts';
import { lawCountsOf, type Material } from './material.ts';
import { copyNetwork, createNetwork, type Network } from './network.ts';
import { trainRanker, type RankerOptions, type RankingList } from './ranker-learner.ts';
import { learnCorpus, learnQuestions, type EncoderOptions } from './train-encoder.ts';

/** What a worker can be asked to do. */
export type Task =
  | { readonly kind: 'corpus'; readonly dimensions: number; readonly options: EncoderOptions }
  | { readonly kind: 'hard'; readonly network: Network }
  | {
    readonly kind: 'questions';
    /** Network that has learnt from the corpus. */
    readonly start: Network;
    readonly hard: readonly Uint32Array[];
    /** Numbers of the questions that it learns. */
    readonly learn: readonly number[];
    /** Numbers of the questions whose candidates it describes afterwards. */
    readonly describe: readonly number[];
    /** Numbers of the questions that count as vetted then. */
    readonly memory: readonly number[];
    readonly options: EncoderOptions;
  }
  | {
    readonly kind: 'describe';
    readonly network: Network;
    readonly describe: readonly number[];
    readonly memory: readonly number[];
    readonly lawCounts: LawCounts;
  }
  | { readonly kind: 'ranker'; readonly lists: readonly RankingList[]; readonly options: RankerOptions };

export interface Results {
  readonly corpus: Network;
  readonly hard: Uint32Array[];
  readonly questions: { readonly network: Network; readonly candidates: QuestionCandidates[] };
  readonly describe: QuestionCandidates[];
  readonly ranker: RankerNetwork;
}

export type Message =
  | { readonly kind: 'progress'; readonly step: number; readonly loss: number }
  | { readonly kind: 'done'; readonly result: Results[keyof Results] };

const port = parentPort!;
const material = workerData as Material;

port.on('message', (task: Task) => {
  port.postMessage({ kind: 'done', result: run(task) } satisfies Message);
});

function run(task: Task): Results[keyof Results] {
  const progress = (step: number, loss: number): void => port.postMessage({ kind: 'progress', step, loss } satisfies Message);
  switch (task.kind) {
    case 'corpus': {
      const network = createNetwork(material.idf, material.inCorpus, task.dimensions, task.options.seed);
      learnCorpus(network, material, task.options, progress);
      return network;
    }
    case 'hard': return mineHardNegatives(task.network, material);
    case 'questions': {
      const network = copyNetwork(task.start);
      learnQuestions(network, material, task.learn, task.hard, task.options, progress);
      return { network, candidates: describeCandidates(network, material, task.describe, task.memory, lawCountsOf(material, task.learn)) };
    }
    case 'describe': return describeCandidates(task.network, material, task.describe, task.memory, task.lawCounts);
    case 'ranker': return trainRanker(task.lists, SIGNALS.length, task.options);
  }
}
