import * as z from 'zod';
import { EncoderError } from './port.ts';

/** Orders a few provisions by a model that reads question and provision together. */
export interface Reranker {
  /** One score a text, higher is better, in the order of the texts; undefined when the endpoint did not answer. */
  rerank(question: string, texts: readonly string[]): Promise<number[] | undefined>;
}

export interface RerankerSettings {
  /** `RERANKER_BASE_URL`; `/rerank` is added. */
  readonly baseUrl: string;
  readonly model?: string;
  readonly apiKey?: string;
  readonly timeoutMs?: number;
}

/** TEI answers with a list of `{index, score}`, Xinference and vLLM with `{results: [{index, relevance_score}]}`. */
const scored = z.union([
  z.array(z.object({ index: z.number(), score: z.number() })),
  z.object({ results: z.array(z.object({ index: z.number(), relevance_score: z.number() })) })
    .transform(({ results }) => results.map(({ index, relevance_score: score }) => ({ index, score }))),
]);

/** A reranker behind a `/rerank` endpoint. It never fails a search: without an answer in time the order stays. */
export function createReranker(settings: RerankerSettings, onWarning: (message: string, cause: unknown) => void): Reranker {
  const { baseUrl, model, apiKey, timeoutMs = 3000 } = settings;
  return {
    rerank: async (question, texts) => {
      try {
        const response = await fetch(`${baseUrl.replace(/\/$/, '')}/rerank`, {
          method: 'POST',
          signal: AbortSignal.timeout(timeoutMs),
          headers: { 'content-type': 'application/json', ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }) },
          body: JSON.stringify({ query: question, texts, documents: texts, ...(model !== undefined && { model }) }),
        });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const results = scored.parse(await response.json());
        const scores = Array.from<number>({ length: texts.length }).fill(Number.NEGATIVE_INFINITY);
        for (const { index, score } of results) {
          if (!(index in scores)) throw new Error(`a score for text ${index} of ${texts.length}`);
          scores[index] = score;
        }
        return scores;
      } catch (error) {
        onWarning(`重排服务 ${baseUrl} 没有及时回答，按原来的顺序给出结果`, error);
        return undefined;
      }
    },
  };
}

const NOT_EMPTY = '设了就不能为空';

const variables = z.object({
  RERANKER_BASE_URL: z.url({ protocol: /^https?$/, error: '应为一个网址，如 http://127.0.0.1:8080' }).optional(),
  RERANKER_MODEL: z.string().min(1, NOT_EMPTY).optional(),
  RERANKER_API_KEY: z.string().min(1, NOT_EMPTY).optional(),
});

/**
 * The reranker that the environment names; undefined when it names none.
 * @throws EncoderError naming the variable that is wrong
 */
export function rerankerSettings(environment: NodeJS.ProcessEnv): RerankerSettings | undefined {
  const read = variables.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new EncoderError('refused', `环境变量 ${issue.path.join('.')} 不对：${issue.message}。`);
  }
  const { RERANKER_BASE_URL: baseUrl, RERANKER_MODEL: model, RERANKER_API_KEY: apiKey } = read.data;
  return baseUrl === undefined ? undefined : { baseUrl, ...(model !== undefined && { model }), ...(apiKey !== undefined && { apiKey }) };
}
