import { FIELDS, K1, type Field } from '../embedded/format.ts';
import { DEFAULT_WEIGHTS, type FieldWeights } from '../embedded/open-index.ts';
import type { SparseQuery } from '../port.ts';

/** Dimensions in rising order, each once, and the value at each. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Changes whenever the same text would be encoded otherwise, so that an index of another release is not searched. */
export const ENCODING_VERSION = 1;

/**
 * How long a text of each field usually is, in terms: the means over the national laws. Constants and not the means
 * of the corpus at hand, for those move with every document, and every point would have to be written again.
 */
const USUAL_LENGTH: Record<Field, number> = { words: 68, bigrams: 96, heading: 17 };

/** How much the length of a text damps its weights (BM25 b); as in the embedded index. */
const LENGTH_DAMPING: Record<Field, number> = { words: 0.5, bigrams: 0.5, heading: 0.5 };

/** A provision: the BM25 weight of each of its terms without idf, which the server multiplies in. */
export function encodeDocument(terms: Readonly<Record<Field, readonly string[]>>): SparseVector {
  const values = new Map<number, number>();
  for (const field of FIELDS) {
    const damping = LENGTH_DAMPING[field];
    const damp = K1 * (1 - damping + (damping * terms[field].length) / USUAL_LENGTH[field]);
    for (const [term, count] of countsOf(terms[field])) add(values, field, term, (count * (K1 + 1)) / (count + damp));
  }
  return vectorOf(values);
}

/**
 * A question: the weight of each of its terms in each field that it is looked up in. The weights of the fields are
 * on this side, so that tuning them needs no new index.
 * @param without dimensions that say nothing, because too many provisions hold them
 */
export function encodeQuestion(query: SparseQuery, without: ReadonlySet<number>, weights: FieldWeights = DEFAULT_WEIGHTS): SparseVector {
  const values = new Map<number, number>();
  for (const field of FIELDS) {
    if (weights[field] === 0) continue;
    for (const [term, weight] of field === 'bigrams' ? query.bigrams : query.words) {
      if (!without.has(dimensionOf(field, term))) add(values, field, term, weight * weights[field]);
    }
  }
  return vectorOf(values);
}

/** The dimension of a term in a field: a 32-bit hash (FNV-1a, then mixed as MurmurHash3 ends). */
export function dimensionOf(field: Field, term: string): number {
  const text = `${field}:${term}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Terms of one text that share a dimension add up: Qdrant wants every dimension once. */
function add(values: Map<number, number>, field: Field, term: string, value: number): void {
  const dimension = dimensionOf(field, term);
  values.set(dimension, (values.get(dimension) ?? 0) + value);
}

function vectorOf(values: ReadonlyMap<number, number>): SparseVector {
  const sorted = [...values].sort(([a], [b]) => a - b);
  return {
    indices: sorted.map(([dimension]) => dimension),
    // Four decimals are finer than the embedded index stores and a third of the bytes.
    values: sorted.map(([, value]) => Math.round(value * 10_000) / 10_000),
  };
}
