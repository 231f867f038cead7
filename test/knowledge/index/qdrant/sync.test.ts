import { describe, expect, test } from 'vitest';
import type { IndexPoint } from '../../../../knowledge/index/qdrant/index-point.ts';
import { withHash } from '../../../../knowledge/index/qdrant/index-point.ts';
import { META_ID } from '../../../../knowledge/index/qdrant/meta-point.ts';
import { openQdrantIndex } from '../../../../knowledge/index/qdrant/open-index.ts';
import type { QdrantSettings } from '../../../../knowledge/index/qdrant/settings.ts';
import { syncQdrant, type SyncResult } from '../../../../knowledge/index/qdrant/sync.ts';
import { startQdrant, type StandIn, type StandInRequest } from '../../../support/qdrant-stand-in.ts';
import { plainQuery } from '../contract.ts';
import { connect, corpusOf, IMPATIENT, inventedLaws, pointsOf, settingsFor, vectorOf } from './samples.ts';

async function server(given: Partial<QdrantSettings> = {}): Promise<{
  qdrant: StandIn;
  settings: QdrantSettings;
  points: IndexPoint[];
  sync: (given: Iterable<IndexPoint>, generation: number) => Promise<SyncResult>;
  held: () => unknown[];
}> {
  const qdrant = await startQdrant({ strict: true });
  const settings = settingsFor(qdrant.url, given);
  return {
    qdrant,
    settings,
    points: pointsOf(corpusOf(...inventedLaws(6)).corpus),
    sync: (synchronised, generation) => syncQdrant(connect(settings), settings, synchronised, generation, IMPATIENT),
    held: () => [...qdrant.collections.get(qdrant.aliases.get('test')!)!.points.keys()].filter((id) => id !== META_ID).toSorted(),
  };
}

const isUpsert = ({ method, path }: StandInRequest): boolean => method === 'PUT' && path.endsWith('/points');
const isWrite = ({ method, path }: StandInRequest): boolean =>
  method === 'PUT' || method === 'DELETE' || path.endsWith('/delete') || path.endsWith('/collections/aliases');
const ids = (of: readonly IndexPoint[]): string[] => of.map(({ pointId }) => pointId).toSorted();
/** A point whose text has changed. */
const changed = (point: IndexPoint): IndexPoint => withHash({ ...point, dense: vectorOf('改') });

test('the first time everything is written, in batches; the second time nothing', async () => {
  const { qdrant, sync, held, points } = await server();
  expect(await sync(points, 1)).toEqual({ written: 60, copied: 0, unchanged: 0, deleted: 0 });
  expect(held()).toEqual(ids(points));
  expect(qdrant.requests.filter(isUpsert).map(({ body }) => (body as { points: unknown[] }).points.length)).toEqual([1, 20, 20, 20, 1]);
  const before = qdrant.requests.length;
  expect(await sync(points, 1)).toEqual({ written: 0, copied: 0, unchanged: 60, deleted: 0 });
  expect(qdrant.requests.slice(before).filter(isWrite)).toEqual([]);
});

test('another generation of the same points: only its number is written', async () => {
  const { qdrant, settings, sync, points } = await server();
  await sync(points, 1);
  const before = qdrant.requests.length;
  await sync(points, 2);
  expect(qdrant.requests.slice(before).filter(isWrite)).toHaveLength(1);
  expect((await openQdrantIndex(connect(settings), settings)).generation).toBe(2);
});

test('once both collections stand, only what differs is sent, carried over and deleted', async () => {
  const { sync, held, qdrant, points } = await server();
  const [first, second, third, ...rest] = points as [IndexPoint, IndexPoint, IndexPoint, ...IndexPoint[]];
  await sync(points, 1);
  const withoutFirst = [changed(second), third, ...rest];
  expect(await sync(withoutFirst, 2)).toEqual({ written: 1, copied: 58, unchanged: 0, deleted: 0 });
  expect(held()).toEqual(ids(withoutFirst));
  const next = [changed(second), changed(third), ...rest];
  expect(await sync(next, 3)).toEqual({ written: 1, copied: 1, unchanged: 57, deleted: 1 });
  expect(held()).toEqual(ids(next));
  expect(await sync([first, ...next], 4)).toEqual({ written: 1, copied: 1, unchanged: 58, deleted: 0 });
  expect([...qdrant.collections.keys()].toSorted()).toEqual(['test-1', 'test-2']);
});

test('a point carried over is the point that was written', async () => {
  const { sync, qdrant, points } = await server();
  await sync(points, 1);
  const original = qdrant.collections.get('test-1')!.points.get(points[5]!.pointId)!;
  await sync([changed(points[0]!), ...points.slice(1)], 2);
  const copy = qdrant.collections.get('test-2')!.points.get(points[5]!.pointId)!;
  expect(copy.payload).toEqual(original.payload);
  expect(copy.vector['terms']).toEqual(original.vector['terms']);
  expect((copy.vector['dense'] as number[])[0]).toBeCloseTo((original.vector['dense'] as number[])[0]!, 5);
});

describe('readers never see half an index', () => {
  test('stopped anywhere on the way, they see the old one; taken up again, the new one', async () => {
    const { qdrant, settings, sync, points } = await server({ batchSize: 10 });
    await sync(points, 1);
    const index = await openQdrantIndex(connect(settings), settings);
    const question = { ...plainQuery('劳动合同'), vector: vectorOf('劳动合同') };
    const old = await index.search(question, {}, 50);
    const next = points.slice(1).map(changed);

    const whole = qdrant.requests.length;
    let steps = 0;
    for (let finished = false; !finished; steps += 1) {
      let allowed = steps;
      const revive = qdrant.fault((request) => isWrite(request) && allowed-- <= 0, { kind: 'hang-up' });
      finished = await sync(next, 2).then(() => true, () => false);
      revive();
      const seen = await index.search(question, {}, 50);
      expect(finished ? { ...seen, candidates: [] } : seen).toEqual(finished ? { candidates: [], generation: 2, size: 59 } : old);
    }
    expect(steps).toBeGreaterThan(5);
    expect(qdrant.requests.length).toBeGreaterThan(whole);
  });

  test('what was written before the stop is not written again', async () => {
    const { qdrant, sync, points } = await server();
    let allowed = 3;
    const revive = qdrant.fault((request) => isUpsert(request) && allowed-- <= 0, { kind: 'hang-up' });
    await expect(sync(points, 1)).rejects.toMatchObject({ code: 'unreachable' });
    revive();
    expect(await sync(points, 1)).toEqual({ written: 20, copied: 0, unchanged: 40, deleted: 0 });
  });

  test('the alias moves in one request', async () => {
    const { qdrant, sync, points } = await server();
    await sync(points, 1);
    await sync(points.slice(1), 2);
    const moves = qdrant.requests.filter(({ path }) => path === '/collections/aliases').map(({ body }) => body);
    expect(moves).toEqual([
      { actions: [{ create_alias: { alias_name: 'test', collection_name: 'test-1' } }] },
      { actions: [{ delete_alias: { alias_name: 'test' } }, { create_alias: { alias_name: 'test', collection_name: 'test-2' } }] },
    ]);
  });
});

describe('trouble that passes', () => {
  test.each([
    ['overloaded', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['overloaded without saying for how long', { kind: 'status', status: 429 }],
    ['out of order for a moment', { kind: 'status', status: 503 }],
    ['broken connections', { kind: 'hang-up' }],
    ['answers that get lost', { kind: 'lost-answer' }],
  ] as const)('%s: each request is made again and the index is whole', async (_name, fault) => {
    const { qdrant, sync, held, points } = await server();
    const struck = new Set<string>();
    qdrant.fault((request) => {
      const key = JSON.stringify(request);
      return !struck.has(key) && Boolean(struck.add(key));
    }, fault);
    // Collections are made in one go, whose eight requests each fail once.
    const result = await syncQdrant(connect(settingsFor(qdrant.url)), settingsFor(qdrant.url), points, 1, { ...IMPATIENT, attempts: 12 });
    expect(result.written).toBe(60);
    expect(held()).toEqual(ids(points));
    expect(await sync(points, 1)).toMatchObject({ written: 0, unchanged: 60 });
  });

  test('pauses double and are at least what the server asks for', async () => {
    const { qdrant, settings } = await server();
    const slept: number[] = [];
    const sleep = async (ms: number): Promise<void> => void slept.push(ms);
    qdrant.fault(() => true, { kind: 'status', status: 503 }, 3);
    qdrant.fault(() => true, { kind: 'status', status: 429, headers: { 'retry-after': '3' } }, 1);
    await syncQdrant(connect(settings), settings, [], 1, { attempts: 6, firstDelayMs: 200, sleep });
    expect(slept).toEqual([200, 400, 800, 3000]);
  });

  test('trouble that does not pass ends it, with the reason', async () => {
    const { qdrant, sync, points } = await server();
    qdrant.fault(isUpsert, { kind: 'status', status: 400 });
    await expect(sync(points, 1)).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('injected') });
    expect(qdrant.requests.filter(isUpsert)).toHaveLength(1);
  });
});

test('another encoder, layout or foreign collection: built anew beside, then switched', async () => {
  const { qdrant, sync, settings, points } = await server();
  await sync(points, 1);
  const quantised: QdrantSettings = { ...settings, quantization: 'scalar', onDisk: true, shardNumber: 2, replicationFactor: 2 };
  expect(await syncQdrant(connect(settings), quantised, points, 1, IMPATIENT)).toMatchObject({ written: 60 });
  expect(qdrant.aliases.get('test')).toBe('test-2');
  expect(qdrant.collections.get('test-2')!.config).toMatchObject({
    vectors: { dense: { size: 8, distance: 'Cosine', on_disk: true } },
    sparse_vectors: { terms: { modifier: 'idf', index: { on_disk: true } } },
    quantization_config: { scalar: { type: 'int8' } }, shard_number: 2, replication_factor: 2, on_disk_payload: true,
  });
  const { encoder: _encoder, ...lexical } = quantised;
  const plain = points.map(({ dense: _dense, ...point }) => withHash(point));
  expect(await syncQdrant(connect(settings), lexical, plain, 2, IMPATIENT)).toMatchObject({ written: 60 });
  expect(qdrant.collections.get('test-1')!.config.vectors).toEqual({});
});

test('a vector of another length is refused before it is sent', async () => {
  const { sync, points } = await server();
  await expect(sync([{ ...points[0]!, dense: new Float32Array(3) }], 1)).rejects.toMatchObject({ code: 'wrong-dimension', message: '条文向量是 3 维，索引按 8 维建立' });
});

test('two provisions of one id are an error, not one of them lost', async () => {
  const { sync, points } = await server();
  await expect(sync([points[0]!, points[0]!], 1)).rejects.toThrow('two provisions');
});
