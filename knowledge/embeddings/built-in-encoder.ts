import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { crc32 } from 'node:zlib';
import { openEncoder, WEIGHTS, type Encoder } from '../encoder/open-encoder.ts';
import { startEncoderThread, type EncoderThread } from './encoder-thread.ts';
import type { DenseEncoder } from './port.ts';

export interface BuiltInEncoder extends DenseEncoder {
  readonly isBuiltIn: true;
  /** The encoder itself, for what only it can do. */
  readonly own: Encoder;
}

/** Provisions after which threads pay for their start. */
const MANY = 2000;
/** One for each processor of a small server; the thread that counts words is done long before them. */
const THREADS = Math.min(2, availableParallelism());

/** The encoder that ships with the product; undefined where its weights have been taken out. */
export function openBuiltInEncoder(weights: URL | string = WEIGHTS): BuiltInEncoder | undefined {
  if (!existsSync(weights)) return undefined;
  const own = openEncoder(weights);
  let encoded = 0;
  let threads: EncoderThread[] = [];
  let turn = 0;
  return {
    // Vectors of other weights are other vectors.
    name: `built-in ${crc32(readFileSync(weights)).toString(16)}`,
    dimensions: own.dimensions,
    isBuiltIn: true,
    own,
    encodeQuestions: async (questions) => questions.map((question) => own.encodeQuestion(question)),
    encodeProvisions: async (provisions) => {
      encoded += provisions.length;
      if (encoded < MANY) return provisions.map((provision) => own.encodeParts(provision));
      if (threads.length === 0) threads = Array.from({ length: THREADS }, () => startEncoderThread(weights));
      turn = (turn + 1) % THREADS;
      return threads[turn]!.encode(provisions);
    },
  };
}

export function isBuiltIn(encoder: DenseEncoder): encoder is BuiltInEncoder {
  return encoder.isBuiltIn;
}
