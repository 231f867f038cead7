import type { IndexEncoder, IndexFilter, IndexQuery } from '../port.ts';
import type { QdrantRest } from './client.ts';
import { asking, QdrantError, statusOf } from './errors.ts';
import { mergeAnswers, type QdrantCandidate } from './merge-answers.ts';
import { fetchMeta, readMeta, type Meta } from './meta-point.ts';
import { searchRequests } from './search-requests.ts';
import { checkServer } from './server-version.ts';
import type { QdrantSettings } from './settings.ts';
import { ENCODING_VERSION } from './sparse-encoding.ts';

export interface QdrantResult {
  readonly candidates: readonly QdrantCandidate[];
  /** Corpus generation that answered. */
  readonly generation: number;
  /** Provisions in the index that answered. */
  readonly size: number;
}

/** The index in Qdrant. Every search is one request and sees one generation, whatever is synchronised meanwhile. */
export interface QdrantIndex {
  /** Corpus generation at the last answer. */
  readonly generation: number;
  readonly size: number;
  /** Undefined for an index without vectors. */
  readonly encoder: IndexEncoder | undefined;
  /** What the versions of server and client give reason to remark. */
  readonly remark: string | undefined;
  /**
   * The best `limit` provisions by terms, the best `limit` by meaning where the query has a vector, and those of
   * `also`, each once and only where the filter lets it pass; in the order of the port.
   * @throws QdrantError
   */
  search(query: IndexQuery, filter: IndexFilter, limit: number, also?: readonly number[]): Promise<QdrantResult>;
}

/** Asked for beyond the limit, so that of provisions with equal scores the ones with the lowest ids can be taken. */
const TIES = 32;

/** @throws QdrantError `no-index`, `outdated-index`, `wrong-dimension`, `server-version`, or why it cannot be reached */
export async function openQdrantIndex(client: QdrantRest, settings: QdrantSettings): Promise<QdrantIndex> {
  const alias = settings.prefix;
  const remark = await checkServer(() => asking(() => client.versionInfo()));
  let state = checked(await asking(() => metaBehind(client, alias)), settings);
  let common = new Set(state.common);

  return {
    remark,
    get generation() {
      return state.generation;
    },
    get size() {
      return state.size;
    },
    get encoder() {
      return state.encoder;
    },
    search: async (query, filter, limit, also = []) => {
      const requests = [...searchRequests(query, filter, limit <= 0 ? 0 : limit + TIES, also, common)];
      if (requests.length === 0) return { candidates: [], generation: state.generation, size: state.size };
      // One batch is answered from one collection, also while the alias is moved.
      const answers = await asking(() => client.queryBatch(alias, { searches: requests.map(([, request]) => request) }));
      const parts = new Map(requests.map(([part], index) => [part, answers[index]?.points ?? []]));
      const now = checked(readMeta(parts.get('meta')?.[0]?.payload), settings);
      if (now.generation !== state.generation) common = new Set(now.common);
      state = now;
      return { candidates: mergeAnswers(parts, limit, new Set(also)), generation: now.generation, size: now.size };
    },
  };
}

/** @returns undefined when there is no such alias, or what is behind it is not ours */
async function metaBehind(client: QdrantRest, alias: string): Promise<Meta | undefined> {
  try {
    return await fetchMeta(client, alias);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** @throws QdrantError when it is not a filled collection with an encoding and an encoder that are ours */
function checked(meta: Meta | undefined, { prefix, encoder }: QdrantSettings): Meta & { readonly generation: number } {
  if (meta?.generation === undefined) {
    throw new QdrantError('no-index', `Qdrant 里还没有名为 ${prefix} 的索引，请先运行 npm run ingest`);
  }
  if (meta.encoding !== ENCODING_VERSION) {
    throw new QdrantError('outdated-index', `Qdrant 里的索引 ${prefix} 由本程序的另一个版本建立，请重新运行 npm run ingest`);
  }
  const held = meta.encoder;
  if (encoder && held?.dimensions !== encoder.dimensions) {
    const itsVectors = held ? `的向量是 ${held.dimensions} 维` : '没有向量';
    throw new QdrantError('wrong-dimension', `Qdrant 里的索引 ${prefix} ${itsVectors}，而编码器的向量是 ${encoder.dimensions} 维，请用同一个编码器重新运行 npm run ingest`);
  }
  if (encoder && held?.name !== encoder.name) {
    throw new QdrantError('outdated-index', `Qdrant 里的索引 ${prefix} 用编码器 ${held?.name} 建立，现在的编码器是 ${encoder.name}，请重新运行 npm run ingest`);
  }
  return { ...meta, generation: meta.generation };
}
