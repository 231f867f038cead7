import { readFileSync } from 'node:fs';
import type { Corpus } from '../../../../knowledge/corpus/corpus.ts';
import { openCorpus } from '../../../../knowledge/corpus/corpus.ts';
import { openDatabase } from '../../../../knowledge/corpus/open-database.ts';
import type { DocumentToStore } from '../../../../knowledge/corpus/document-to-store.ts';
import { connectQdrant, type QdrantRest } from '../../../../knowledge/index/qdrant/client.ts';
import { pointMaker, type IndexPoint } from '../../../../knowledge/index/qdrant/index-point.ts';
import { openQdrantIndex, type QdrantIndex } from '../../../../knowledge/index/qdrant/open-index.ts';
import type { RetryOptions } from '../../../../knowledge/index/qdrant/retry.ts';
import { qdrantSettings, type QdrantSettings } from '../../../../knowledge/index/qdrant/settings.ts';
import { syncQdrant } from '../../../../knowledge/index/qdrant/sync.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { document, store } from '../../corpus/documents.ts';

const DIMENSION = 8;
export const ENCODER = { name: 'letters', dimensions: DIMENSION };

/** Tries twice more, at once. */
export const IMPATIENT: RetryOptions = { attempts: 3, firstDelayMs: 1, sleep: async () => {} };

export const settingsFor = (url: string, given: Partial<QdrantSettings> = {}): QdrantSettings =>
  ({ ...qdrantSettings.parse({ url, prefix: 'test', batchSize: 20 }), encoder: ENCODER, ...given });

export const connect = (settings: QdrantSettings): QdrantRest => connectQdrant(settings, 5000);

export function corpusOf(...documents: DocumentToStore[]): { corpus: Corpus; data: string } {
  const data = temporaryFolder();
  openDatabase(data, 'write').close();
  store(data, ...documents);
  return { corpus: openCorpus(data), data };
}

export function pointsOf(corpus: Corpus): IndexPoint[] {
  const toPoint = pointMaker();
  return [...corpus.everyProvision()].map((entry) => toPoint(entry, vectorOf(entry.provision.text)));
}

/** Synchronises a corpus and opens it. */
export async function indexed(corpus: Corpus, settings: QdrantSettings): Promise<QdrantIndex> {
  const client = connect(settings);
  await syncQdrant(client, settings, pointsOf(corpus), corpus.generation(), IMPATIENT);
  return openQdrantIndex(client, settings);
}

/** An encoder of a kind: the same text gives the same direction. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSION);
  for (let index = 0; index < text.length; index += 1) vector[text.charCodeAt(index) % DIMENSION]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Numbers from 0 to 1 that are the same on every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = readFileSync(new URL('../../../../knowledge/index/legal-words.txt', import.meta.url), 'utf8')
  .split('\n').map((line) => line.split(' ')[0]!).filter((word) => word.length >= 2).slice(0, 400);

/** Some words often and most of them seldom, as in a language. */
const word = (next: () => number): string => WORDS[Math.floor(WORDS.length * next() ** 2)]!;

const words = (next: () => number, count: number, between = ''): string => Array.from({ length: count }, () => word(next)).join(between);

const LEVELS = ['法律', '行政法规', '地方性法规', '部门规章'] as const;
const REGIONS = ['全国', '陕西省', '陕西省/安康市', '四川省'] as const;

/** Invented laws of ten articles each, of every level, of many places and days; texts and titles as long as in real laws. */
export function inventedLaws(laws: number, seed = 7): DocumentToStore[] {
  const next = random(seed);
  return Array.from({ length: laws }, (_, law) => document({
    title: `示例${words(next, 6)}法之${law}`,
    level: LEVELS[law % LEVELS.length]!,
    region: REGIONS[Math.floor(law / 4) % REGIONS.length]!,
    date: `20${10 + (law % 15)}-01-01`,
    statedFrom: `20${10 + (law % 15)}-03-01`,
    articles: Array.from({ length: 10 }, () => `${words(next, 5 + Math.floor(next() * 35))}。`),
  }));
}

export function inventedQuestions(count: number, seed = 11): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => words(next, 2 + Math.floor(next() * 4), '，'));
}
