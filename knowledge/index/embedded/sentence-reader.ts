import { readSync } from 'node:fs';
import type { Header, Section } from './format.ts';

/** Vectors of sentences. They are the larger part of the file and are read when the first question wants them. */
export class SentenceReader {
  readonly #file: number;
  readonly #header: Header;
  readonly #dimensions: number;
  readonly #ends: Uint32Array;
  #rows: { values: Int8Array; scales: Float32Array } | undefined;

  constructor(file: number, header: Header, ends: Uint32Array) {
    this.#file = file;
    this.#header = header;
    this.#dimensions = header.encoder!.dimensions;
    this.#ends = ends;
  }

  /** Cosine of a vector and the sentence of a provision that is nearest to it; undefined for one without sentences. */
  nearest(vector: Float32Array, document: number): number | undefined {
    const first = document === 0 ? 0 : this.#ends[document - 1]!;
    const end = this.#ends[document]!;
    if (end <= first) return undefined;
    const { values, scales } = (this.#rows ??= this.#read());
    const dimensions = this.#dimensions;
    let best = -1;
    for (let sentence = first; sentence < end; sentence += 1) {
      let sum = 0;
      const offset = sentence * dimensions;
      for (let index = 0; index < dimensions; index += 1) sum += vector[index]! * values[offset + index]!;
      best = Math.max(best, sum * scales[sentence]!);
    }
    return best;
  }

  #read(): { values: Int8Array; scales: Float32Array } {
    const bytesOf = ({ offset, bytes }: Section): ArrayBuffer => {
      const buffer = new ArrayBuffer(bytes);
      readSync(this.#file, new Uint8Array(buffer), 0, bytes, offset);
      return buffer;
    };
    return {
      values: new Int8Array(bytesOf(this.#header.sections['sentences.vectors']!)),
      scales: new Float32Array(bytesOf(this.#header.sections['sentences.scales']!)),
    };
  }
}
