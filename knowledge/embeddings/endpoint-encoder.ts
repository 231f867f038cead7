import OpenAI, { APIConnectionError, APIError } from 'openai';
import { EncoderError, type DenseEncoder, type ProvisionText } from './port.ts';
import type { VectorCache } from './vector-cache.ts';

export interface EndpointSettings {
  /** `EMBEDDINGS_BASE_URL`, up to and with `/v1`. */
  readonly baseUrl: string;
  /** `EMBEDDINGS_MODEL`. */
  readonly model: string;
  /** `EMBEDDINGS_API_KEY`; local servers need none. */
  readonly apiKey?: string;
  /** Put before every question and provision, as models of the E5 kind want: `query: `, `passage: `. */
  readonly queryPrefix?: string;
  readonly documentPrefix?: string;
  /** Texts in one request. */
  readonly batchSize?: number;
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
}

const DEFAULTS = { batchSize: 32, timeoutMs: 30_000, maxRetries: 5 };
/** Longer texts are cut: models of this kind read some 500 tokens, and servers refuse more. */
const LONGEST_TEXT = 1200;

/**
 * An encoder behind any OpenAI-compatible `/embeddings` endpoint. Provisions come from the cache where it has them.
 * Asks once for the number of dimensions.
 * @throws EncoderError when the endpoint cannot be reached, refuses, or answers with something else
 */
export async function openEndpointEncoder(settings: EndpointSettings, cache?: VectorCache): Promise<DenseEncoder> {
  const { baseUrl, model, batchSize = DEFAULTS.batchSize } = settings;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: settings.apiKey ?? 'none',
    timeout: settings.timeoutMs ?? DEFAULTS.timeoutMs,
    maxRetries: settings.maxRetries ?? DEFAULTS.maxRetries,
  });

  const request = async (input: readonly string[]): Promise<Float32Array[]> => {
    try {
      const answer = await client.embeddings.create({ model, input: [...input], encoding_format: 'float' });
      const vectors = [...answer.data].sort((a, b) => a.index - b.index).map((one) => unit(one.embedding));
      if (!vectors.every(isVector)) throw new EncoderError('bad-answer', `向量服务 ${baseUrl} 的回答不是向量。`);
      if (vectors.length !== input.length) throw new EncoderError('bad-answer', `向量服务 ${baseUrl} 对 ${input.length} 段文字只给了 ${vectors.length} 个向量。`);
      return vectors;
    } catch (error) {
      throw asEncoderError(error, baseUrl);
    }
  };
  const [probe] = await request([`${settings.queryPrefix ?? ''}法律`]);
  const dimensions = probe!.length;
  // All that makes other vectors of the same provision; another model under the old name shows in the dimensions.
  const name = `${model}@${baseUrl}#${dimensions}${settings.documentPrefix ? ` ${settings.documentPrefix.trim()}` : ''}`;

  const inBatches = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += batchSize) {
      const batch = await request(texts.slice(start, start + batchSize));
      for (const vector of batch) {
        if (vector.length !== dimensions) throw new EncoderError('other-dimensions', `向量服务 ${baseUrl} 先给出 ${dimensions} 维，后给出 ${vector.length} 维的向量，请检查 EMBEDDINGS_MODEL。`);
      }
      vectors.push(...batch);
    }
    return vectors;
  };

  return {
    name,
    dimensions,
    isBuiltIn: false,
    encodeQuestions: (questions) => inBatches(questions.map((question) => (settings.queryPrefix ?? '') + cut(question))),
    encodeProvisions: async (provisions) => {
      const texts = provisions.map((provision) => (settings.documentPrefix ?? '') + textOf(provision));
      const known = texts.map((text) => cache?.get(name, text));
      const missing = texts.filter((_, index) => known[index] === undefined);
      const fresh = await inBatches(missing);
      fresh.forEach((vector, index) => cache?.put(name, missing[index]!, vector));
      let next = 0;
      return known.map((vector) => ({ whole: vector ?? fresh[next++]!, sentences: [] }));
    },
  };
}

function textOf({ title, path, text }: ProvisionText): string {
  return cut([title, ...path, text].join('\n'));
}

/** Half of a character at the end would be refused with the whole batch. */
function cut(text: string): string {
  return text.slice(0, LONGEST_TEXT).toWellFormed();
}

function unit(values: readonly number[]): Float32Array {
  const vector = Float32Array.from(values);
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function isVector(vector: Float32Array): boolean {
  return vector.length > 0 && vector.every(Number.isFinite);
}

function asEncoderError(error: unknown, baseUrl: string): EncoderError {
  if (error instanceof EncoderError) return error;
  if (error instanceof APIConnectionError) {
    return new EncoderError('unreachable', `连不上向量服务 ${baseUrl}，请检查 EMBEDDINGS_BASE_URL 和网络。`, error);
  }
  if (error instanceof APIError) {
    return new EncoderError('refused', `向量服务 ${baseUrl} 拒绝了请求（${error.status ?? '?'}），请检查 EMBEDDINGS_MODEL 和 EMBEDDINGS_API_KEY。`, error);
  }
  return new EncoderError('bad-answer', `向量服务 ${baseUrl} 的回答不是向量。`, error);
}
