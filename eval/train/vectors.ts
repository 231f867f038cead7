import { questionBag, type Bag } from '../../knowledge/encoder/bag.ts';
import { addRow } from './count-rows.ts';
import { embed, type Network } from './network.ts';
import { passageBag, sentenceRange, type Passages } from './passages.ts';

/** Vectors of all passages by one network, as an index holds them. */
export interface PassageVectors {
  /** Unit vector of a passage; a view, not a copy. */
  of(passage: number): Float32Array;
  /** Cosine of a question's vector and every passage. */
  cosines(asked: Float32Array): Float32Array;
  /** The greatest cosine of a question's vector and a sentence of the passage. */
  nearestSentence(asked: Float32Array, passage: number): number;
}

export function embedPassages(network: Network, passages: Passages): PassageVectors {
  const whole = passageVectors(embedAll(network, passages.size, (passage) => passageBag(passages, passage)), network.dimensions);
  // Only sentences of candidates are ever asked for, many of them again and again.
  const sentences = new Map<number, Float32Array>();
  const sentencesOf = (passage: number): Float32Array => {
    const known = sentences.get(passage);
    if (known) return known;
    const [first, end] = sentenceRange(passages, passage);
    const rows = embedAll(network, end - first, (row) => questionBag(addRow(passages.sentences, first + row)));
    sentences.set(passage, rows);
    return rows;
  };
  return {
    ...whole,
    nearestSentence: (asked, passage) => products(asked, sentencesOf(passage)).reduce((best, value) => Math.max(best, value), -1),
  };
}

/**
 * Vectors of passages by an encoder that gives none of their sentences: that of the whole stands in.
 * @param rows unit vectors, one behind the other
 */
export function passageVectors(rows: Float32Array, dimensions: number): PassageVectors {
  const of = (passage: number): Float32Array => rows.subarray(passage * dimensions, (passage + 1) * dimensions);
  return { of, cosines: (asked) => products(asked, rows), nearestSentence: (asked, passage) => products(asked, of(passage))[0]! };
}

export function embedQuestion(network: Network, bag: Bag): Float32Array {
  const vector = new Float32Array(network.dimensions);
  embed(network, bag, 'question', vector, 0);
  return vector;
}

function embedAll(network: Network, count: number, bagOf: (row: number) => Bag): Float32Array {
  const vectors = new Float32Array(count * network.dimensions);
  for (let row = 0; row < count; row += 1) embed(network, bagOf(row), 'provision', vectors, row * network.dimensions);
  return vectors;
}

/** Inner product of a vector with every row. */
export function products(vector: Float32Array, rows: Float32Array): Float32Array {
  const dimensions = vector.length;
  const results = new Float32Array(rows.length / dimensions);
  for (let row = 0; row < results.length; row += 1) {
    let sum = 0;
    const offset = row * dimensions;
    for (let index = 0; index < dimensions; index += 1) sum += vector[index]! * rows[offset + index]!;
    results[row] = sum;
  }
  return results;
}
