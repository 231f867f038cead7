import { expect, test, vi } from 'vitest';
import { createReranker, rerankerSettings, type RerankerSettings } from '../../../knowledge/embeddings/reranker.ts';
import { startJsonServer, type Answer } from '../../support/json-server.ts';

interface RerankRequest {
  readonly query: string;
  readonly texts: readonly string[];
  readonly documents: readonly string[];
  readonly model?: string;
}

async function opened(answer: Answer<RerankRequest>, given: Partial<RerankerSettings> = {}) {
  const server = await startJsonServer<RerankRequest>(answer);
  const onWarning = vi.fn<(message: string, cause: unknown) => void>();
  return { ...server, onWarning, reranker: createReranker({ baseUrl: server.url, ...given }, onWarning) };
}

test.each([
  ['of TEI', [{ index: 2, score: 0.9 }, { index: 0, score: 0.5 }, { index: 1, score: -3 }]],
  ['of Xinference and vLLM', { model: 'bge', results: [{ index: 2, relevance_score: 0.9 }, { index: 0, relevance_score: 0.5, document: '甲' }, { index: 1, relevance_score: -3 }] }],
])('the answer %s: scores in the order of the texts', async (_name, body) => {
  const { reranker, asked, onWarning } = await opened(() => ({ body }));
  expect(await reranker.rerank('养犬', ['甲', '乙', '丙'])).toEqual([0.5, -3, 0.9]);
  expect(onWarning).not.toHaveBeenCalled();
  expect(asked[0]).toMatchObject({ path: '/rerank', body: { query: '养犬', texts: ['甲', '乙', '丙'], documents: ['甲', '乙', '丙'] } });
  expect(asked[0]!.body).not.toHaveProperty('model');
  expect(asked[0]!.headers).not.toHaveProperty('authorization');
});

test('model and key are sent where they are set; a text without a score comes last', async () => {
  const server = await startJsonServer<RerankRequest>(() => ({ body: [{ index: 1, score: 0.2 }] }));
  const reranker = createReranker({ baseUrl: `${server.url}/v1/`, model: 'bge', apiKey: 'sk-example' }, () => {});
  expect(await reranker.rerank('养犬', ['甲', '乙'])).toEqual([Number.NEGATIVE_INFINITY, 0.2]);
  expect(server.asked[0]).toMatchObject({ path: '/v1/rerank', body: { model: 'bge' }, headers: { authorization: 'Bearer sk-example' } });
});

test.each<[string, Answer<RerankRequest>]>([
  ['does not answer in time', () => 'hang'],
  ['fails', () => ({ status: 503 })],
  ['answers with something else', () => ({ body: { hello: 'world' } })],
  ['answers with no JSON', () => ({ body: '<html>' })],
  ['scores a text that it was not given', () => ({ body: [{ index: 0, score: 1 }, { index: 1, score: 1 }, { index: 2, score: 1 }] })],
  ['scores half a text', () => ({ body: [{ index: 0.5, score: 1 }] })],
])('a service that %s changes nothing, and that is told once', async (_name, answer) => {
  const { reranker, onWarning, url } = await opened(answer, { timeoutMs: 500 });
  expect(await reranker.rerank('养犬', ['甲', '乙'])).toBeUndefined();
  expect(onWarning).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^重排服务 .*按原来的顺序/u), expect.anything());
  expect(onWarning.mock.calls[0]![0]).toContain(url);
});

test('nor does a service that is not there', async () => {
  const { reranker, onWarning, stop } = await opened(() => ({}));
  await stop();
  expect(await reranker.rerank('养犬', ['甲'])).toBeUndefined();
  expect(onWarning).toHaveBeenCalledOnce();
});

test('settings come from variables; without an address there is none, and a wrong one is named', () => {
  expect(rerankerSettings({ RERANKER_MODEL: 'bge' })).toBeUndefined();
  expect(rerankerSettings({ RERANKER_BASE_URL: 'http://127.0.0.1:8080' })).toEqual({ baseUrl: 'http://127.0.0.1:8080' });
  expect(rerankerSettings({ RERANKER_BASE_URL: 'http://127.0.0.1:8080', RERANKER_MODEL: 'bge', RERANKER_API_KEY: 'sk-example' }))
    .toEqual({ baseUrl: 'http://127.0.0.1:8080', model: 'bge', apiKey: 'sk-example' });
  expect(() => rerankerSettings({ RERANKER_BASE_URL: 'localhost:8080' })).toThrow('环境变量 RERANKER_BASE_URL 不对：应为一个网址');
  expect(() => rerankerSettings({ RERANKER_BASE_URL: 'http://127.0.0.1:8080', RERANKER_MODEL: '' })).toThrow('环境变量 RERANKER_MODEL 不对：设了就不能为空');
});
