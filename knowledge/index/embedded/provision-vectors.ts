import { setImmediate } from 'node:timers/promises';
import type { DenseEncoder, EncodedProvision, ProvisionText } from '../../embeddings/port.ts';
import { VectorMatrixBuilder } from './vector-matrix.ts';

/** Provisions that are encoded together, and requests that may be on their way at once. */
const TOGETHER = 256;
const ON_THE_WAY = 8;

/** Vectors of provisions and of their sentences, collected in order while the encoder works beside. */
export class ProvisionVectors {
  readonly whole: VectorMatrixBuilder;
  readonly sentenceScales: number[] = [];
  /** Sentences of provision i are numbered from `sentenceEnds[i - 1]` (0 for the first) to `sentenceEnds[i]`. */
  readonly sentenceEnds: number[] = [];
  readonly #encoder: DenseEncoder;
  #waiting: ProvisionText[] = [];
  readonly #onTheWay: Promise<EncodedProvision[]>[] = [];

  readonly #writeSentences: (rows: Int8Array) => void;

  /** @param writeSentences takes the vectors of sentences as they come, row behind row */
  constructor(encoder: DenseEncoder, writeSentences: (rows: Int8Array) => void) {
    this.#encoder = encoder;
    this.#writeSentences = writeSentences;
    this.whole = new VectorMatrixBuilder(encoder.dimensions);
  }

  async add(provision: ProvisionText): Promise<void> {
    this.#waiting.push(provision);
    if (this.#waiting.length < TOGETHER) return;
    this.#send();
    // Lets answers of a thread come in; nothing else in a build waits.
    await setImmediate();
    if (this.#onTheWay.length > ON_THE_WAY) await this.#receive();
  }

  async finish(): Promise<void> {
    if (this.#waiting.length > 0) this.#send();
    while (this.#onTheWay.length > 0) await this.#receive();
  }

  #send(): void {
    const request = this.#encoder.encodeProvisions(this.#waiting);
    // Its failure is met when its turn comes to be received.
    request.catch(() => {});
    this.#onTheWay.push(request);
    this.#waiting = [];
  }

  async #receive(): Promise<void> {
    const chunk = new VectorMatrixBuilder(this.#encoder.dimensions);
    for (const { whole, sentences } of await this.#onTheWay.shift()!) {
      this.whole.add(whole);
      for (const sentence of sentences) chunk.add(sentence);
      this.sentenceEnds.push((this.sentenceEnds.at(-1) ?? 0) + sentences.length);
    }
    const { values, scales } = chunk.build();
    this.#writeSentences(values);
    this.sentenceScales.push(...scales);
  }
}
