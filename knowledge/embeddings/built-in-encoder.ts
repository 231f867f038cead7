import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { openEncoder, WEIGHTS, type Encoder } from '../encoder/open-encoder.ts';
import { startEncoderThread, type EncoderThread } from './encoder-thread.ts';
import type { DenseEncoder } from './port.ts';

export interface BuiltInEncoder extends DenseEncoder {
  readonly isBuiltIn: true;
  /** The encoder itself, for what only it can do. */
  readonly own: Encoder;
}

/** Provisions after which a second thread pays for its start. */
const MANY = 2000;
/** Requests that wait for the thread before this one lends a hand. */
const ENOUGH = 3;

/** The encoder that ships with the product; undefined where its weights have been taken out. */
export function openBuiltInEncoder(weights: URL | string = WEIGHTS): BuiltInEncoder | undefined {
  if (!existsSync(weights)) return undefined;
  const own = openEncoder(weights);
  let encoded = 0;
  let thread: EncoderThread | undefined;
  return {
    // Vectors of other weights are other vectors.
    name: `built-in ${crc32(readFileSync(weights)).toString(16)}`,
    dimensions: own.dimensions,
    isBuiltIn: true,
    own,
    encodeQuestions: async (questions) => questions.map((question) => own.encodeQuestion(question)),
    encodeProvisions: async (provisions) => {
      encoded += provisions.length;
      if (encoded >= MANY) thread ??= startEncoderThread(weights);
      if (thread && thread.waiting() < ENOUGH) return thread.encode(provisions);
      return provisions.map((provision) => own.encodeParts(provision));
    },
  };
}

export function isBuiltIn(encoder: DenseEncoder): encoder is BuiltInEncoder {
  return encoder.isBuiltIn;
}
