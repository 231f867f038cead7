import type { Vocabulary } from './bag.ts';

/** Weights of a trained encoder as they ship: every row of the table in 8 bits. */
export interface EncoderWeights {
  readonly dimensions: number;
  /** Feature of every number. */
  readonly features: readonly string[];
  /** features × dimensions; times the row's scale it is the row. */
  readonly table: Int8Array;
  /** How much a step of a row counts in a question: scale times the feature's gain there. */
  readonly question: Float32Array;
  /** The same in a provision. */
  readonly provision: Float32Array;
}

const MAGIC = 'fazhi-encoder-1\n';
/** Stands between features, and in none of them: features are letters and digits. */
const SEPARATOR = '\n';

/** The bytes of the file: magic, sizes, features as text, gains, table; numbers little-endian. */
export function writeWeights({ dimensions, features, table, question, provision }: EncoderWeights): Uint8Array {
  const magic = new TextEncoder().encode(MAGIC);
  const names = new TextEncoder().encode(features.join(SEPARATOR));
  const namesBytes = Math.ceil(names.length / 4) * 4;
  const start = magic.length + 12;
  const bytes = new Uint8Array(start + namesBytes + features.length * 8 + table.length);
  bytes.set(magic);
  new Uint32Array(bytes.buffer, magic.length, 3).set([dimensions, features.length, names.length]);
  bytes.set(names, start);
  new Float32Array(bytes.buffer, start + namesBytes, features.length).set(question);
  new Float32Array(bytes.buffer, start + namesBytes + features.length * 4, features.length).set(provision);
  new Int8Array(bytes.buffer, start + namesBytes + features.length * 8).set(table);
  return bytes;
}

/** @throws Error when the bytes are no such file or are cut short. */
export function readWeights(bytes: Uint8Array): EncoderWeights {
  const { buffer } = Uint8Array.from(bytes);
  const magicBytes = MAGIC.length;
  if (buffer.byteLength < magicBytes + 12 || new TextDecoder().decode(buffer.slice(0, magicBytes)) !== MAGIC) {
    throw new Error('no weights of this encoder: train it anew with `npm run train`');
  }
  const [dimensions, count, nameBytes] = new Uint32Array(buffer, magicBytes, 3) as unknown as [number, number, number];
  const start = magicBytes + 12;
  const gains = start + Math.ceil(nameBytes / 4) * 4;
  if (buffer.byteLength !== gains + count * 8 + count * dimensions) throw new Error('the weights of the encoder are cut short');
  return {
    dimensions,
    features: new TextDecoder().decode(new Uint8Array(buffer, start, nameBytes)).split(SEPARATOR),
    question: new Float32Array(buffer, gains, count),
    provision: new Float32Array(buffer, gains + count * 4, count),
    table: new Int8Array(buffer, gains + count * 8, count * dimensions),
  };
}

export function vocabularyOf({ features }: EncoderWeights): Vocabulary {
  return new Map(features.map((feature, number) => [feature, number]));
}
