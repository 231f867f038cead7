import { readSync } from 'node:fs';
import { K1, termKey, TOO_COMMON, WEIGHT_STEP, type Field, type Header } from './format.ts';
import type { Kernel } from './kernel.ts';

/** The dictionary of one field in memory, its postings in the file. */
export class FieldReader {
  readonly #file: number;
  readonly #kernel: Kernel;
  readonly #field: Field;
  readonly #size: number;
  readonly #start: number;
  readonly #keys: Float64Array;
  readonly #offsets: Float64Array;
  readonly #counts: Uint32Array;

  constructor(file: number, header: Header, field: Field, kernel: Kernel, bytesOf: (name: string) => ArrayBuffer) {
    this.#file = file;
    this.#kernel = kernel;
    this.#field = field;
    this.#size = header.size;
    this.#start = header.sections[`${field}.data`]!.offset;
    this.#keys = new Float64Array(bytesOf(`${field}.keys`));
    this.#offsets = new Float64Array(bytesOf(`${field}.offsets`));
    this.#counts = new Uint32Array(bytesOf(`${field}.counts`));
  }

  /**
   * Adds `weight` × idf × BM25 weight of the term to the kernel's sum of every document that holds it.
   * @returns the most that it could have added to one
   */
  add(term: string, weight: number): number {
    const place = this.#find(termKey(term));
    const count = place < 0 ? 0 : this.#counts[place]!;
    if (count > this.#size * TOO_COMMON.share && count > TOO_COMMON.provisions) return 0;
    const idf = Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
    const most = weight * idf * (K1 + 1);
    if (count === 0) return most;
    const postings = this.#kernel.postings(count);
    readSync(this.#file, postings, 0, postings.length, this.#start + this.#offsets[place]!);
    this.#kernel.add(this.#field, count, weight * idf * WEIGHT_STEP);
    return most;
  }

  #find(key: number): number {
    let low = 0;
    let high = this.#keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const value = this.#keys[middle]!;
      if (value === key) return middle;
      if (value < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
