import type { IndexFilter, IndexQuery } from '../port.ts';
import { connectQdrant } from './client.ts';
import { openQdrantIndex } from './open-index.ts';
import type { QdrantSettings } from './settings.ts';
import { openedOnDemand, withFallback } from './with-fallback.ts';

/** Ids of provisions that may answer, from Qdrant; undefined when the embedded index must look itself. */
export type FindCandidates = (query: IndexQuery, filter: IndexFilter, limit: number, generation: number) => Promise<readonly number[] | undefined>;

/**
 * Candidates from Qdrant while it answers and holds the generation of the corpus that is asked for.
 * @param onWarning told in Chinese when Qdrant is given up and when it is back
 */
export function qdrantCandidates(settings: QdrantSettings, onWarning: (message: string) => void): FindCandidates {
  const client = connectQdrant(settings, settings.searchTimeoutMs);
  const ask = openedOnDemand(
    () => openQdrantIndex(client, settings),
    async (index, query: IndexQuery, filter: IndexFilter, limit: number, generation: number) => {
      const result = await index.search(query, filter, limit);
      return result.generation === generation ? result.candidates.map((candidate) => candidate.provisionId) : undefined;
    },
  );
  return withFallback(ask, () => undefined, { onWarning, now: () => performance.now(), timeoutMs: settings.searchTimeoutMs });
}
