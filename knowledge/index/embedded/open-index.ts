import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Region } from '../../law.ts';
import { applies } from '../../region.ts';
import type { Candidate, IndexFilter, IndexResult, ProvisionIndex, SparseQuery } from '../port.ts';
import { indexPath } from './build-index.ts';
import { dayNumber, FIELDS, FORMAT_VERSION, HEADER_BYTES, K1, OPENED, termKey, WEIGHT_STEP, type Field, type Header } from './format.ts';

/** How much each field counts in the score. */
export interface FieldWeights {
  readonly words: number;
  readonly bigrams: number;
  readonly heading: number;
}

/** Chosen on `npm run eval -- retrieval`; see eval/baselines. */
export const DEFAULT_WEIGHTS: FieldWeights = { words: 1, bigrams: 1, heading: 0.6 };

/** A term in more than this share of the provisions says nothing and costs most. */
const TOO_COMMON = 0.2;

/** Opens the index of a data folder; undefined when there is none, another release wrote it, or it is damaged. */
export function openEmbeddedIndex(dataFolder: string, weights: FieldWeights = DEFAULT_WEIGHTS): ProvisionIndex | undefined {
  const path = indexPath(dataFolder);
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  const header = readHeader(file);
  const opened = header && readOpened(file, header);
  if (!header || !opened) {
    closeSync(file);
    return undefined;
  }
  const bytesOf = (name: string): ArrayBuffer => opened.get(name)!;
  const regions = JSON.parse(new TextDecoder().decode(bytesOf('regions'))) as Region[];
  const columns = {
    ids: new Uint32Array(bytesOf('ids')),
    laws: new Uint32Array(bytesOf('laws')),
    from: new Uint32Array(bytesOf('from')),
    to: new Uint32Array(bytesOf('to')),
    levels: new Uint8Array(bytesOf('levels')),
    region: new Uint32Array(bytesOf('region')),
  };
  const fields = Object.fromEntries(FIELDS.map((field) => [field, new FieldReader(file, header, field, bytesOf)])) as Record<Field, FieldReader>;
  const sums = Object.fromEntries(FIELDS.map((field) => [field, new Float32Array(header.size)])) as Record<Field, Float32Array>;
  const allowed = new Uint8Array(header.size);

  const search = (query: SparseQuery, filter: IndexFilter, limit: number): IndexResult => {
    markAllowed(allowed, header, regions, columns, filter);
    const ceiling = { words: 0, bigrams: 0, heading: 0 };
    for (const field of FIELDS) {
      sums[field].fill(0);
      for (const [term, weight] of field === 'bigrams' ? query.bigrams : query.words) {
        ceiling[field] += fields[field].add(term, weight, sums[field]);
      }
    }
    const score = (document: number): number =>
      weights.words * sums.words[document]! + weights.bigrams * sums.bigrams[document]! + weights.heading * sums.heading[document]!;
    const candidates = best(header.size, allowed, score, columns.ids, limit).map((document): Candidate => ({
      provisionId: columns.ids[document]!,
      lawId: columns.laws[document]!,
      level: header.levels[columns.levels[document]!]!,
      score: score(document),
      signals: { words: sums.words[document]!, bigrams: sums.bigrams[document]!, heading: sums.heading[document]! },
    }));
    return { candidates, ceiling, size: header.size };
  };
  return { generation: header.generation, size: header.size, search, close: () => closeSync(file) };
}

function readHeader(file: number): Header | undefined {
  const bytes = new Uint8Array(HEADER_BYTES);
  readSync(file, bytes, 0, HEADER_BYTES, 0);
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Header> | null;
    return header?.format === FORMAT_VERSION ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

/** The sections that stay in memory; undefined when the file is cut off or they are not what was written. */
function readOpened(file: number, header: Header): Map<string, ArrayBuffer> | undefined {
  const length = fstatSync(file).size;
  if (Object.values(header.sections).some(({ offset, bytes }) => bytes > 0 && offset + bytes > length)) return undefined;
  const opened = new Map<string, ArrayBuffer>();
  let checksum = 0;
  for (const name of OPENED) {
    const { offset, bytes } = header.sections[name]!;
    const buffer = new ArrayBuffer(bytes);
    readSync(file, new Uint8Array(buffer), 0, bytes, offset);
    checksum = crc32(new Uint8Array(buffer), checksum);
    opened.set(name, buffer);
  }
  return checksum === header.checksum ? opened : undefined;
}

class FieldReader {
  readonly #file: number;
  readonly #size: number;
  readonly #start: number;
  readonly #keys: Float64Array;
  readonly #offsets: Float64Array;
  readonly #counts: Uint32Array;
  #scratch = new ArrayBuffer(1 << 20);

  constructor(file: number, header: Header, field: Field, bytesOf: (name: string) => ArrayBuffer) {
    this.#file = file;
    this.#size = header.size;
    this.#start = header.sections[`${field}.data`]!.offset;
    this.#keys = new Float64Array(bytesOf(`${field}.keys`));
    this.#offsets = new Float64Array(bytesOf(`${field}.offsets`));
    this.#counts = new Uint32Array(bytesOf(`${field}.counts`));
  }

  /**
   * Adds `weight` × idf × BM25 weight of the term to the sum of every document that holds it.
   * @returns the most that it could have added to one
   */
  add(term: string, weight: number, sums: Float32Array): number {
    const place = this.#find(termKey(term));
    const count = place < 0 ? 0 : this.#counts[place]!;
    if (count > this.#size * TOO_COMMON && count > 1000) return 0;
    const idf = Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
    const most = weight * idf * (K1 + 1);
    if (count === 0) return most;
    const bytes = count * 5;
    if (bytes > this.#scratch.byteLength) this.#scratch = new ArrayBuffer(bytes * 2);
    readSync(this.#file, new Uint8Array(this.#scratch, 0, bytes), 0, bytes, this.#start + this.#offsets[place]!);
    const documents = new Uint32Array(this.#scratch, 0, count);
    const weights = new Uint8Array(this.#scratch, count * 4, count);
    const factor = weight * idf * WEIGHT_STEP;
    for (let index = 0; index < count; index += 1) sums[documents[index]!]! += factor * weights[index]!;
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

interface Columns {
  readonly laws: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly levels: Uint8Array;
  readonly region: Uint32Array;
}

function markAllowed(allowed: Uint8Array, header: Header, regions: readonly Region[], columns: Columns, filter: IndexFilter): void {
  const day = filter.date === undefined ? undefined : dayNumber(filter.date, 0);
  const regionFits = regions.map((region) => filter.region === undefined || applies(region, filter.region));
  const levelFits = header.levels.map((level) => filter.levels === undefined || filter.levels.includes(level));
  const laws = filter.laws && new Set(filter.laws);
  for (let document = 0; document < header.size; document += 1) {
    allowed[document] =
      (day === undefined || (columns.from[document]! <= day && day < columns.to[document]!)) &&
      regionFits[columns.region[document]!]! &&
      levelFits[columns.levels[document]!]! &&
      (laws === undefined || laws.has(columns.laws[document]!)) ? 1 : 0;
  }
}

/** Numbers of the `limit` allowed documents of the highest score above zero. */
function best(size: number, allowed: Uint8Array, score: (document: number) => number, ids: Uint32Array, limit: number): number[] {
  if (limit <= 0) return [];
  const heap: { document: number; score: number }[] = [];
  const worse = (a: { document: number; score: number }, b: { document: number; score: number }): boolean =>
    a.score < b.score || (a.score === b.score && ids[a.document]! > ids[b.document]!);
  const sink = (start: number): void => {
    for (let parent = start; ;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      }
      if (least === parent) return;
      [heap[parent], heap[least]] = [heap[least]!, heap[parent]!];
      parent = least;
    }
  };
  for (let document = 0; document < size; document += 1) {
    if (allowed[document] === 0) continue;
    const value = score(document);
    if (value <= 0 || (heap.length === limit && value < heap[0]!.score)) continue;
    const entry = { document, score: value };
    if (heap.length < limit) {
      heap.push(entry);
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (!worse(heap[child]!, heap[parent]!)) break;
        [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
        child = parent;
      }
    } else if (worse(heap[0]!, entry)) {
      heap[0] = entry;
      sink(0);
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1)).map((entry) => entry.document);
}
