import { closeSync, existsSync, openSync } from 'node:fs';
import type { Region } from '../../law.ts';
import { remembering } from '../../remembering.ts';
import type { Candidate, IndexFilter, IndexQuery, IndexResult, ProvisionIndex } from '../port.ts';
import { best } from './best.ts';
import { indexPath } from './build-index.ts';
import { columnsOf, markAllowed } from './columns.ts';
import { FieldReader } from './field-reader.ts';
import { FIELDS, type Field } from './format.ts';
import { createKernel } from './kernel.ts';
import { readHeader, readOpened } from './read-file.ts';
import { SentenceReader } from './sentence-reader.ts';
import { rowOf } from './vector-matrix.ts';

/** How much each field counts in the lexical score. */
export type FieldWeights = Readonly<Record<Field, number>>;

/** Chosen on `npm run eval -- retrieval`; see eval/baselines. */
export const DEFAULT_WEIGHTS: FieldWeights = { words: 1, bigrams: 1, heading: 0.6 };

/** Filters whose provisions are kept marked: residents ask for one day and few places. */
const FILTERS = 16;

/** Opens the index of a data folder; undefined when there is none, another release wrote it, or it is damaged. */
export function openEmbeddedIndex(dataFolder: string, weights: FieldWeights = DEFAULT_WEIGHTS): ProvisionIndex | undefined {
  const path = indexPath(dataFolder);
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  const header = readHeader(file);
  const kernel = header && createKernel({
    provisions: header.size, dimensions: header.encoder?.dimensions ?? 0, sentences: header.sections['sentences.scales']!.bytes / 4,
  });
  // The file is read straight into the kernel: the vectors stand in memory once.
  const opened = header && readOpened(file, header, header.encoder && { vectors: kernel!.vectors, scales: kernel!.scales });
  if (!header || !kernel || !opened) {
    closeSync(file);
    return undefined;
  }
  const bytesOf = (name: string): ArrayBuffer => opened.get(name)!;
  const { size, levels, encoder } = header;
  const regions = JSON.parse(new TextDecoder().decode(bytesOf('regions'))) as Region[];
  const columns = columnsOf(bytesOf);
  const fields = Object.fromEntries(FIELDS.map((field) => [field, new FieldReader(file, header, field, kernel, bytesOf)])) as Record<Field, FieldReader>;
  const sentences = encoder && new SentenceReader(file, header, kernel, new Uint32Array(bytesOf('sentences.ends')));
  const allowedBy = remembering(FILTERS, (filter: string) => markAllowed(header, regions, columns, JSON.parse(filter) as IndexFilter));
  const documentOf = new Map<number, number>();
  columns.ids.forEach((id, document) => documentOf.set(id, document));

  const search = (query: IndexQuery, filter: IndexFilter, limit: number, also: readonly number[] = []): IndexResult => {
    const { sums, scores, cosines } = kernel;
    const allowed = allowedBy(JSON.stringify(filter));
    kernel.allowed.set(allowed);
    const ceiling = { words: 0, bigrams: 0, heading: 0 };
    for (const field of FIELDS) {
      sums[field].fill(0);
      for (const [term, weight] of field === 'bigrams' ? query.bigrams : query.words) ceiling[field] += fields[field].add(term, weight);
    }
    kernel.addUp(weights);
    const hasVector = encoder !== undefined && query.vector !== undefined;
    if (hasVector) kernel.measure(query.vector);
    const found = new Set([
      ...best(kernel, 'scores', columns.ids, limit),
      ...(hasVector ? best(kernel, 'cosines', columns.ids, limit) : []),
      ...also.map((id) => documentOf.get(id)).filter((document) => document !== undefined && allowed[document] === 1),
    ] as number[]);
    const cosineOf = (document: number): number => (hasVector ? cosines[document]! : 0);
    const documents = [...found].sort((a, b) => scores[b]! - scores[a]! || cosineOf(b) - cosineOf(a) || columns.ids[a]! - columns.ids[b]!);
    const candidates = documents.map((document): Candidate => ({
      provisionId: columns.ids[document]!,
      lawId: columns.laws[document]!,
      level: levels[columns.levels[document]!]!,
      chapter: columns.chapters[document]!,
      length: columns.lengths[document]!,
      score: scores[document]!,
      signals: { words: sums.words[document]!, bigrams: sums.bigrams[document]!, heading: sums.heading[document]! },
      cosine: hasVector ? cosines[document]! : undefined,
      sentenceCosine: hasVector ? sentences?.nearest(document) ?? cosines[document]! : undefined,
    }));
    const vectors = hasVector ? {
      of: (place: number) => rowOf({ values: kernel.vectors, scales: kernel.scales }, documents[place]!),
      products: (a: Float32Array, b: Float32Array) => kernel.products(documents, a, b),
    } : undefined;
    return { candidates, vectors, ceiling, size };
  };
  return { generation: header.generation, size, encoder, search, close: () => closeSync(file) };
}
