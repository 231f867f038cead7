import { readSync } from 'node:fs';
import type { Header } from './format.ts';

/** Vectors of sentences in the index file, read for the few provisions of one question. */
export class SentenceReader {
  readonly #file: number;
  readonly #dimensions: number;
  readonly #ends: Uint32Array;
  readonly #vectors: number;
  readonly #scales: number;

  constructor(file: number, header: Header, ends: Uint32Array) {
    this.#file = file;
    this.#dimensions = header.encoder!.dimensions;
    this.#ends = ends;
    this.#vectors = header.sections['sentences.vectors']!.offset;
    this.#scales = header.sections['sentences.scales']!.offset;
  }

  /** Cosine of a vector and the sentence of a provision that is nearest to it; undefined for one without sentences. */
  nearest(vector: Float32Array, document: number): number | undefined {
    const first = document === 0 ? 0 : this.#ends[document - 1]!;
    const count = this.#ends[document]! - first;
    if (count <= 0) return undefined;
    const values = new Int8Array(count * this.#dimensions);
    const scales = new Float32Array(count);
    readSync(this.#file, values, 0, values.length, this.#vectors + first * this.#dimensions);
    readSync(this.#file, scales, 0, count * 4, this.#scales + first * 4);
    let best = -1;
    for (let sentence = 0; sentence < count; sentence += 1) {
      let sum = 0;
      const offset = sentence * this.#dimensions;
      for (let index = 0; index < this.#dimensions; index += 1) sum += vector[index]! * values[offset + index]!;
      best = Math.max(best, sum * scales[sentence]!);
    }
    return best;
  }
}
