import { describe, expect, test } from 'vitest';
import type { ChatResult, ModelFailure } from '../../../bot/model/chat-model.ts';
import { openModel } from '../../../bot/model/open-model.ts';
import {
  breaksOff, endsUnfinished, failsWith, isBusy, says, sendsOther, sendsPage, staysSilent, writes, type Behaviour,
} from '../../support/openai-stand-in/behaviour.ts';
import type { OpenAiOptions, OpenAiServer } from '../../support/openai-stand-in.ts';
import { FILLED, KEY, modelOn, QUESTION } from './ask.ts';

const GOOD = says(FILLED);
const JSON_TEXT = JSON.stringify(FILLED);
type Script = readonly [Behaviour, ...Behaviour[]];

const served = ({ requests }: OpenAiServer): number => requests.filter(({ isServed }) => isServed).length;

describe('an answer that comes in the end', () => {
  test.each<[string, Script, number]>([
    ['at once', [GOOD], 1],
    ['with thoughts in a field of their own', [says(FILLED, { thoughts: '想一想{"conclusion":1}' })], 1],
    ['with thoughts before it', [writes(`<think>先看 {"conclusion": "别用"}</think>\n${JSON_TEXT}`)], 1],
    ['with a reason of another name', [says(FILLED, { finish: 'eos' })], 1],
    ['slowly, but never silent for long', [says(FILLED, { pauseMs: 15 })], 1],
    ['whole, though a stream was asked for', [sendsOther(JSON.stringify({ choices: [{ message: { content: JSON_TEXT }, finish_reason: 'stop' }] }))], 1],
    ['after half a stream', [breaksOff('{"conclusion":"可'), GOOD], 2],
    ['after two', [breaksOff(''), breaksOff('{"conclusion":"可以"'), GOOD], 3],
    ['after a stream that ends without a reason', [endsUnfinished(JSON_TEXT), GOOD], 2],
    ['after silence', [staysSilent(30_000), GOOD], 2],
    ['after silence in the middle', [staysSilent(30_000, 'middle'), GOOD], 2],
    ['after 429 and the pause asked for', [isBusy(0.05), isBusy(0), GOOD], 3],
    ['after 500', [failsWith(500), failsWith(503), GOOD], 3],
    ['after an error in the middle of a stream', [sendsOther('data: {"error":{"message":"overloaded"}}\n\n', 'text/event-stream'), GOOD], 2],
    ['after a broken event', [sendsOther('data: {"choices":[{\n\n', 'text/event-stream'), GOOD], 2],
  ])('%s', async (_name, script, requests) => {
    const { model, server } = await modelOn(script);
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true, value: FILLED });
    expect(server.requests).toHaveLength(requests);
  });

  test.each<[string, Behaviour, string]>([
    ['no JSON', writes('您可以要求补发工资。'), '没有完整的 JSON'],
    ['nothing', writes(''), '空的'],
    ['JSON that does not fit the form', writes('{"conclusion":"可以","office":null,"count":"两"}'), 'count'],
    ['half of it', writes('{"conclusion":"可以","office":null,'), '没有完整的 JSON'],
  ])('after %s it is asked once more, told what was wrong and the schema', async (_name, first, told) => {
    const { model, server } = await modelOn([first, GOOD]);
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true, value: FILLED });
    const [, again] = server.requests;
    expect(again!.body.messages.slice(0, 2)).toEqual(QUESTION.messages);
    expect(again!.body.messages.slice(2).map(({ role }) => role)).toEqual(['assistant', 'user']);
    expect(again!.body.messages[3]!.content).toContain(told);
    expect(again!.body.messages[3]!.content).toContain('"required":["conclusion","office","count"]');
  });
});

describe('no answer', () => {
  test.each<[string, Script, ModelFailure, RegExp, number]>([
    ['not the form, twice', [writes('{"conclusion":1}')], 'bad-answer', /large.*不合要求/u, 2],
    ['cut off at the limit', [writes(JSON_TEXT, { finish: 'length' })], 'bad-answer', /长度上限/u, 1],
    ['filtered', [writes('{"conc', { finish: 'content_filter' })], 'refused', /内容审核/u, 1],
    ['a refusal', [writes('', { refusal: "I'm sorry" })], 'refused', /拒绝回答/u, 1],
    ['a web page', [sendsPage()], 'bad-answer', /text\/html.*LLM_BASE_URL/u, 1],
    ['other JSON', [sendsOther('{"choices":"none"}')], 'bad-answer', /LLM_BASE_URL/u, 1],
    ['JSON without an answer', [sendsOther('{}')], 'unreachable', /没有说完/u, 3],
    ['an answer without end', [writes('长'.repeat(300_000))], 'bad-answer', /200000 字/u, 1],
    ['half a stream every time', [breaksOff('{"conclusion":"可')], 'unreachable', /断了/u, 3],
    ['silence every time', [staysSilent(30_000)], 'timed-out', /150 毫秒没有回音/u, 2],
    ['500 every time', [failsWith(500)], 'unreachable', /500/u, 3],
    ['429 every time', [isBusy(0)], 'busy', /429/u, 3],
    ['429 with a pause that is longer than the question may take', [isBusy(60)], 'busy', /429/u, 1],
    ['a request that it cannot use', [failsWith(400, { message: 'maximum context length is 8192 tokens' })], 'refused', /400.*8192 tokens/u, 1],
    ['no such model', [failsWith(404, { message: 'The model `large` does not exist' })], 'refused', /404.*LLM_MODEL/u, 1],
    ['no money', [failsWith(402, { message: 'Insufficient Balance' })], 'refused', /402.*余额/u, 1],
  ])('%s', async (_name, script, failure, detail, requests) => {
    const { model, server } = await modelOn(script);
    expect(await model.ask(QUESTION)).toEqual({ isOk: false, failure, detail: expect.stringMatching(detail) });
    expect(server.requests).toHaveLength(requests);
  });

  test('from an endpoint that is not there', async () => {
    const { model, server } = await modelOn(GOOD);
    await server.stop();
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: false, failure: 'unreachable', detail: expect.stringMatching(/连不上.*LLM_BASE_URL/u) });
  });

  test.each<[string, Behaviour]>([
    ['slow', says({ ...FILLED, conclusion: '长'.repeat(100) }, { pauseMs: 60 })],
    ['silent', staysSilent(30_000)],
    ['busy', isBusy(0.2)],
  ])('the whole question takes no longer than it may: %s', async (_name, behaviour) => {
    const { model } = await modelOn(behaviour, { settings: { timeoutMs: 300, idleMs: 200 } });
    const start = performance.now();
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: false, failure: expect.stringMatching(/timed-out|busy/u) });
    expect(performance.now() - start).toBeLessThan(450);
  });

  test('the one who asked has gone: the connection is closed', async () => {
    const { model, server } = await modelOn(staysSilent(30_000, 'middle'), { settings: { idleMs: 5000 } });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await model.ask({ ...QUESTION, signal: controller.signal })).toMatchObject({ isOk: false, failure: 'timed-out', detail: '提问的一方取消了。' });
    expect(await model.ask({ ...QUESTION, signal: controller.signal })).toMatchObject({ isOk: false, failure: 'timed-out' });
    await expect.poll(() => server.underWay).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('an answer without end is not read to its end', async () => {
    const { model, server } = await modelOn(writes('长'.repeat(40_000_000), { pauseMs: 0 }));
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'bad-answer' });
    await expect.poll(() => server.underWay).toBe(0);
  });
});

describe('what an endpoint does not take', () => {
  test.each<[string, OpenAiOptions['refuses'] & object, string]>([
    ['nothing', [], 'json_schema, stream, stream_options, temperature'],
    ['schemas', ['json_schema'], 'json_object, stream, stream_options, temperature'],
    ['any form', ['json_schema', 'json_object'], 'stream, stream_options, temperature'],
    ['tokens in a stream', ['stream_options'], 'json_schema, stream, temperature'],
    ['streams', ['stream'], 'json_schema, temperature'],
    ['a temperature', ['temperature'], 'json_schema, stream, stream_options'],
    ['anything of it', ['json_schema', 'json_object', 'stream', 'stream_options', 'temperature'], ''],
  ])('%s: it is done without, and remembered', async (_name, refuses, rest) => {
    const { model, server, warnings } = await modelOn(GOOD, { server: { refuses } });
    const request = { ...QUESTION, temperature: 0.2 };
    expect(await model.ask(request)).toMatchObject({ isOk: true, value: FILLED });
    const first = server.requests.length;
    expect(first).toBeLessThanOrEqual(refuses.length + 1);
    expect(await model.ask(request)).toMatchObject({ isOk: true });
    expect(server.requests).toHaveLength(first + 1);
    const { body } = server.requests.at(-1)!;
    expect([body.response_format?.type, ...(['stream', 'stream_options', 'temperature'] as const).filter((key) => key in body)].filter(Boolean).join(', ')).toBe(rest);
    expect(warnings).toHaveLength(refuses.length === 0 ? 0 : 1);
  });

  test('the schema is told in words exactly where it is not taken', async () => {
    const told = async (refuses: OpenAiOptions['refuses'] & object): Promise<string> => {
      const { model, server } = await modelOn(GOOD, { server: { refuses } });
      await model.ask(QUESTION);
      return server.requests.at(-1)!.body.messages.at(-1)!.content;
    };
    expect(await told([])).toBe('老板不发工资怎么办？');
    for (const refuses of [['json_schema'], ['json_schema', 'json_object']] as const) expect(await told(refuses)).toMatch(/^老板不发工资怎么办？\n\n只输出.*JSON Schema：\n\{.*"count"/su);
  });

  test('another model at the same endpoint is asked for everything again', async () => {
    const { model, server } = await modelOn((body) => (body.model === 'large' && body.response_format ? failsWith(400, { message: 'response_format?' }) : GOOD));
    await model.ask(QUESTION);
    await model.ask({ ...QUESTION, isCheap: true });
    expect(server.requests.map(({ body }) => [body.model, body.response_format?.type])).toEqual([['large', 'json_schema'], ['large', 'json_object'], ['large', undefined], ['small', 'json_schema']]);
  });

  test('a refusal for another reason is not blamed on the form', async () => {
    const { model, server } = await modelOn([sendsOther('{}'), GOOD]);
    await model.ask(QUESTION);
    expect(server.requests.at(-1)!.body.response_format?.type).toBe('json_schema');
    const wordless = await modelOn([failsWith(400, { message: '' }), failsWith(400, { message: '' }), failsWith(400, { message: '' }), GOOD]);
    expect(await wordless.model.ask(QUESTION)).toMatchObject({ failure: 'refused' });
    await wordless.model.ask(QUESTION);
    expect(wordless.server.requests.at(-1)!.body.response_format?.type).toBe('json_schema');
  });

  test('the schema goes to the endpoint in the way that strict ones want it', async () => {
    const { model, server } = await modelOn(GOOD);
    await model.ask({ ...QUESTION, purpose: 'draft: 起草' });
    expect(server.requests[0]!.body.response_format).toEqual({
      type: 'json_schema',
      json_schema: {
        name: 'draft____',
        strict: true,
        schema: {
          type: 'object',
          properties: { conclusion: { type: 'string' }, office: { type: ['string', 'null'] }, count: { type: 'integer' } },
          required: ['conclusion', 'office', 'count'],
          additionalProperties: false,
        },
      },
    });
  });
});

describe('when the endpoint is away', () => {
  test('after five failures in a row nobody waits for it; after the pause one request sees whether it is back', async () => {
    let isAway = true;
    const { model, server, warnings } = await modelOn(() => (isAway ? failsWith(500) : GOOD), { settings: { circuitPauseMs: 200 } });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'unreachable' });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: expect.stringMatching(/unreachable|circuit-open/u) });
    expect(served(server)).toBe(5);
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open', detail: expect.stringContaining('暂停') });
    expect(served(server)).toBe(5);
    expect(warnings).toEqual([expect.stringMatching(/连续失败.*500/u)]);

    await new Promise((resolve) => void setTimeout(resolve, 220));
    expect(await model.ask(QUESTION)).toMatchObject({ failure: expect.stringMatching(/unreachable|circuit-open/u) });
    expect(served(server)).toBe(6);
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open' });

    isAway = false;
    await new Promise((resolve) => void setTimeout(resolve, 220));
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true });
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true });
  });

  test.each<[string, Behaviour]>([
    ['429', isBusy(0)],
    ['bad answers', writes('不')],
    ['refusals', failsWith(400)],
  ])('%s are no reason to leave it alone', async (_name, behaviour) => {
    const { model } = await modelOn(behaviour);
    for (let number = 0; number < 6; number += 1) expect(await model.ask(QUESTION)).not.toMatchObject({ failure: 'circuit-open' });
  });

  test('while it hangs and is left alone, a new question is not queued behind the old ones', async () => {
    const { model } = await modelOn((_body, number) => (number < 5 ? failsWith(500) : staysSilent(30_000)), { settings: { circuitPauseMs: 50, idleMs: 400 } });
    await model.ask(QUESTION);
    await model.ask(QUESTION);
    await new Promise((resolve) => void setTimeout(resolve, 60));
    const probe = model.ask(QUESTION);
    const start = performance.now();
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open' });
    expect(performance.now() - start).toBeLessThan(100);
    expect(await probe).toMatchObject({ isOk: false });
  });
});

test('no more requests at once than allowed; four times as many wait, the others are told that it is busy', async () => {
  let most = 0;
  const { model, server } = await modelOn(() => {
    most = Math.max(most, server.underWay);
    return says(FILLED, { pauseMs: 5 });
  }, { settings: { concurrency: 2, firstDelayMs: 1 } });
  const results = await Promise.all(Array.from({ length: 13 }, () => model.ask(QUESTION)));
  expect(most).toBe(2);
  expect(results.filter(({ isOk }) => isOk)).toHaveLength(10);
  expect(results.filter((one) => !one.isOk && one.failure === 'busy')).toHaveLength(3);
});

test('who waits in the queue waits no longer than the question may take', async () => {
  const { model } = await modelOn(staysSilent(30_000), { settings: { concurrency: 1, idleMs: 5000, timeoutMs: 200 } });
  const start = performance.now();
  const results = await Promise.all([model.ask(QUESTION), model.ask(QUESTION), model.ask(QUESTION)]);
  expect(results.map((one) => !one.isOk && one.failure)).toEqual(['timed-out', 'timed-out', 'timed-out']);
  expect(performance.now() - start).toBeLessThan(400);
});

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
  const wrong = await modelOn(GOOD, { settings: { apiKey: 'sk-wrong-0123456789' } });
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
