import type { QdrantRest } from './client.ts';
import { makeCollection, readCollection, type Collection } from './collection.ts';
import { dimensionTally } from './common-dimensions.ts';
import { QdrantError } from './errors.ts';
import type { IndexPoint } from './index-point.ts';
import { collectionNames } from './layout.ts';
import { PATIENT, retrying, type RetryOptions } from './retry.ts';
import { checkServer } from './server-version.ts';
import type { QdrantSettings } from './settings.ts';

export interface SyncResult {
  /** Points sent. */
  readonly written: number;
  /** Points that the server's other collection had and this one lacked. */
  readonly copied: number;
  readonly unchanged: number;
  readonly deleted: number;
}

/**
 * Brings the index in Qdrant to the state of the points. There are two collections: readers search one through an
 * alias, the other is brought up to date by writing what differs, and then the alias is moved; so readers see the old
 * index or the new one and never half of one. When nothing differs from what readers see, nothing is written but the
 * number of the generation. One call at a time; an interrupted one is taken up by the next where it stopped.
 * @param points all provisions of the corpus, each id once
 * @throws QdrantError
 */
export async function syncQdrant(
  client: QdrantRest,
  settings: QdrantSettings,
  points: Iterable<IndexPoint> | AsyncIterable<IndexPoint>,
  generation: number,
  retry: RetryOptions = PATIENT,
): Promise<SyncResult> {
  await checkServer(() => retrying(() => client.versionInfo(), retry));
  const liveName = await retrying(() => aliased(client, settings.prefix), retry);
  const live = liveName === undefined ? undefined : await readCollection(client, settings, liveName, retry);
  const draft = draftOf(client, settings, liveName, retry);
  const tally = dimensionTally();
  const seen = new Set<string>();
  const asLive: string[] = [];
  let written = 0;

  let pending: IndexPoint[] = [];
  const flush = async (): Promise<void> => {
    if (pending.length === 0) return;
    await (await draft()).upsert(pending);
    written += pending.length;
    pending = [];
  };
  for await (const point of points) {
    const { pointId, hash } = checked(point, settings);
    if (seen.has(pointId)) throw new Error(`two provisions have the point id ${pointId}`);
    seen.add(pointId);
    tally.add(point.sparse);
    // Whether it must be copied is decided at the end: perhaps nothing has changed.
    if (live?.held.get(pointId) === hash) asLive.push(pointId);
    else if ((await draft()).held.get(pointId) !== hash && pending.push(point) === settings.batchSize) await flush();
  }
  await flush();

  const filled = { generation, size: seen.size, common: tally.tooCommon() };
  if (live && asLive.length === seen.size && live.held.size === seen.size) {
    if (live.meta.generation !== generation) await live.describe(filled);
    return { written: 0, copied: 0, unchanged: seen.size, deleted: 0 };
  }
  const next = await draft();
  const missing = asLive.filter((id) => next.held.get(id) !== live!.held.get(id));
  for (const ids of batches(missing, settings.batchSize)) await next.copyFrom(live!, ids);
  const gone = [...next.held.keys()].filter((id) => !seen.has(id));
  for (const ids of batches(gone, settings.batchSize)) await next.delete(ids);
  await next.describe(filled);
  await retrying(() => pointAlias(client, settings.prefix, next.name), retry);
  return { written, copied: missing.length, unchanged: seen.size - written - missing.length, deleted: gone.length };
}

/** The collection that readers do not see, read or made when it is first needed. */
function draftOf(client: QdrantRest, settings: QdrantSettings, live: string | undefined, retry: RetryOptions): () => Promise<Collection> {
  const [first, second] = collectionNames(settings.prefix);
  const name = live === first ? second : first;
  let collection: Collection | undefined;
  return async () => {
    collection ??= await readCollection(client, settings, name, retry);
    if (!collection) {
      await makeCollection(client, settings, name, retry);
      collection = await readCollection(client, settings, name, retry);
    }
    return collection!;
  };
}

async function aliased(client: QdrantRest, alias: string): Promise<string | undefined> {
  const { aliases } = await client.getAliases();
  return aliases.find(({ alias_name }) => alias_name === alias)?.collection_name;
}

/** One request: Qdrant applies its actions together. */
async function pointAlias(client: QdrantRest, alias: string, collection: string): Promise<void> {
  const exists = (await aliased(client, alias)) !== undefined;
  await client.updateCollectionAliases({
    actions: [
      ...(exists ? [{ delete_alias: { alias_name: alias } }] : []),
      { create_alias: { alias_name: alias, collection_name: collection } },
    ],
  });
}

function checked(point: IndexPoint, { encoder }: QdrantSettings): IndexPoint {
  if (point.dense?.length === encoder?.dimensions) return point;
  throw new QdrantError('wrong-dimension', `条文向量是 ${point.dense?.length ?? 0} 维，索引按 ${encoder?.dimensions ?? 0} 维建立`);
}

function* batches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
