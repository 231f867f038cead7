import { workerData } from 'node:worker_threads';
import { openCorpus } from '../../corpus/corpus.ts';
import { buildIndex } from './build-index.ts';

const dataFolder = workerData as string;
const corpus = openCorpus(dataFolder);
buildIndex(corpus, dataFolder);
corpus.close();
