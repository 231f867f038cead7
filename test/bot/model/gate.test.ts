import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { failsWith, isBusy, says, staysSilent, writes, type Behaviour } from '../../support/openai-stand-in/behaviour.ts';
import type { OpenAiServer } from '../../support/openai-stand-in.ts';
import { FILLED, modelOn, QUESTION } from './ask.ts';

const GOOD = says(FILLED);

const served = ({ requests }: OpenAiServer): number => requests.filter(({ isServed }) => isServed).length;

describe('when the endpoint is away', () => {
  test('after five failures in a row nobody waits for it; after the pause one request sees whether it is back', async () => {
    let isAway = true;
    const { model, server, warnings } = await modelOn(() => (isAway ? failsWith(500) : GOOD), { settings: { circuitPauseMs: 500 } });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'unreachable' });
    expect(await model.ask(QUESTION)).toMatchObject({ failure: expect.stringMatching(/unreachable|circuit-open/u) });
    expect(served(server)).toBe(5);
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open', detail: expect.stringContaining('暂停') });
    expect(served(server)).toBe(5);
    expect(warnings).toEqual([expect.stringMatching(/连续失败.*500/u)]);

    await pause(510);
    expect(await model.ask(QUESTION)).toMatchObject({ failure: expect.stringMatching(/unreachable|circuit-open/u) });
    expect(served(server)).toBe(6);
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open' });

    isAway = false;
    await pause(510);
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
    const { model } = await modelOn((_body, number) => (number < 5 ? failsWith(500) : staysSilent(30_000)), { settings: { circuitPauseMs: 50, idleMs: 500 } });
    await model.ask(QUESTION);
    await model.ask(QUESTION);
    await pause(60);
    const probe = model.ask(QUESTION);
    const start = performance.now();
    expect(await model.ask(QUESTION)).toMatchObject({ failure: 'circuit-open' });
    expect(performance.now() - start).toBeLessThan(400);
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
  expect(performance.now() - start).toBeLessThan(3000);
});
