import { expect, test } from 'vitest';
import { endpointSettings, openConfiguredEncoder } from '../../../knowledge/embeddings/configured-encoder.ts';
import { EncoderError } from '../../../knowledge/embeddings/port.ts';
import { startEmbeddings } from '../../support/embeddings-stand-in.ts';

const URL_AND_MODEL = { EMBEDDINGS_BASE_URL: 'http://127.0.0.1:8000/v1', EMBEDDINGS_MODEL: 'bge-m3' };

test('no address, no endpoint', () => {
  expect(endpointSettings({})).toBeUndefined();
  expect(endpointSettings({ EMBEDDINGS_MODEL: 'bge-m3', EMBEDDINGS_API_KEY: 'sk-example' })).toBeUndefined();
});

test('every variable reaches the endpoint; those that are not set leave nothing', () => {
  expect(endpointSettings(URL_AND_MODEL)).toEqual({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'bge-m3' });
  expect(endpointSettings({
    ...URL_AND_MODEL, EMBEDDINGS_API_KEY: 'sk-example', EMBEDDINGS_QUERY_PREFIX: 'query: ', EMBEDDINGS_DOCUMENT_PREFIX: '', OTHER: 'x',
  })).toEqual({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'bge-m3', apiKey: 'sk-example', queryPrefix: 'query: ', documentPrefix: '' });
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['no address', { ...URL_AND_MODEL, EMBEDDINGS_BASE_URL: '本机' }, 'EMBEDDINGS_BASE_URL 不对：应为一个网址'],
  ['an address without http', { ...URL_AND_MODEL, EMBEDDINGS_BASE_URL: 'localhost:8000/v1' }, 'EMBEDDINGS_BASE_URL 不对：应为一个网址'],
  ['no model', { EMBEDDINGS_BASE_URL: URL_AND_MODEL.EMBEDDINGS_BASE_URL }, '还要设 EMBEDDINGS_MODEL'],
  ['an empty model', { ...URL_AND_MODEL, EMBEDDINGS_MODEL: '' }, 'EMBEDDINGS_MODEL 不对：设了就不能为空'],
  ['an empty key', { ...URL_AND_MODEL, EMBEDDINGS_API_KEY: '' }, 'EMBEDDINGS_API_KEY 不对：设了就不能为空'],
])('%s: the message names the variable and what it must be', (_name, environment, message) => {
  expect(() => endpointSettings(environment)).toThrow(EncoderError);
  expect(() => endpointSettings(environment)).toThrow(message);
});

test('an endpoint that is named is used, else what ships with the product', async () => {
  const { baseUrl } = await startEmbeddings();
  expect(await openConfiguredEncoder({ EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: 'stand-in' })).toMatchObject({ isBuiltIn: false, dimensions: 16 });
  expect((await openConfiguredEncoder({}))?.isBuiltIn ?? true).toBe(true);
});
