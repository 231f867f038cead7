import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Corpus } from '../../corpus/corpus.ts';
import type { DenseEncoder } from '../../embeddings/port.ts';
import { termsOf } from '../terms.ts';
import { DocumentColumns } from './document-columns.ts';
import { FieldPostings } from './field-postings.ts';
import { FIELDS, LENGTH_DAMPING } from './format.ts';
import { IndexFileWriter } from './index-file-writer.ts';
import { ProvisionVectors } from './provision-vectors.ts';

/** Where the index lies in a data folder. */
export function indexPath(dataFolder: string): string {
  return join(dataFolder, 'index.bin');
}

/**
 * Builds the index of a whole corpus beside it and puts it in place of the old one in a single step, so that a
 * reader has either the old index or the new one. Without an encoder it holds no vectors.
 * @throws EncoderError when the encoder fails; the old index stays
 */
export async function buildIndex(
  corpus: Pick<Corpus, 'generation' | 'everyProvision'>, dataFolder: string, encoder?: DenseEncoder,
): Promise<{ size: number }> {
  removeLeftovers(dataFolder);
  // An ingest and a searcher may build at the same time, each into a file of its own; the last one done stays.
  const unfinished = `${indexPath(dataFolder)}.${process.pid}.${threadId}`;
  const file = new IndexFileWriter(unfinished);
  try {
    const size = await writeIndex(corpus, file, encoder);
    renameSync(unfinished, indexPath(dataFolder));
    return { size };
  } catch (error) {
    file.close();
    rmSync(unfinished, { force: true });
    throw error;
  }
}

async function writeIndex(
  corpus: Pick<Corpus, 'generation' | 'everyProvision'>, file: IndexFileWriter, encoder: DenseEncoder | undefined,
): Promise<number> {
  const generation = corpus.generation();
  const fields = new Map(FIELDS.map((field) => [field, new FieldPostings()]));
  const documents = new DocumentColumns();
  // Vectors of sentences are most of the file: they go there at once, everything else is kept until it is complete.
  const vectors = encoder && new ProvisionVectors(encoder, (rows) => file.append('sentences.vectors', rows));
  let headingOf: { key: string; terms: readonly string[] } = { key: '', terms: [] };
  for (const entry of corpus.everyProvision()) {
    documents.add(entry);
    const { words, bigrams } = termsOf(entry.provision.text);
    fields.get('words')!.add(words);
    fields.get('bigrams')!.add(bigrams);
    const heading = [entry.version.title, ...entry.provision.path].join(' ');
    if (heading !== headingOf.key) headingOf = { key: heading, terms: termsOf(heading).words };
    fields.get('heading')!.add(headingOf.terms);
    await vectors?.add({ title: entry.version.title, path: entry.provision.path, text: entry.provision.text });
  }
  await vectors?.finish();
  file.append('sentences.vectors', new Int8Array());
  file.endSection();
  file.put('sentences.scales', Float32Array.from(vectors?.sentenceScales ?? []));
  file.put('regions', new TextEncoder().encode(JSON.stringify(documents.regions)));
  file.put('ids', Uint32Array.from(documents.ids));
  file.put('laws', Uint32Array.from(documents.laws));
  file.put('from', Uint32Array.from(documents.from));
  file.put('to', Uint32Array.from(documents.to));
  file.put('levels', Uint8Array.from(documents.levels));
  file.put('region', Uint32Array.from(documents.regionOf));
  file.put('chapters', Uint32Array.from(documents.chapters));
  file.put('lengths', Uint32Array.from(documents.lengths));
  const whole = vectors?.whole.build();
  file.put('vectors', whole?.values ?? new Int8Array());
  file.put('scales', whole?.scales ?? new Float32Array());
  file.put('sentences.ends', Uint32Array.from(vectors?.sentenceEnds ?? []));
  for (const field of FIELDS) {
    const postings = fields.get(field)!.finish(LENGTH_DAMPING[field]);
    fields.delete(field);
    file.put(`${field}.keys`, postings.keys);
    file.put(`${field}.offsets`, postings.offsets);
    file.put(`${field}.counts`, postings.counts);
    file.put(`${field}.data`, postings.data);
  }
  file.finish({ generation, size: documents.size, ...(encoder && { encoder: { name: encoder.name, dimensions: encoder.dimensions } }) });
  return documents.size;
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
