import { Worker } from 'node:worker_threads';
import type { EncodedProvision, ProvisionText } from './port.ts';

/** The built-in encoder in a thread of its own, so that an index is encoded while its words are counted. */
export interface EncoderThread {
  encode(provisions: readonly ProvisionText[]): Promise<EncodedProvision[]>;
  /** Requests that are not answered yet. */
  waiting(): number;
}

/** All vectors of one request, one behind the other; `counts` gives the sentences of each provision. */
export interface EncodedBatch {
  readonly vectors: Float32Array;
  readonly counts: Uint32Array;
  readonly dimensions: number;
}

/** Starts the thread; it does not keep the process alive. Requests are answered in the order in which they came. */
export function startEncoderThread(weights: URL | string): EncoderThread {
  const worker = new Worker(new URL('encoder-worker.ts', import.meta.url), {
    workerData: String(weights),
    // Its garbage would otherwise count towards the memory of the whole ingest.
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  const waiting: { resolve(batch: EncodedBatch): void; reject(error: unknown): void }[] = [];
  worker.on('message', (batch: EncodedBatch) => {
    waiting.shift()!.resolve(batch);
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', (error) => waiting.splice(0).forEach(({ reject }) => reject(error)));
  return {
    waiting: () => waiting.length,
    encode: async (provisions) => {
      worker.ref();
      worker.postMessage(provisions);
      const { vectors, counts, dimensions } = await new Promise<EncodedBatch>((resolve, reject) => waiting.push({ resolve, reject }));
      let row = 0;
      const next = (): Float32Array => vectors.subarray(row * dimensions, ++row * dimensions);
      return Array.from(counts, (count) => ({ whole: next(), sentences: Array.from({ length: count }, next) }));
    },
  };
}
