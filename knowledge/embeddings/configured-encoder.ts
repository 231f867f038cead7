import * as z from 'zod';
import { openBuiltInEncoder } from './built-in-encoder.ts';
import type { EndpointSettings } from './endpoint-encoder.ts';
import { EncoderError, type DenseEncoder } from './port.ts';
import type { VectorCache } from './vector-cache.ts';

const NOT_EMPTY = '设了就不能为空';

const variables = z.object({
  EMBEDDINGS_BASE_URL: z.url({ protocol: /^https?$/, error: '应为一个网址，如 http://127.0.0.1:8000/v1' }).optional(),
  EMBEDDINGS_MODEL: z.string().min(1, NOT_EMPTY).optional(),
  EMBEDDINGS_API_KEY: z.string().min(1, NOT_EMPTY).optional(),
  EMBEDDINGS_QUERY_PREFIX: z.string().optional(),
  EMBEDDINGS_DOCUMENT_PREFIX: z.string().optional(),
});

/**
 * The endpoint that the environment names (`EMBEDDINGS_BASE_URL`, `EMBEDDINGS_MODEL`, `EMBEDDINGS_API_KEY`,
 * `EMBEDDINGS_QUERY_PREFIX`, `EMBEDDINGS_DOCUMENT_PREFIX`); undefined when it names none.
 * @throws EncoderError naming the variable that is wrong or missing
 */
export function endpointSettings(environment: NodeJS.ProcessEnv): EndpointSettings | undefined {
  const read = variables.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new EncoderError('refused', `环境变量 ${issue.path.join('.')} 不对：${issue.message}。`);
  }
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: apiKey } = read.data;
  if (baseUrl === undefined) return undefined;
  if (model === undefined) throw new EncoderError('refused', '设了 EMBEDDINGS_BASE_URL，还要设 EMBEDDINGS_MODEL：向量模型的名称。');
  return {
    baseUrl,
    model,
    ...(apiKey !== undefined && { apiKey }),
    ...(read.data.EMBEDDINGS_QUERY_PREFIX !== undefined && { queryPrefix: read.data.EMBEDDINGS_QUERY_PREFIX }),
    ...(read.data.EMBEDDINGS_DOCUMENT_PREFIX !== undefined && { documentPrefix: read.data.EMBEDDINGS_DOCUMENT_PREFIX }),
  };
}

/**
 * The encoder that the environment asks for: an endpoint, else the built-in one, else none.
 * @param openCache for the provisions of an endpoint; the built-in encoder needs none
 */
export async function openConfiguredEncoder(environment: NodeJS.ProcessEnv, openCache?: () => VectorCache): Promise<DenseEncoder | undefined> {
  const settings = endpointSettings(environment);
  if (!settings) return openBuiltInEncoder();
  // The client is loaded only where it is wanted: a question in the terminal should not wait for it.
  const { openEndpointEncoder } = await import('./endpoint-encoder.ts');
  return openEndpointEncoder(settings, openCache?.());
}
