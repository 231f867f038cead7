import { workerData } from 'node:worker_threads';
import { openCorpus } from '../../corpus/corpus.ts';
import { openBuiltInEncoder } from '../../embeddings/built-in-encoder.ts';
import { buildIndex } from './build-index.ts';
import type { RebuildOrder } from './rebuild.ts';

const { dataFolder, withVectors } = workerData as RebuildOrder;
const corpus = openCorpus(dataFolder);
await buildIndex(corpus, dataFolder, withVectors ? openBuiltInEncoder() : undefined);
corpus.close();
