import { existsSync } from 'node:fs';
import { corpusPath } from '../corpus/open-database.ts';
import { openConfiguredEncoder } from '../embeddings/configured-encoder.ts';
import type { DenseEncoder } from '../embeddings/port.ts';
import { createReranker, rerankerSettings } from '../embeddings/reranker.ts';
import { openRanker, RANKER_WEIGHTS, type Ranker } from '../ranker/open-ranker.ts';
import { openVettedStore } from '../vetted/vetted-store.ts';
import { openSearcher, type Searcher, type SearcherOptions } from './open-searcher.ts';

/**
 * The searcher that the environment asks for: encoder (`EMBEDDINGS_…`, else the built-in one), trained ranker, vetted
 * answers of the data folder, and, where their variables are set, Qdrant (`QDRANT_…`) and a reranker (`RERANKER_…`).
 * @param overrides what a caller has another source for
 * @throws CorpusError, EncoderError, QdrantError as the parts do
 */
export async function openConfiguredSearcher(
  dataFolder: string, environment: NodeJS.ProcessEnv, overrides: Partial<SearcherOptions> = {},
): Promise<Searcher> {
  const warn = overrides.onWarning ?? (() => {});
  const encoder = await openConfiguredEncoder(environment);
  const candidates = await configuredCandidates(environment, encoder, warn);
  const reranking = rerankerSettings(environment);
  // A data folder without a corpus is left as it is; opening it says what is missing.
  const vetted = existsSync(corpusPath(dataFolder)) ? openVettedStore(dataFolder) : undefined;
  const searcher = await openSearcher(dataFolder, {
    encoder,
    ranker: trainedRanker(warn),
    ...(vetted && { vetted }),
    ...(candidates && { candidates }),
    ...(reranking && { reranker: createReranker(reranking, warn) }),
    ...overrides,
  });
  return {
    ...searcher,
    close: () => {
      searcher.close();
      vetted?.close();
    },
  };
}

/** Without a ranker that fits, a plain sum orders the hits: worse, and still an answer. */
function trainedRanker(warn: NonNullable<SearcherOptions['onWarning']>): Ranker | undefined {
  if (!existsSync(RANKER_WEIGHTS)) return undefined;
  try {
    return openRanker();
  } catch (error) {
    warn('排序模型与程序不匹配，暂不使用；请重新运行 npm run train', error);
    return undefined;
  }
}

/** The client of Qdrant is loaded only where `QDRANT_URL` asks for it. */
async function configuredCandidates(
  environment: NodeJS.ProcessEnv, encoder: DenseEncoder | undefined, warn: NonNullable<SearcherOptions['onWarning']>,
): Promise<SearcherOptions['candidates']> {
  if (!environment['QDRANT_URL']) return undefined;
  const { readQdrantSettings } = await import('../index/qdrant/settings.ts');
  const { qdrantCandidates } = await import('../index/qdrant/candidates.ts');
  const settings = readQdrantSettings(environment);
  return settings && qdrantCandidates({ ...settings, ...(encoder && { encoder: { name: encoder.name, dimensions: encoder.dimensions } }) }, (message) => warn(message, undefined));
}
