import type { Corpus } from '../knowledge/corpus/corpus.ts';
import { openConfiguredEncoder } from '../knowledge/embeddings/configured-encoder.ts';
import { openVectorCache, type VectorCache } from '../knowledge/embeddings/vector-cache.ts';
import { buildIndex } from '../knowledge/index/embedded/build-index.ts';
import { openEmbeddedIndex } from '../knowledge/index/embedded/open-index.ts';

/**
 * Builds the index of a data folder anew when the corpus has changed or another encoder is configured, and brings
 * Qdrant up to date where `QDRANT_URL` names one.
 * @param onBuild told before a build, which takes seconds to a minute
 * @throws EncoderError when the configured encoder cannot be used; the corpus and the old index stay
 */
export async function refreshIndex(corpus: Corpus, dataFolder: string, environment: NodeJS.ProcessEnv, onBuild: () => void): Promise<void> {
  let cache: VectorCache | undefined;
  const index = openEmbeddedIndex(dataFolder);
  try {
    const encoder = await openConfiguredEncoder(environment, () => (cache = openVectorCache(dataFolder)));
    if (index?.generation !== corpus.generation() || index.encoder?.name !== encoder?.name) {
      onBuild();
      await buildIndex(corpus, dataFolder, encoder);
    }
    if (environment['QDRANT_URL']) {
      const { syncConfiguredQdrant } = await import('./sync-qdrant.ts');
      await syncConfiguredQdrant(corpus, encoder, environment);
    }
  } finally {
    index?.close();
    cache?.close();
  }
}
