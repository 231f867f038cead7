import { readSync } from 'node:fs';
import type { Header } from './format.ts';
import type { Kernel } from './kernel.ts';

/** Vectors of sentences. They are the larger part of the file and are read when the first question wants them. */
export class SentenceReader {
  readonly #file: number;
  readonly #header: Header;
  readonly #kernel: Kernel;
  readonly #ends: Uint32Array;
  #isRead = false;

  constructor(file: number, header: Header, kernel: Kernel, ends: Uint32Array) {
    this.#file = file;
    this.#header = header;
    this.#kernel = kernel;
    this.#ends = ends;
  }

  /** Cosine of the vector measured and the sentence of a provision that is nearest to it; undefined for one without sentences. */
  nearest(document: number): number | undefined {
    const first = document === 0 ? 0 : this.#ends[document - 1]!;
    const end = this.#ends[document]!;
    if (end <= first) return undefined;
    if (!this.#isRead) this.#read();
    return this.#kernel.nearest(first, end);
  }

  #read(): void {
    const { sentences, sentenceScales } = this.#kernel;
    readSync(this.#file, sentences, 0, sentences.byteLength, this.#header.sections['sentences.vectors']!.offset);
    readSync(this.#file, sentenceScales, 0, sentenceScales.byteLength, this.#header.sections['sentences.scales']!.offset);
    this.#isRead = true;
  }
}
