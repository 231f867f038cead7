import type { Corpus } from '../knowledge/corpus/corpus.ts';
import type { DenseEncoder } from '../knowledge/embeddings/port.ts';
import { connectQdrant } from '../knowledge/index/qdrant/client.ts';
import { pointMaker, type IndexPoint } from '../knowledge/index/qdrant/index-point.ts';
import { readQdrantSettings } from '../knowledge/index/qdrant/settings.ts';
import { syncQdrant, type SyncResult } from '../knowledge/index/qdrant/sync.ts';

/** Provisions that are encoded together. */
const TOGETHER = 256;

/**
 * Brings the index in Qdrant to the state of the corpus; only what has changed is written.
 * @throws QdrantError
 */
export async function syncConfiguredQdrant(corpus: Corpus, encoder: DenseEncoder | undefined, environment: NodeJS.ProcessEnv): Promise<SyncResult | undefined> {
  const settings = readQdrantSettings(environment);
  if (!settings) return undefined;
  const client = connectQdrant(settings, settings.writeTimeoutMs);
  const about = encoder && { encoder: { name: encoder.name, dimensions: encoder.dimensions } };
  return syncQdrant(client, { ...settings, ...about }, pointsOf(corpus, encoder), corpus.generation());
}

async function* pointsOf(corpus: Corpus, encoder: DenseEncoder | undefined): AsyncGenerator<IndexPoint> {
  const makePoint = pointMaker();
  let waiting = [];
  for (const entry of corpus.everyProvision()) {
    waiting.push(entry);
    if (waiting.length < TOGETHER) continue;
    yield* await encoded(waiting);
    waiting = [];
  }
  yield* await encoded(waiting);

  async function encoded(entries: Parameters<typeof makePoint>[0][]): Promise<IndexPoint[]> {
    const vectors = await encoder?.encodeProvisions(entries.map(({ version, provision }) => ({ title: version.title, path: provision.path, text: provision.text })));
    return entries.map((entry, index) => makePoint(entry, vectors?.[index]?.whole));
  }
}
