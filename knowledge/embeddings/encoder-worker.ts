import { parentPort, workerData } from 'node:worker_threads';
import { openEncoder } from '../encoder/open-encoder.ts';
import type { EncodedBatch } from './encoder-thread.ts';
import type { ProvisionText } from './port.ts';

const weights = workerData as string;
const encoder = openEncoder(weights.startsWith('file:') ? new URL(weights) : weights);

parentPort!.on('message', (provisions: readonly ProvisionText[]) => {
  const encoded = provisions.map((provision) => encoder.encodeParts(provision));
  const rows = encoded.flatMap(({ whole, sentences }) => [whole, ...sentences]);
  const vectors = new Float32Array(rows.length * encoder.dimensions);
  rows.forEach((row, index) => vectors.set(row, index * encoder.dimensions));
  const counts = Uint32Array.from(encoded, ({ sentences }) => sentences.length);
  parentPort!.postMessage({ vectors, counts, dimensions: encoder.dimensions } satisfies EncodedBatch, [vectors.buffer, counts.buffer]);
});
