import { expect, test } from 'vitest';
import type { ChatResult } from '../../../bot/model/chat-model.ts';
import { openModel } from '../../../bot/model/open-model.ts';
import { failsWith, says, sendsOther, writes, type Behaviour } from '../../support/openai-stand-in/behaviour.ts';
import { FILLED, KEY, modelOn, QUESTION } from './ask.ts';

test('the key is sent to the endpoint and stands in no message, whatever the endpoint repeats', async () => {
  const repeats: Behaviour[] = [400, 401, 403, 404, 429, 500].map((status) => failsWith(status, { message: `key ${KEY} of Bearer ${KEY} and sk-other-key-9876` }));
  const results: ChatResult<unknown>[] = [];
  const warnings: string[] = [];
  for (const repeat of [...repeats, sendsOther(`{"error":{"message":"${KEY}"}}`), sendsOther(`data: {"error":{"message":"${KEY}"}}\n\n`, 'text/event-stream'), sendsOther(KEY, `text/${KEY}`), writes(KEY)]) {
    const on = await modelOn(repeat);
    results.push(await on.model.ask(QUESTION), await on.model.ask(QUESTION), await on.model.ask(QUESTION));
    warnings.push(...on.warnings);
    expect(on.server.requests.every(({ isServed }) => isServed)).toBe(true);
  }
  const wrong = await modelOn(says(FILLED), { settings: { apiKey: 'sk-wrong-0123456789' } });
  results.push(await wrong.model.ask(QUESTION));
  expect(results.at(-1)).toMatchObject({ failure: 'refused', detail: expect.stringMatching(/401.*LLM_API_KEY/u) });
  const said = JSON.stringify([results, warnings]);
  for (const key of [KEY, 'sk-wrong', 'sk-other']) expect(said).not.toContain(key);
  expect(results.every(({ isOk }) => !isOk)).toBe(true);
});

test('no user name or password of the address stands in a message', async () => {
  const model = openModel({
    baseUrl: 'http://operator:secret@127.0.0.1:9/v1', model: 'm', cheapModel: 'm', timeoutMs: 500, idleMs: 200, concurrency: 1, inputPrice: 0, outputPrice: 0, firstDelayMs: 1,
  });
  const result = await model.ask(QUESTION);
  expect(result).toMatchObject({ isOk: false, detail: expect.stringContaining('127.0.0.1:9') });
  expect(JSON.stringify(result)).not.toMatch(/operator|secret/u);
});
