import type { Schemas } from '@qdrant/js-client-rest';
import type { Level } from '../../law.ts';
import type { IndexFilter, SparseQuery } from '../port.ts';
import type { QdrantRest } from './client.ts';
import { asking, QdrantError, statusOf } from './errors.ts';
import { DENSE, SPARSE, type Payload } from './layout.ts';
import { fetchMeta, META_ID, readMeta, type Meta } from './meta-point.ts';
import { checkServer } from './server-version.ts';
import type { QdrantSettings } from './settings.ts';
import { encodeQuestion, ENCODING_VERSION } from './sparse-encoding.ts';
import { translateFilter } from './translate-filter.ts';

export interface QdrantQuery {
  readonly terms: SparseQuery;
  /** Of the encoder that the index was made with. */
  readonly dense?: Float32Array;
}

export interface QdrantCandidate {
  readonly provisionId: number;
  readonly lawId: number;
  readonly level: Level;
  /** Sum of BM25 weights over the question's terms; not there when it was not among the best by that. */
  readonly lexical?: number;
  /** Cosine, -1 to 1; not there when it was not among the best by that. */
  readonly dense?: number;
}

export interface QdrantResult {
  readonly candidates: readonly QdrantCandidate[];
  /** Corpus generation that answered. */
  readonly generation: number;
  /** Provisions in the index that answered. */
  readonly size: number;
}

export interface FusedCandidate extends Pick<QdrantCandidate, 'provisionId' | 'lawId' | 'level'> {
  /** Reciprocal rank fusion of both lists, 1 / (2 + rank) from each. */
  readonly score: number;
}

/** The index in Qdrant. Every call is one request and sees one generation, whatever is synchronised meanwhile. */
export interface QdrantIndex {
  /** Corpus generation at the last answer. */
  readonly generation: number;
  readonly size: number;
  /** What the versions of server and client give reason to remark. */
  readonly remark: string | undefined;
  /**
   * The best `limit` by terms and the best `limit` by meaning, each once: first those found by terms, best first, then
   * the others by meaning; equal ones by provision id.
   * @throws QdrantError
   */
  search(query: QdrantQuery, filter: IndexFilter, limit: number): Promise<QdrantResult>;
  /** The best `limit` of both lists, fused by the server; for where nothing ranks them afterwards. @throws QdrantError */
  searchFused(query: QdrantQuery, filter: IndexFilter, limit: number): Promise<Omit<QdrantResult, 'candidates'> & { readonly candidates: readonly FusedCandidate[] }>;
}

/** @throws QdrantError `no-index`, `outdated-index`, `wrong-dimension`, `server-version`, or why it cannot be reached */
export async function openQdrantIndex(client: QdrantRest, settings: QdrantSettings): Promise<QdrantIndex> {
  const alias = settings.prefix;
  const remark = await checkServer(() => asking(() => client.versionInfo()));
  let state = checked(await asking(() => metaBehind(client, alias)), settings);

  /** Runs the requests in one batch, which Qdrant answers from one collection, together with one for what it is. */
  const ask = async (requests: readonly Schemas['QueryRequest'][]): Promise<Points[]> => {
    const describe = { filter: { must: [{ has_id: [META_ID] }] }, limit: 1, with_payload: true };
    const answers = await asking(() => client.queryBatch(alias, { searches: [...requests, describe] }));
    state = checked(readMeta(answers.at(-1)?.points[0]?.payload), settings);
    return answers.slice(0, -1).map(({ points }) => points);
  };
  const listsFor = (query: QdrantQuery, filter: IndexFilter, limit: number): { using: string; query: Vector; filter: Schemas['Filter']; limit: number }[] => {
    const translated = translateFilter(filter);
    if (!translated || limit <= 0) return [];
    const { indices, values } = encodeQuestion(query.terms, new Set(state.common));
    const list = (using: string, vector: Vector) => ({ using, query: vector, filter: translated, limit });
    return [
      ...(indices.length > 0 ? [list(SPARSE, { indices: [...indices], values: [...values] })] : []),
      ...(query.dense ? [list(DENSE, [...query.dense])] : []),
    ];
  };

  return {
    remark,
    get generation() {
      return state.generation;
    },
    get size() {
      return state.size;
    },
    search: async (query, filter, limit) => {
      const lists = listsFor(query, filter, limit);
      const answers = lists.length === 0 ? [] : await ask(lists.map((list) => ({ ...list, with_payload: RETURNED })));
      const found = new Map<number, QdrantCandidate>();
      lists.forEach(({ using }, index) => {
        for (const point of answers[index] ?? []) {
          const candidate = candidateOf(point);
          const score = using === SPARSE ? { lexical: point.score } : { dense: point.score };
          found.set(candidate.provisionId, { ...candidate, ...found.get(candidate.provisionId), ...score });
        }
      });
      return { candidates: [...found.values()].sort(byTermsThenMeaning), generation: state.generation, size: state.size };
    },
    searchFused: async (query, filter, limit) => {
      const prefetch = listsFor(query, filter, limit);
      const [points = []] = prefetch.length === 0 ? [] : await ask([{ prefetch, query: { fusion: 'rrf' }, limit, with_payload: RETURNED }]);
      const candidates = points.map((point) => ({ ...candidateOf(point), score: point.score }));
      return {
        candidates: candidates.sort((a, b) => b.score - a.score || a.provisionId - b.provisionId),
        generation: state.generation,
        size: state.size,
      };
    },
  };
}

type Points = Schemas['ScoredPoint'][];
type Vector = number[] | { indices: number[]; values: number[] };

/** A collection that has been filled with an encoding and an encoder that are ours. */
type Filled = Meta & { readonly generation: number };

const RETURNED: (keyof Payload)[] = ['provision', 'law', 'level'];

/** @returns undefined when there is no such alias, or what is behind it is not ours */
async function metaBehind(client: QdrantRest, alias: string): Promise<Meta | undefined> {
  try {
    return await fetchMeta(client, alias);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function checked(meta: Meta | undefined, { prefix, dimension }: QdrantSettings): Filled {
  if (meta?.generation === undefined) {
    throw new QdrantError('no-index', `Qdrant 里还没有名为 ${prefix} 的索引，请先运行 npm run ingest`);
  }
  if (meta.encoding !== ENCODING_VERSION) {
    throw new QdrantError('outdated-index', `Qdrant 里的索引 ${prefix} 由本程序的另一个版本建立，请重新运行 npm run ingest`);
  }
  if (dimension !== undefined && meta.dimension !== dimension) {
    const held = meta.dimension === undefined ? '没有向量' : `的向量是 ${meta.dimension} 维`;
    throw new QdrantError('wrong-dimension', `Qdrant 里的索引 ${prefix} ${held}，而编码器的向量是 ${dimension} 维，请用同一个编码器重新运行 npm run ingest`);
  }
  return { ...meta, generation: meta.generation };
}

function candidateOf({ payload }: Points[number]): QdrantCandidate {
  const { provision, law, level } = payload as Partial<Payload> as Payload;
  return { provisionId: provision, lawId: law, level };
}

function byTermsThenMeaning(a: QdrantCandidate, b: QdrantCandidate): number {
  const byTerms = (b.lexical ?? 0) - (a.lexical ?? 0);
  return byTerms || (b.dense ?? -1) - (a.dense ?? -1) || a.provisionId - b.provisionId;
}
