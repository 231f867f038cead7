import { describe, expect, test } from 'vitest';
import type { ModelFailure } from '../../../bot/model/chat-model.ts';
import {
  breaksOff, endsUnfinished, failsWith, isBusy, says, sendsOther, sendsPage, staysSilent, writes, type Behaviour,
} from '../../support/openai-stand-in/behaviour.ts';
import { FILLED, modelOn, QUESTION } from './ask.ts';

const GOOD = says(FILLED);
const JSON_TEXT = JSON.stringify(FILLED);
type Script = readonly [Behaviour, ...Behaviour[]];

describe('an answer that comes in the end', () => {
  test.each<[string, Script, number]>([
    ['at once', [GOOD], 1],
    ['with thoughts in a field of their own', [says(FILLED, { thoughts: '想一想{"conclusion":1}' })], 1],
    ['with thoughts before it', [writes(`<think>先看 {"conclusion": "别用"}</think>\n${JSON_TEXT}`)], 1],
    ['with a reason of another name', [says(FILLED, { finish: 'eos' })], 1],
    ['whole, though a stream was asked for', [sendsOther(JSON.stringify({ choices: [{ message: { content: JSON_TEXT }, finish_reason: 'stop' }] }))], 1],
    ['after half a stream', [breaksOff('{"conclusion":"可'), GOOD], 2],
    ['after two', [breaksOff(''), breaksOff('{"conclusion":"可以"'), GOOD], 3],
    ['after a stream that ends without a reason', [endsUnfinished(JSON_TEXT), GOOD], 2],
    ['after 429 and the pause asked for', [isBusy(0.05), isBusy(0), GOOD], 3],
    ['after 500', [failsWith(500), failsWith(503), GOOD], 3],
    ['after an error in the middle of a stream', [sendsOther('data: {"error":{"message":"overloaded"}}\n\n', 'text/event-stream'), GOOD], 2],
    ['after a broken event', [sendsOther('data: {"choices":[{\n\n', 'text/event-stream'), GOOD], 2],
  ])('%s', async (_name, script, requests) => {
    const { model, server } = await modelOn(script);
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true, value: FILLED });
    expect(server.requests).toHaveLength(requests);
  });

  test.each(['before', 'middle'] as const)('after silence: %s', async (where) => {
    const { model, server } = await modelOn([staysSilent(30_000, where), GOOD], { settings: { idleMs: 500 } });
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true, value: FILLED });
    expect(server.requests).toHaveLength(2);
  });

  test('that takes longer than silence may, but is not silent', async () => {
    const { model, server } = await modelOn(says({ ...FILLED, conclusion: '长'.repeat(700) }, { pauseMs: 5 }), { settings: { idleMs: 400 } });
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true });
    expect(server.requests).toHaveLength(1);
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

  test('silence, and silence again: two waits are enough', async () => {
    const { model, server } = await modelOn(staysSilent(30_000), { settings: { idleMs: 100 } });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'timed-out', detail: expect.stringContaining('100 毫秒没有回音') });
    expect(server.requests).toHaveLength(2);
  });

  test('from an endpoint that is not there', async () => {
    const { model, server } = await modelOn(GOOD);
    await server.stop();
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: false, failure: 'unreachable', detail: expect.stringMatching(/连不上.*LLM_BASE_URL/u) });
  });

  test.each<[string, Behaviour]>([
    ['slow', says({ ...FILLED, conclusion: '长'.repeat(700) }, { pauseMs: 50 })],
    ['silent', staysSilent(30_000)],
    ['busy', isBusy(0.2)],
  ])('the whole question takes no longer than it may: %s', async (_name, behaviour) => {
    const { model } = await modelOn(behaviour, { settings: { timeoutMs: 250, idleMs: 200 } });
    const start = performance.now();
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: false, failure: expect.stringMatching(/timed-out|busy/u) });
    expect(performance.now() - start).toBeLessThan(3000);
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
    const { model, server } = await modelOn(writes('长'.repeat(4_000_000), { pauseMs: 0 }));
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'bad-answer' });
    await expect.poll(() => server.underWay).toBe(0);
  });
});
