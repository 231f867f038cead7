import { letterVector } from './letter-encoder.ts';
import { startJsonServer, type Asked, type Reply } from './json-server.ts';

interface EmbeddingsRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly encoding_format?: string;
}

export interface EmbeddingsServer {
  /** With `/v1`, as `EMBEDDINGS_BASE_URL` wants it. */
  readonly baseUrl: string;
  readonly asked: readonly Asked<EmbeddingsRequest>[];
  stop(): Promise<void>;
}

export type Script = (input: readonly string[], number: number) => Reply | 'hang' | undefined;

/**
 * An OpenAI-compatible `/v1/embeddings`: vectors of letters, three times their unit length, listed last first.
 * @param script says something else to a request by its number from 0; undefined for the ordinary answer
 */
export async function startEmbeddings(script: Script = () => undefined, dimensions = 16): Promise<EmbeddingsServer> {
  const { url, asked, stop } = await startJsonServer<EmbeddingsRequest>(({ path, body }, number) => {
    if (path !== '/v1/embeddings') return { status: 404 };
    return script(body.input, number) ?? { body: embeddingsOf(body.input, dimensions) };
  });
  return { baseUrl: `${url}/v1`, asked, stop };
}

export function embeddingsOf(input: readonly string[], dimensions = 16) {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: Array.from(letterVector(text, dimensions), (value) => 3 * value) }));
  return { object: 'list', model: 'stand-in', data: data.toReversed(), usage: { prompt_tokens: 1, total_tokens: 1 } };
}
