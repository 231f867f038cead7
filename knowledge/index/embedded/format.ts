import type { Level } from '../../law.ts';
import type { IndexEncoder } from '../port.ts';

/**
 * The index file: a header line of JSON, padded, then the sections it lists, each aligned to 8 bytes;
 * `regions` is a JSON array, the others are typed arrays.
 * Postings of a term are `count` provision numbers (uint32) and then `count` weights (uint8), padded to 4 bytes;
 * they are read from the file when a question needs them, and so are the vectors of sentences; everything else at
 * opening.
 */
export const FORMAT_VERSION = 4;

export const FIELDS = ['words', 'bigrams', 'heading'] as const;
export type Field = (typeof FIELDS)[number];

export interface Section {
  readonly offset: number;
  readonly bytes: number;
}

export interface Header {
  readonly format: number;
  readonly generation: number;
  readonly size: number;
  readonly levels: readonly Level[];
  /** Whose vectors the index holds. */
  readonly encoder?: IndexEncoder;
  readonly sections: Readonly<Record<string, Section>>;
  /** CRC-32 of the sections that are read at opening, in order. */
  readonly checksum: number;
}

/** Sections that are read at opening, in the order in which they lie in the file. */
export const OPENED: readonly string[] = [
  'regions', 'ids', 'laws', 'from', 'to', 'levels', 'region', 'chapters', 'lengths', 'vectors', 'scales', 'sentences.ends',
  ...FIELDS.flatMap((field) => [`${field}.keys`, `${field}.offsets`, `${field}.counts`]),
];

/** Weights are BM25 term weights without idf, at most K1 + 1, in 255 steps. */
export const K1 = 1.2;
export const WEIGHT_STEP = (K1 + 1) / 255;

/** How much the length of a text damps its weights (BM25 b). */
export const LENGTH_DAMPING: Readonly<Record<Field, number>> = { words: 0.5, bigrams: 0.5, heading: 0.5 };

/** A term in more than this share of the provisions, and in more than this many, says nothing and costs most. */
export const TOO_COMMON = { share: 0.2, provisions: 1000 };

/** Length of the header's own line, so that the first read finds it. */
export const HEADER_BYTES = 65_536;

/**
 * A number for a term: exact for up to three UTF-16 units (48 bits), a 52-bit hash above, so that the dictionary is
 * a sorted array of doubles and opens without building a map.
 */
export function termKey(term: string): number {
  if (term.length <= 3) {
    let key = 0;
    for (let index = 0; index < term.length; index += 1) key = key * 65_536 + term.charCodeAt(index);
    return key;
  }
  let high = 0x811c9dc5;
  let low = 0xc2b2ae35;
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b) ^ (low >>> 13);
  }
  return 2 ** 52 + (high >>> 0) * 2 ** 20 + ((low >>> 0) & 0xfffff);
}

/** Days as whole numbers that sort as they do; none is `missing`. */
export function dayNumber(day: string | undefined, missing: number): number {
  return day === undefined ? missing : Number(day.replaceAll('-', ''));
}
