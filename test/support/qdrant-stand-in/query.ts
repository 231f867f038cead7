import type { Filter, Search, Vector } from './bodies.ts';
import { payloadOf, vectorsOf, type Collection, type Point } from './collection.ts';
import { badInput, Refusal } from './refusal.ts';

interface Scored {
  readonly point: Point;
  readonly score: number;
}

/** Answers one search. @param strict as in a collection in strict mode: filters only on indexed fields */
export function answer(collection: Collection, { prefetch, query, with_payload, with_vector, ...stage }: Search, strict: boolean): object {
  const all = [...collection.points.values()];
  const lists = prefetch?.map((list) => find(collection, all, list, strict));
  const scored = (): Scored[] => {
    if (query && 'fusion' in query) {
      if (!lists || lists.length === 0) throw badInput('cannot apply Fusion without prefetches');
      return fused(lists);
    }
    const pool = lists ? [...new Set(lists.flat().map(({ point }) => point))] : all;
    return find(collection, pool, { ...stage, query }, strict);
  };
  return {
    points: best(scored(), stage.limit).map(({ point, score }) => ({
      id: point.id,
      version: 0,
      score,
      payload: payloadOf(point, with_payload),
      ...(with_vector !== false && { vector: vectorsOf(point, with_vector) }),
    })),
  };
}

interface Stage {
  readonly query?: Vector | undefined;
  readonly using?: string | undefined;
  readonly filter?: Filter | undefined;
  readonly limit: number;
}

/** The best of the pool by a vector; without one those that pass, by id. */
function find(collection: Collection, pool: readonly Point[], { query, using = '', filter, limit }: Stage, strict: boolean): Scored[] {
  const passed = passing(collection, pool, filter, strict);
  if (query === undefined) {
    return passed.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)).slice(0, limit).map((point) => ({ point, score: 1 }));
  }
  collection.check(using, query);
  const score = Array.isArray(query) ? cosineTo(query) : sparseScore(collection, using, query);
  const scored = passed.flatMap((point) => {
    const vector = point.vector[using];
    const value = vector && score(vector);
    return value === undefined ? [] : [{ point, score: Math.fround(value) }];
  });
  return best(scored, limit);
}

/** Vectors are kept at length 1, so only the question's own length is left. */
function cosineTo(query: readonly number[]): (vector: Vector) => number | undefined {
  const length = Math.hypot(...query) || 1;
  return (vector) => (Array.isArray(vector) ? vector.reduce((sum, value, index) => sum + (value * query[index]!) / length, 0) : undefined);
}

/** Only points that share a dimension; with the idf of all points that have such a vector, whatever the filter. */
function sparseScore(collection: Collection, name: string, { indices, values }: Exclude<Vector, number[]>): (vector: Vector) => number | undefined {
  const vectors = [...collection.points.values()].flatMap(({ vector }) => {
    const one = vector[name];
    return one && !Array.isArray(one) ? [one] : [];
  });
  const wanted = new Map(indices.map((index, place) => [index, values[place]!]));
  if (collection.config.sparse_vectors[name]?.modifier === 'idf') {
    const holders = new Map<number, number>();
    for (const vector of vectors) for (const index of vector.indices) if (wanted.has(index)) holders.set(index, (holders.get(index) ?? 0) + 1);
    for (const [index, value] of wanted) {
      const count = holders.get(index) ?? 0;
      wanted.set(index, value * Math.log((vectors.length - count + 0.5) / (count + 0.5) + 1));
    }
  }
  return (vector) => {
    if (Array.isArray(vector)) return undefined;
    let sum: number | undefined;
    vector.indices.forEach((index, place) => {
      const value = wanted.get(index);
      if (value !== undefined) sum = (sum ?? 0) + value * vector.values[place]!;
    });
    return sum;
  };
}

/** Reciprocal rank fusion with Qdrant's constant, 2. */
function fused(lists: readonly Scored[][]): Scored[] {
  const sums = new Map<Point, number>();
  for (const list of lists) list.forEach(({ point }, rank) => sums.set(point, (sums.get(point) ?? 0) + 1 / (2 + rank)));
  return [...sums].map(([point, score]) => ({ point, score }));
}

/** Qdrant promises no order between equal scores; here it is the reverse of the ids, so that nobody counts on one. */
function best(scored: readonly Scored[], limit: number): Scored[] {
  return [...scored].sort((a, b) => b.score - a.score || (String(a.point.id) < String(b.point.id) ? 1 : -1)).slice(0, limit);
}

function passing(collection: Collection, pool: readonly Point[], filter: Filter | undefined, strict: boolean): Point[] {
  const conditions = filter?.must ?? [];
  if (strict) conditions.forEach((condition) => requireIndex(collection, condition));
  return pool.filter((point) => conditions.every((condition) => holds(condition, point)));
}

type Condition = Filter['must'][number];

function holds(condition: Condition, { id, payload }: Point): boolean {
  if ('has_id' in condition) return condition.has_id.includes(id);
  const { key, match, range } = condition;
  const value = payload[key];
  if (match && !(match.any as unknown[]).includes(value)) return false;
  if (!range) return true;
  const { lt = Infinity, lte = Infinity, gt = -Infinity, gte = -Infinity } = range;
  return typeof value === 'number' && value < lt && value <= lte && value > gt && value >= gte;
}

function requireIndex({ indexes }: Collection, condition: Condition): void {
  if ('has_id' in condition) return;
  const { key, match } = condition;
  const wanted = match ? [typeof match.any[0] === 'number' ? 'integer' : 'keyword'] : ['integer', 'float'];
  if (!wanted.includes(indexes.get(key) ?? '')) {
    throw new Refusal(400, `Bad request: Index required but not found for "${key}" of one of the following types: [${wanted.join(', ')}]. Help: Create an index for this key or use a different filter.`);
  }
}
