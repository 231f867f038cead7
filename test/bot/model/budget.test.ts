import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../../bot/model/budget.ts';
import type { UsageLedger } from '../../../bot/model/chat-model.ts';
import { createMemoryLedger } from '../../../bot/model/memory-ledger.ts';
import { breaksOff, failsWith, says, staysSilent, writes, type Behaviour } from '../../support/openai-stand-in/behaviour.ts';
import { FILLED, modelOn, QUESTION } from './ask.ts';

const GOOD = says(FILLED);
const DAY = '2026-03-02';
/** Still the first of March in London. */
const now = (): Date => new Date('2026-03-01T16:00:00Z');
const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const PROMPT = QUESTION.messages.reduce((length, { content }) => length + content.length, 0);
const ANSWER = JSON.stringify(FILLED).length;

test('what an answer used is given back and written down, at its price, on the day in China', async () => {
  const ledger = createMemoryLedger();
  const { model } = await modelOn(GOOD, { options: { ledger, now } });
  const cost = (PROMPT * 2 + ANSWER * 8) / 1_000_000;
  expect(await model.ask(QUESTION)).toMatchObject({ usage: { model: 'large', inputTokens: PROMPT, outputTokens: ANSWER, cost } });
  expect(await model.ask({ ...QUESTION, isCheap: true })).toMatchObject({ usage: { model: 'small', cost } });
  expect(await ledger.spent(DAY)).toBeCloseTo(2 * cost, 9);
  expect(await ledger.tokens(DAY)).toBe(2 * (PROMPT + ANSWER));
  expect(await ledger.tokens('2026-03-01')).toBe(0);
});

test.each<[string, readonly [Behaviour, ...Behaviour[]], number]>([
  ['an answer that had to be asked for twice', [writes('不'), GOOD], 2],
  ['an answer after half a one', [breaksOff('{"conclusion":"可以'), GOOD], 2],
  ['an answer after an error that cost nothing', [failsWith(500), GOOD], 1],
  ['an answer after silence before it began', [staysSilent(30_000), GOOD], 1],
  ['an answer after silence in the middle', [staysSilent(30_000, 'middle'), GOOD], 2],
  ['no answer', [writes('不'), writes('还是不')], 2],
  ['a refusal', [writes('', { refusal: 'no' })], 1],
])('every try that was answered is written down: %s', async (_name, script, paid) => {
  const used: number[] = [];
  const ledger: UsageLedger = { ...createMemoryLedger(), add: async (_day, { inputTokens }) => void used.push(inputTokens) };
  const { model } = await modelOn(script, { options: { ledger }, settings: { idleMs: 500 } });
  const result = await model.ask(QUESTION);
  expect(used).toHaveLength(paid);
  expect(used.every((tokens) => tokens > 0)).toBe(true);
  expect(result.isOk ? result.usage.inputTokens : sum(used)).toBe(sum(used));
});

test('tokens are estimated where the endpoint does not count them', async () => {
  const { model } = await modelOn(says(FILLED, { thoughts: '想'.repeat(50) }), { server: { countsTokens: false } });
  const result = await model.ask(QUESTION);
  expect(result).toMatchObject({ usage: { inputTokens: estimateTokens('你是助手。老板不发工资怎么办？'), outputTokens: estimateTokens(JSON.stringify(FILLED)) + 50 } });
});

test.each([['', 0], ['老板不发工资，怎么办？', 11], ['JSON', 2], ['第1条', 3], ['\u{20000}', 1]])('%j is about %i tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

describe('a cap of the day', () => {
  test.each<[string, object, RegExp]>([
    ['of money', { dailyCap: 0.0001 }, /上限 0\.0001（LLM_DAILY_CAP）/u],
    ['of tokens', { dailyTokens: 10 }, /上限 10 token（LLM_DAILY_TOKENS）/u],
    ['of both', { dailyCap: 1000, dailyTokens: 10 }, /LLM_DAILY_TOKENS/u],
  ])('%s: the model is not asked until the next day', async (_name, settings, detail) => {
    let at = now();
    const { model, server } = await modelOn(GOOD, { settings, options: { now: () => at } });
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true });
    expect(await model.ask(QUESTION)).toEqual({ isOk: false, failure: 'over-budget', detail: expect.stringMatching(detail) });
    expect(server.requests).toHaveLength(1);
    at = new Date('2026-03-02T15:59:59Z');
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'over-budget' });
    at = new Date('2026-03-02T16:00:00Z');
    expect(await model.ask(QUESTION)).toMatchObject({ isOk: true });
  });

  test('holds for the second try too', async () => {
    const { model, server } = await modelOn(writes('不'), { settings: { dailyTokens: 10 } });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'over-budget' });
    expect(server.requests).toHaveLength(1);
  });
});

test('a ledger that fails stops the model only where there is a cap; an answer is given all the same', async () => {
  const fail = async (): Promise<never> => {
    throw new Error('disk full');
  };
  const ledger: UsageLedger = { spent: fail, tokens: fail, add: fail };
  const capped = await modelOn(GOOD, { settings: { dailyCap: 1 }, options: { ledger } });
  expect(await capped.model.ask(QUESTION)).toMatchObject({ failure: 'over-budget', detail: expect.stringContaining('读不到') });
  const free = await modelOn(GOOD, { options: { ledger } });
  expect(await free.model.ask(QUESTION)).toMatchObject({ isOk: true, value: FILLED });
});
