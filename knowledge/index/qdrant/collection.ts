import type { Schemas } from '@qdrant/js-client-rest';
import type { QdrantRest } from './client.ts';
import { collectionBody, layoutOf, PAYLOAD_INDEXES, toPointStruct } from './layout.ts';
import type { IndexPoint } from './index-point.ts';
import { fetchMeta, META_ID, toMetaPoint, type Meta } from './meta-point.ts';
import { retrying, type RetryOptions } from './retry.ts';
import type { QdrantSettings } from './settings.ts';
import { ENCODING_VERSION } from './sparse-encoding.ts';

/** One of the two standing collections, as the synchroniser sees it. */
export interface Collection {
  readonly name: string;
  readonly meta: Meta;
  /** Hash of every point that it holds, by id. */
  readonly held: ReadonlyMap<string, string>;
  upsert(points: readonly IndexPoint[]): Promise<void>;
  /** Takes points over, vectors and all, from another collection of the same layout. */
  copyFrom(other: Collection, ids: readonly string[]): Promise<void>;
  delete(ids: readonly string[]): Promise<void>;
  describe(meta: Pick<Meta, 'generation' | 'size' | 'common'>): Promise<void>;
}

/** Ids and hashes in one answer: some 100 bytes each. */
const PAGE = 1000;

/** @returns undefined when there is none of that name and of the layout that the settings ask for. */
export async function readCollection(client: QdrantRest, settings: QdrantSettings, name: string, retry: RetryOptions): Promise<Collection | undefined> {
  const ask = <Result>(call: () => Promise<Result>): Promise<Result> => retrying(call, retry);
  if (!(await ask(() => client.collectionExists(name))).exists) return undefined;
  const meta = await ask(() => fetchMeta(client, name));
  if (meta?.layout !== layoutOf(settings)) return undefined;

  const held = new Map<string, string>();
  for (let offset: Offset | undefined; ;) {
    const page = await ask(() => client.scroll(name, {
      limit: PAGE, with_payload: ['hash'], with_vector: false, ...(offset !== undefined && { offset }),
    }));
    for (const { id, payload } of page.points) if (id !== META_ID) held.set(String(id), String(payload?.['hash']));
    const next = page.next_page_offset;
    if (typeof next !== 'string' && typeof next !== 'number') break;
    offset = next;
  }

  return {
    name,
    meta,
    held,
    upsert: async (points) => void (await ask(() => client.upsert(name, { wait: true, points: points.map(toPointStruct) }))),
    copyFrom: async (other, ids) => {
      const records = await ask(() => client.retrieve(other.name, { ids: [...ids], with_payload: true, with_vector: true }));
      const points = records.map(({ id, vector, payload }) => ({ id, vector: (vector ?? {}) as Schemas['VectorStruct'], payload: payload ?? {} }));
      await ask(() => client.upsert(name, { wait: true, points }));
    },
    delete: async (ids) => void (await ask(() => client.delete(name, { wait: true, points: [...ids] }))),
    describe: async (filled) => {
      const point = toMetaPoint({ ...emptyMeta(settings), ...filled });
      await ask(() => client.upsert(name, { wait: true, points: [point] }));
    },
  };
}

/** Makes an empty collection, in place of one that may be there: repeated as a whole, it ends in the same state. */
export async function makeCollection(client: QdrantRest, settings: QdrantSettings, name: string, retry: RetryOptions): Promise<void> {
  await retrying(async () => {
    if ((await client.collectionExists(name)).exists) await client.deleteCollection(name);
    await client.createCollection(name, collectionBody(settings));
    // Before there is data, so that Qdrant builds its graph with the filters in mind.
    for (const [field_name, field_schema] of Object.entries(PAYLOAD_INDEXES)) {
      await client.createPayloadIndex(name, { wait: true, field_name, field_schema });
    }
    await client.upsert(name, { wait: true, points: [toMetaPoint(emptyMeta(settings))] });
  }, retry);
}

function emptyMeta(settings: QdrantSettings): Meta {
  return {
    layout: layoutOf(settings),
    encoding: ENCODING_VERSION,
    ...(settings.encoder && { encoder: settings.encoder }),
    size: 0,
    common: [],
  };
}

type Offset = string | number;
