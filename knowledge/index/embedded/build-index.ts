import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Corpus, ProvisionInContext } from '../../corpus/corpus.ts';
import { LEVELS } from '../../law.ts';
import { termsOf } from '../terms.ts';
import { dayNumber, FIELDS, FORMAT_VERSION, HEADER_BYTES, K1, OPENED, termKey, WEIGHT_STEP, type Field, type Section } from './format.ts';

/** Where the index lies in a data folder. */
export function indexPath(dataFolder: string): string {
  return join(dataFolder, 'index.bin');
}

/** How much the length of a text damps its weights (BM25 b). */
const LENGTH_DAMPING: Record<Field, number> = { words: 0.5, bigrams: 0.5, heading: 0.5 };

/**
 * Builds the index of a whole corpus beside it and puts it in place of the old one in a single step, so that a
 * reader has either the old index or the new one.
 */
export function buildIndex(corpus: Pick<Corpus, 'generation' | 'everyProvision'>, dataFolder: string): { size: number } {
  const generation = corpus.generation();
  const fields = Object.fromEntries(FIELDS.map((field) => [field, new FieldPostings()])) as Record<Field, FieldPostings>;
  const documents = new DocumentColumns();
  let headingOf: { key: string; terms: readonly string[] } = { key: '', terms: [] };
  for (const entry of corpus.everyProvision()) {
    documents.add(entry);
    const { words, bigrams } = termsOf(entry.provision.text);
    fields.words.add(words);
    fields.bigrams.add(bigrams);
    const heading = [entry.version.title, ...entry.provision.path].join(' ');
    if (heading !== headingOf.key) headingOf = { key: heading, terms: termsOf(heading).words };
    fields.heading.add(headingOf.terms);
  }
  removeLeftovers(dataFolder);
  // An ingest and a searcher may build at the same time, each into a file of its own; the last one done stays.
  const unfinished = `${indexPath(dataFolder)}.${process.pid}.${threadId}`;
  write(unfinished, generation, documents, fields);
  renameSync(unfinished, indexPath(dataFolder));
  return { size: documents.size };
}

/** Files of builds whose process was killed. */
function removeLeftovers(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    const pid = /^index\.bin\.(\d+)\.\d+$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dataFolder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Facts of each provision that filters look at, one column each. */
class DocumentColumns {
  readonly ids: number[] = [];
  readonly laws: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly levels: number[] = [];
  readonly regionOf: number[] = [];
  readonly regions: string[] = [];

  get size(): number {
    return this.ids.length;
  }

  add({ law, version, provision }: ProvisionInContext): void {
    const { validity } = version;
    this.ids.push(provision.id);
    this.laws.push(law.id);
    this.from.push(dayNumber(validity.from, 0));
    this.to.push(validity.to === undefined && validity.toBasis === 'catalogue' ? 0 : dayNumber(validity.to, 99_999_999));
    this.levels.push(LEVELS.indexOf(version.level));
    let region = this.regions.indexOf(version.region);
    if (region < 0) region = this.regions.push(version.region) - 1;
    this.regionOf.push(region);
  }
}

/** Term counts of one field, collected document by document, turned into postings at the end. */
class FieldPostings {
  readonly #terms = new Map<string, number>();
  readonly #lengths: number[] = [];
  /** One entry per distinct term of a document: number of the term, times it occurs. */
  #entries = new Uint32Array(1 << 20);
  #counts = new Uint8Array(1 << 20);
  #used = 0;
  readonly #ends: number[] = [];

  add(terms: readonly string[]): void {
    const counts = new Map<number, number>();
    for (const term of terms) {
      let id = this.#terms.get(term);
      if (id === undefined) {
        id = this.#terms.size;
        this.#terms.set(term, id);
      }
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (this.#used + counts.size > this.#entries.length) this.#grow();
    for (const [id, count] of counts) {
      this.#entries[this.#used] = id;
      this.#counts[this.#used] = Math.min(count, 255);
      this.#used += 1;
    }
    this.#lengths.push(terms.length);
    this.#ends.push(this.#used);
  }

  #grow(): void {
    const entries = new Uint32Array(this.#entries.length * 2);
    entries.set(this.#entries);
    this.#entries = entries;
    const counts = new Uint8Array(this.#counts.length * 2);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  /** Keys sorted, with where each term's postings lie in `data`. */
  finish(damping: number): { keys: Float64Array; offsets: Float64Array; counts: Uint32Array; data: Uint8Array } {
    const terms = this.#terms.size;
    const counts = new Uint32Array(terms);
    for (let entry = 0; entry < this.#used; entry += 1) counts[this.#entries[entry]!]! += 1;
    const offsets = new Float64Array(terms);
    let bytes = 0;
    for (let term = 0; term < terms; term += 1) {
      offsets[term] = bytes;
      bytes += counts[term]! * 4 + Math.ceil(counts[term]! / 4) * 4;
    }
    const data = new Uint8Array(bytes);
    const documentsOf = new Uint32Array(data.buffer);
    const filled = new Uint32Array(terms);
    const total = this.#lengths.reduce((sum, length) => sum + length, 0);
    const average = Math.max(1, total / Math.max(1, this.#lengths.length));
    let entry = 0;
    this.#ends.forEach((end, document) => {
      const damp = K1 * (1 - damping + (damping * this.#lengths[document]!) / average);
      for (; entry < end; entry += 1) {
        const term = this.#entries[entry]!;
        const count = this.#counts[entry]!;
        const place = filled[term]!;
        filled[term] = place + 1;
        documentsOf[offsets[term]! / 4 + place] = document;
        const weight = (count * (K1 + 1)) / (count + damp);
        data[offsets[term]! + counts[term]! * 4 + place] = Math.max(1, Math.min(255, Math.round(weight / WEIGHT_STEP)));
      }
    });
    const keyed = [...this.#terms].map(([term, id]) => ({ key: termKey(term), id })).sort((a, b) => a.key - b.key);
    return {
      keys: Float64Array.from(keyed, ({ key }) => key),
      offsets: Float64Array.from(keyed, ({ id }) => offsets[id]!),
      counts: Uint32Array.from(keyed, ({ id }) => counts[id]!),
      data,
    };
  }
}

function write(path: string, generation: number, documents: DocumentColumns, fields: Record<Field, FieldPostings>): void {
  const file = openSync(path, 'w');
  const sections: Record<string, Section> = {};
  let offset = HEADER_BYTES;
  let checksum = 0;
  const put = (name: string, array: Float64Array | Uint32Array | Uint8Array): void => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, Math.min(bytes.length - done, 1 << 28), offset + done);
    sections[name] = { offset, bytes: bytes.length };
    if (OPENED.includes(name)) checksum = crc32(bytes, checksum);
    offset += Math.ceil(bytes.length / 8) * 8;
  };
  put('regions', new TextEncoder().encode(JSON.stringify(documents.regions)));
  put('ids', Uint32Array.from(documents.ids));
  put('laws', Uint32Array.from(documents.laws));
  put('from', Uint32Array.from(documents.from));
  put('to', Uint32Array.from(documents.to));
  put('levels', Uint8Array.from(documents.levels));
  put('region', Uint32Array.from(documents.regionOf));
  for (const field of FIELDS) {
    const postings = fields[field].finish(LENGTH_DAMPING[field]);
    put(`${field}.keys`, postings.keys);
    put(`${field}.offsets`, postings.offsets);
    put(`${field}.counts`, postings.counts);
    put(`${field}.data`, postings.data);
  }
  const header = JSON.stringify({
    format: FORMAT_VERSION, generation, size: documents.size, levels: LEVELS, sections, checksum,
  });
  writeSync(file, new TextEncoder().encode(header.padEnd(HEADER_BYTES - 1) + '\n').subarray(0, HEADER_BYTES), 0, HEADER_BYTES, 0);
  fsyncSync(file);
  closeSync(file);
}
