import { describe, expect, test } from 'vitest';
import { startQdrant, type StandInOptions } from '../../../support/qdrant-stand-in.ts';

/** The stand-in has to refuse what Qdrant refuses, or the tests of the adapter prove little. */
async function standIn(options: StandInOptions = {}) {
  const qdrant = await startQdrant(options);
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(qdrant.url + path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await response.text();
    const answer = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: response.status, answer, error: answer.status?.error as string | undefined };
  };
  const collection = { vectors: { dense: { size: 2, distance: 'Cosine' } }, sparse_vectors: { terms: { modifier: 'idf' } } };
  await ask('PUT', '/collections/c', collection);
  return { qdrant, ask, collection };
}

const ID = '00000000-0000-4000-8000-000000000001';
const search = (body: object) => ({ searches: [body] });
const NEAREST = { query: [1, 0], using: 'dense', limit: 3 };

describe('the stand-in refuses', () => {
  test.each<[string, string, string, unknown, number, string]>([
    ['an unknown field', 'PUT', '/points?wait=true', { points: [], wait: true }, 400, 'Format error in JSON body'],
    ['an unknown field in a search', 'POST', '/points/query/batch', search({ ...NEAREST, top: 3 }), 400, 'Format error in JSON body'],
    ['a bad id', 'PUT', '/points?wait=true', { points: [{ id: '第一条', vector: {} }] }, 400, 'value 第一条 is not a valid point ID, valid values are either an unsigned integer or a UUID'],
    ['a negative id', 'POST', '/points/delete?wait=true', { points: [-1] }, 400, 'is not a valid point ID'],
    ['an unknown vector', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { nope: [1, 2] } }] }, 400, 'Wrong input: Not existing vector name error: nope'],
    ['a vector of another size', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { dense: [1, 2, 3] } }] }, 400, 'Wrong input: Vector dimension error: expected dim: 2, got 3'],
    ['a dense vector for a sparse one', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { terms: [1, 2] } }] }, 400, 'sparse'],
    ['a sparse vector for a dense one', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { dense: { indices: [1], values: [1] } } }] }, 400, 'sparse'],
    ['a dimension twice', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { terms: { indices: [1, 1], values: [1, 1] } } }] }, 400, 'unique'],
    ['a dimension above 32 bits', 'PUT', '/points?wait=true', { points: [{ id: ID, vector: { terms: { indices: [2 ** 32], values: [1] } } }] }, 400, 'Format error'],
    ['a search by an unknown vector', 'POST', '/points/query/batch', search({ ...NEAREST, using: 'nope' }), 400, 'Not existing vector name error: nope'],
    ['a search by a vector of another size', 'POST', '/points/query/batch', search({ ...NEAREST, query: [1] }), 400, 'expected dim: 2, got 1'],
    ['fusion of nothing', 'POST', '/points/query/batch', search({ query: { fusion: 'rrf' }, limit: 3 }), 400, 'without prefetches'],
    ['a limit of none', 'POST', '/points/query/batch', search({ ...NEAREST, limit: 0 }), 422, 'must be 1 or larger'],
    ['a filter on an unindexed key in strict mode', 'POST', '/points/query/batch', search({ ...NEAREST, filter: { must: [{ key: 'law', match: { any: [1] } }] } }), 400, 'Index required but not found for "law" of one of the following types: [integer]'],
    ['a collection that is there already', 'PUT', '', { vectors: {}, sparse_vectors: {} }, 409, 'already exists'],
  ])('%s', async (_name, method, path, body, status, words) => {
    const { ask } = await standIn({ strict: true });
    const refused = await ask(method, `/collections/c${path}`, body);
    expect(refused).toMatchObject({ status, error: expect.stringContaining(words) });
  });

  test('an index of another type than the filter needs', async () => {
    const { ask } = await standIn({ strict: true });
    await ask('PUT', '/collections/c/index?wait=true', { field_name: 'law', field_schema: 'keyword' });
    const byNumber = search({ ...NEAREST, filter: { must: [{ key: 'law', range: { gte: 1 } }] } });
    expect(await ask('POST', '/collections/c/points/query/batch', byNumber)).toMatchObject({ status: 400 });
    await ask('PUT', '/collections/c/index?wait=true', { field_name: 'law', field_schema: 'integer' });
    expect(await ask('POST', '/collections/c/points/query/batch', byNumber)).toMatchObject({ status: 200 });
  });

  test.each([
    ['PUT', '/collections/none/points?wait=true', { points: [] }],
    ['POST', '/collections/none/points/query/batch', { searches: [] }],
    ['POST', '/collections/none/points/scroll', {}],
    ['PUT', '/collections/none/index', { field_name: 'law', field_schema: 'integer' }],
    ['POST', '/collections/aliases', { actions: [{ create_alias: { alias_name: 'a', collection_name: 'none' } }] }],
  ])('%s %s: no such collection', async (method, path, body) => {
    const { ask } = await standIn();
    expect(await ask(method, path, body)).toMatchObject({ status: 404, error: "Not found: Collection `none` doesn't exist!" });
  });

  test('an alias with the name of a collection; the other actions of the request are not done either', async () => {
    const { ask, qdrant } = await standIn();
    const actions = ['a', 'c'].map((alias_name) => ({ create_alias: { alias_name, collection_name: 'c' } }));
    expect(await ask('POST', '/collections/aliases', { actions })).toMatchObject({ status: 409 });
    expect(qdrant.aliases.size).toBe(0);
  });

  test('a request without the key, but not the question for the version', async () => {
    const { ask } = await standIn({ apiKey: 'secret' });
    expect(await ask('GET', '/aliases')).toMatchObject({ status: 401, answer: 'Must provide an API key or an Authorization bearer token' });
    expect(await ask('GET', '/aliases', undefined, { 'api-key': 'wrong' })).toMatchObject({ status: 401 });
    expect(await ask('GET', '/aliases', undefined, { 'api-key': 'secret' })).toMatchObject({ status: 200, answer: { status: 'ok', result: { aliases: [] } } });
    expect(await ask('GET', '/')).toMatchObject({ status: 200, answer: { version: '1.19.0' } });
    expect(await ask('GET', '/readyz')).toMatchObject({ status: 200 });
  });
});

test('scores are those of Qdrant, as its own engine (qdrant-edge 0.9.0) gave them for the same points', async () => {
  const { ask } = await standIn();
  const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  await ask('PUT', '/collections/c/points?wait=true', { points: [
    { id: id(1), vector: { terms: { indices: [1, 2], values: [1, 2] }, dense: [1, 0] }, payload: { provision: 1 } },
    { id: id(2), vector: { terms: { indices: [2, 3], values: [1, 2] }, dense: [0, 1] }, payload: { provision: 2 } },
    { id: id(3), vector: { terms: { indices: [4], values: [1] } } },
    { id: id(9), vector: {} },
  ] });
  const terms = { query: { indices: [2, 3], values: [1, 1] }, using: 'terms', limit: 10 };
  const dense = { query: [1, 1], using: 'dense', limit: 10 };
  const east = { query: [1, 0], using: 'dense', limit: 10 };
  const { answer } = await ask('POST', '/collections/c/points/query/batch', { searches: [terms, dense, { prefetch: [terms, east], query: { fusion: 'rrf' }, limit: 10 }] });
  const scores = answer.result.map(({ points }: { points: { id: string; score: number }[] }) => points.map((point) => [Number(point.id.slice(-2)), Number(point.score.toFixed(4))]));
  expect(scores).toEqual([[[2, 2.4317], [1, 0.94]], [[2, 0.7071], [1, 0.7071]], [[2, 0.8333], [1, 0.8333]]]);
});

test('a write without wait is done later', async () => {
  const { ask, qdrant } = await standIn();
  expect((await ask('PUT', '/collections/c/points', { points: [{ id: ID, vector: {} }] })).answer.result.status).toBe('acknowledged');
  expect(qdrant.collections.get('c')!.points.size).toBe(0);
});
