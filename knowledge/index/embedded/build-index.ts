import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Corpus, ProvisionInContext } from '../../corpus/corpus.ts';
import type { DenseEncoder } from '../../embeddings/port.ts';
import { LEVELS } from '../../law.ts';
import { termsOf } from '../terms.ts';
import { DocumentColumns } from './document-columns.ts';
import { FieldPostings } from './field-postings.ts';
import { FIELDS, FORMAT_VERSION, HEADER_BYTES, OPENED, type Field, type Header, type Section } from './format.ts';
import { VectorMatrixBuilder } from './vector-matrix.ts';

/** Where the index lies in a data folder. */
export function indexPath(dataFolder: string): string {
  return join(dataFolder, 'index.bin');
}

/** How much the length of a text damps its weights (BM25 b). */
const LENGTH_DAMPING: Record<Field, number> = { words: 0.5, bigrams: 0.5, heading: 0.5 };

/** Provisions that are encoded together. */
const ENCODED_TOGETHER = 256;

/**
 * Builds the index of a whole corpus beside it and puts it in place of the old one in a single step, so that a
 * reader has either the old index or the new one. Without an encoder it holds no vectors.
 * @throws EncoderError when the encoder fails; the old index stays
 */
export async function buildIndex(
  corpus: Pick<Corpus, 'generation' | 'everyProvision'>, dataFolder: string, encoder?: DenseEncoder,
): Promise<{ size: number }> {
  const generation = corpus.generation();
  const fields = Object.fromEntries(FIELDS.map((field) => [field, new FieldPostings()])) as Record<Field, FieldPostings>;
  const documents = new DocumentColumns();
  const vectors = encoder && new VectorMatrixBuilder(encoder.dimensions);
  let waiting: ProvisionInContext[] = [];
  const encodeWaiting = async (): Promise<void> => {
    const texts = waiting.map(({ version, provision }) => ({ title: version.title, path: provision.path, text: provision.text }));
    waiting = [];
    for (const vector of (await encoder?.encodeProvisions(texts)) ?? []) vectors?.add(vector);
  };
  let headingOf: { key: string; terms: readonly string[] } = { key: '', terms: [] };
  for (const entry of corpus.everyProvision()) {
    documents.add(entry);
    const { words, bigrams } = termsOf(entry.provision.text);
    fields.words.add(words);
    fields.bigrams.add(bigrams);
    const heading = [entry.version.title, ...entry.provision.path].join(' ');
    if (heading !== headingOf.key) headingOf = { key: heading, terms: termsOf(heading).words };
    fields.heading.add(headingOf.terms);
    if (!encoder) continue;
    waiting.push(entry);
    if (waiting.length === ENCODED_TOGETHER) await encodeWaiting();
  }
  await encodeWaiting();
  removeLeftovers(dataFolder);
  // An ingest and a searcher may build at the same time, each into a file of its own; the last one done stays.
  const unfinished = `${indexPath(dataFolder)}.${process.pid}.${threadId}`;
  write(unfinished, { generation, ...(encoder && { encoder: { name: encoder.name, dimensions: encoder.dimensions } }) }, documents, fields, vectors);
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

function write(
  path: string, about: Pick<Header, 'generation' | 'encoder'>, documents: DocumentColumns, fields: Record<Field, FieldPostings>,
  vectors: VectorMatrixBuilder | undefined,
): void {
  const file = openSync(path, 'w');
  const sections: Record<string, Section> = {};
  let offset = HEADER_BYTES;
  let checksum = 0;
  const put = (name: string, array: Float64Array | Float32Array | Uint32Array | Uint8Array | Int8Array): void => {
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
  put('chapters', Uint32Array.from(documents.chapters));
  put('lengths', Uint32Array.from(documents.lengths));
  const matrix = vectors?.build();
  put('vectors', matrix?.values ?? new Int8Array());
  put('scales', matrix?.scales ?? new Float32Array());
  for (const field of FIELDS) {
    const postings = fields[field].finish(LENGTH_DAMPING[field]);
    put(`${field}.keys`, postings.keys);
    put(`${field}.offsets`, postings.offsets);
    put(`${field}.counts`, postings.counts);
    put(`${field}.data`, postings.data);
  }
  const header = JSON.stringify({
    format: FORMAT_VERSION, ...about, size: documents.size, levels: LEVELS, sections, checksum,
  } satisfies Header);
  writeSync(file, new TextEncoder().encode(header.padEnd(HEADER_BYTES - 1) + '\n').subarray(0, HEADER_BYTES), 0, HEADER_BYTES, 0);
  fsyncSync(file);
  closeSync(file);
}
