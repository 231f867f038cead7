import { expect, test } from 'vitest';
import { ModelSettingsError, readModelSettings } from '../../../bot/model/settings.ts';

const TWO = { LLM_BASE_URL: 'http://127.0.0.1:8000/v1', LLM_MODEL: 'qwen3' };
const DEFAULTS = { timeoutMs: 60_000, idleMs: 15_000, concurrency: 4, inputPrice: 0, outputPrice: 0 };

test('nothing set, no model', () => {
  expect(readModelSettings({})).toBeUndefined();
  expect(readModelSettings({ LLM_API_KEY: 'sk-example', LLM_TIMEOUT_MS: '1000', OTHER: 'x' })).toBeUndefined();
});

test('two variables are enough; they alone name another model', () => {
  expect(readModelSettings(TWO)).toEqual({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'qwen3', cheapModel: 'qwen3', ...DEFAULTS });
  expect(readModelSettings({ LLM_BASE_URL: 'https://example.com/api/v3', LLM_MODEL: 'deepseek-chat' }))
    .toEqual({ baseUrl: 'https://example.com/api/v3', model: 'deepseek-chat', cheapModel: 'deepseek-chat', ...DEFAULTS });
});

test('every variable has its place', () => {
  expect(readModelSettings({
    ...TWO, LLM_API_KEY: 'sk-example', LLM_CHEAP_MODEL: 'qwen3-4b', LLM_TIMEOUT_MS: '90000', LLM_IDLE_MS: '30000', LLM_CONCURRENCY: '8',
    LLM_DAILY_CAP: '50', LLM_DAILY_TOKENS: '5000000', LLM_INPUT_PRICE: '2', LLM_OUTPUT_PRICE: '8.5',
  })).toEqual({
    baseUrl: TWO.LLM_BASE_URL, model: 'qwen3', cheapModel: 'qwen3-4b', apiKey: 'sk-example', timeoutMs: 90_000, idleMs: 30_000, concurrency: 8,
    inputPrice: 2, outputPrice: 8.5, dailyCap: 50, dailyTokens: 5_000_000,
  });
});

test.each(['http://127.0.0.1:8000/v1/', 'http://127.0.0.1:8000/v1/chat/completions', 'http://127.0.0.1:8000/v1/chat/completions/'])('the address may be written as %s', (url) => {
  expect(readModelSettings({ ...TWO, LLM_BASE_URL: url })?.baseUrl).toBe('http://127.0.0.1:8000/v1');
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['only the address', { LLM_BASE_URL: TWO.LLM_BASE_URL }, '还要设 LLM_MODEL'],
  ['only the model', { LLM_MODEL: 'qwen3' }, '还要设 LLM_BASE_URL'],
  ['no address', { ...TWO, LLM_BASE_URL: '本机' }, 'LLM_BASE_URL 不对：应为一个网址'],
  ['an address without http', { ...TWO, LLM_BASE_URL: 'localhost:8000/v1' }, 'LLM_BASE_URL 不对：应为一个网址'],
  ['a password in the address', { ...TWO, LLM_BASE_URL: 'http://operator:secret@127.0.0.1/v1' }, 'LLM_BASE_URL 不对：网址里不能写用户名和密码'],
  ['an empty model', { ...TWO, LLM_MODEL: '' }, 'LLM_MODEL 不对：设了就不能为空'],
  ['an empty key', { ...TWO, LLM_API_KEY: '' }, 'LLM_API_KEY 不对：设了就不能为空'],
  ['no time at all', { ...TWO, LLM_TIMEOUT_MS: '0' }, 'LLM_TIMEOUT_MS 不对：应为大于 0 的整数'],
  ['a time in words', { ...TWO, LLM_IDLE_MS: '15s' }, 'LLM_IDLE_MS 不对：应为大于 0 的整数'],
  ['half a request', { ...TWO, LLM_CONCURRENCY: '0.5' }, 'LLM_CONCURRENCY 不对'],
  ['an empty cap', { ...TWO, LLM_DAILY_CAP: '' }, 'LLM_DAILY_CAP 不对：应为不小于 0 的数'],
  ['a price below nothing', { ...TWO, LLM_INPUT_PRICE: '-1' }, 'LLM_INPUT_PRICE 不对'],
  ['a cap that nothing counts towards', { ...TWO, LLM_DAILY_CAP: '50' }, '还要设 LLM_INPUT_PRICE 和 LLM_OUTPUT_PRICE'],
])('%s: the message names the variable and what it must be', (_name, environment, message) => {
  expect(() => readModelSettings(environment)).toThrow(ModelSettingsError);
  expect(() => readModelSettings(environment)).toThrow(message);
});
