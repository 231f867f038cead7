import type { Schemas } from '@qdrant/js-client-rest';
import { FIELDS, type Field } from '../embedded/format.ts';
import type { IndexFilter, IndexQuery } from '../port.ts';
import { DENSE, SPARSE, type Payload } from './layout.ts';
import { META_ID } from './meta-point.ts';
import { encodeQuestion, type SparseVector } from './sparse-encoding.ts';
import { translateFilter } from './translate-filter.ts';

type QueryRequest = Schemas['QueryRequest'];

/** What a request of a batch asks for. */
export type Part = Field | 'cosine' | 'union' | 'meta';

/**
 * The requests for one search, to be sent as one batch. The best by terms and the best by meaning are found anew in
 * each (a millisecond on the server), and what they find together is scored by each field and by meaning, so that
 * every candidate has all its scores, whichever list it is from.
 * @param perList how many of each list
 * @param also ids of provisions that are wanted besides
 * @param common dimensions that are left out
 * @returns none when nothing can be found
 */
export function searchRequests(
  query: IndexQuery, filter: IndexFilter, perList: number, also: readonly number[], common: ReadonlySet<number>,
): Map<Part, QueryRequest> {
  const prefetch = lists(query, filter, perList, also, common);
  if (prefetch.length === 0) return new Map();
  const limit = prefetch.reduce((sum, list) => sum + list.limit, 0);
  const requests = new Map<Part, QueryRequest>([
    ['meta', { filter: { must: [{ has_id: [META_ID] }] }, limit: 1, with_payload: true }],
    ['union', { prefetch, query: { fusion: 'rrf' }, limit, with_payload: RETURNED, with_vector: query.vector ? [DENSE] : false }],
  ]);
  for (const field of FIELDS) {
    const vector = encodeQuestion(query, common, { words: 0, bigrams: 0, heading: 0, [field]: 1 });
    if (vector.indices.length > 0) requests.set(field, { prefetch, query: writable(vector), using: SPARSE, limit });
  }
  if (query.vector) requests.set('cosine', { prefetch, query: [...query.vector], using: DENSE, limit });
  return requests;
}

type List = Schemas['Prefetch'] & { readonly limit: number };

/** The best by terms, the best by meaning and those wanted besides, as stages of a request. */
function lists(query: IndexQuery, filter: IndexFilter, limit: number, also: readonly number[], common: ReadonlySet<number>): List[] {
  const must = translateFilter(filter);
  if (!must) return [];
  const wanted: List[] = also.length === 0 ? [] : [{ filter: { must: [...must, { key: 'provision', match: { any: [...also] } }] }, limit: also.length }];
  if (limit === 0) return wanted;
  const terms = encodeQuestion(query, common);
  return [
    ...(terms.indices.length > 0 ? [{ query: writable(terms), using: SPARSE, filter: { must }, limit }] : []),
    ...(query.vector ? [{ query: [...query.vector], using: DENSE, filter: { must }, limit }] : []),
    ...wanted,
  ];
}

const RETURNED: (keyof Payload)[] = ['provision', 'law', 'level', 'chapter', 'length'];

function writable({ indices, values }: SparseVector): Schemas['SparseVector'] {
  return { indices: [...indices], values: [...values] };
}
