import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CLOSED, onFailure, onQuestion, type Circuit } from '../../../../knowledge/index/qdrant/circuit.ts';
import { openQdrantIndex } from '../../../../knowledge/index/qdrant/open-index.ts';
import { openedOnDemand, withFallback } from '../../../../knowledge/index/qdrant/with-fallback.ts';
import { startQdrant } from '../../../support/qdrant-stand-in.ts';
import { plainQuery } from '../contract.ts';
import { connect, corpusOf, indexed, inventedLaws, settingsFor } from './samples.ts';

describe('circuit', () => {
  test('opens at a failure, probes when the pause is over, waits longer after each failed probe, up to a minute', () => {
    let circuit: Circuit = CLOSED;
    let now = 0;
    const pauses: number[] = [];
    for (let probe = 0; probe < 7; probe += 1) {
      circuit = onFailure(circuit, now);
      if (circuit.state !== 'open') throw new Error('not open');
      pauses.push(circuit.until - now);
      expect(onQuestion(circuit, circuit.until - 1)).toBe(circuit);
      now = circuit.until;
      circuit = onQuestion(circuit, now);
      expect(circuit.state).toBe('probing');
    }
    expect(pauses).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  test('failures of questions that were under way change nothing', () => {
    const open = onFailure(CLOSED, 100);
    expect(onFailure(open, 3000)).toBe(open);
    expect(onQuestion(CLOSED, 1e9)).toBe(CLOSED);
  });
});

function bench(timeoutMs = 50) {
  const state = { answer: async (): Promise<string> => 'Qdrant', asked: 0, now: 0 };
  const warnings: string[] = [];
  const search = withFallback<[string], string>(() => {
    state.asked += 1;
    return state.answer();
  }, (question) => `内置 ${question}`, { onWarning: (message) => warnings.push(message), now: () => state.now, timeoutMs });
  return { state, warnings, search };
}

const fails = async (): Promise<string> => {
  throw new Error('away');
};

describe('with fallback', () => {
  test('while Qdrant answers, only it is asked', async () => {
    const { search, warnings } = bench();
    expect(await search('一')).toBe('Qdrant');
    expect(warnings).toEqual([]);
  });

  test('away: the embedded index answers, with one warning, and Qdrant is left alone for a while', async () => {
    const { state, warnings, search } = bench();
    state.answer = fails;
    expect([await search('一'), await search('二'), await search('三')]).toEqual(['内置 一', '内置 二', '内置 三']);
    expect(state.asked).toBe(1);
    expect(warnings).toEqual(['Qdrant 检索失败，暂时改用内置索引：away']);
  });

  test('slow: the question waits no longer than the timeout', async () => {
    const { state, warnings, search } = bench();
    state.answer = () => new Promise(() => {});
    const start = performance.now();
    expect(await search('一')).toBe('内置 一');
    expect(performance.now() - start).toBeLessThan(1000);
    expect(warnings[0]).toContain('没有在 50 毫秒内回答');
  });

  test('back again: found out beside a question that the embedded index answers, and by one question only', async () => {
    const { state, warnings, search } = bench();
    state.answer = fails;
    await search('一');
    state.now = 5000;
    expect(await search('二')).toBe('内置 二');
    await pause(1);
    expect([state.asked, warnings.length]).toEqual([2, 1]);
    state.answer = async () => 'Qdrant';
    state.now = 14_999;
    expect(await search('三')).toBe('内置 三');
    state.now = 15_000;
    expect(await Promise.all([search('四'), search('五')])).toEqual(['内置 四', '内置 五']);
    await pause(1);
    expect([state.asked, warnings.at(-1)]).toEqual([3, 'Qdrant 已恢复，重新用它检索']);
    expect(await search('六')).toBe('Qdrant');
  });

  test('when both fail, the reason of the embedded index is told', async () => {
    const search = withFallback(fails, () => Promise.reject(new Error('内置也不行')), { onWarning: () => {}, now: () => 0, timeoutMs: 50 });
    await expect(search()).rejects.toThrow('内置也不行');
  });
});

test('a server that is away at the start, comes, goes and comes again', async () => {
  const qdrant = await startQdrant({ strict: true });
  const settings = settingsFor(qdrant.url);
  const { corpus } = corpusOf(...inventedLaws(2));
  let away = qdrant.fault(() => true, { kind: 'hang-up' });
  let now = 0;
  const warnings: string[] = [];
  const opened = openedOnDemand(() => openQdrantIndex(connect(settings), settings), async (index, question: string) => (await index.search(plainQuery(question), {}, 3)).generation);
  const search = withFallback(opened, () => -1, { onWarning: (message) => warnings.push(message), now: () => now, timeoutMs: 2000 });
  const afterPause = async (ms: number): Promise<number> => {
    now += ms;
    await search('劳动合同');
    await pause(200);
    return search('劳动合同');
  };
  expect(await search('劳动合同')).toBe(-1);
  away();
  await indexed(corpus, settings);
  expect(await afterPause(5000)).toBe(corpus.generation());
  away = qdrant.fault(() => true, { kind: 'status', status: 500 });
  expect(await search('劳动合同')).toBe(-1);
  away();
  expect(await afterPause(5000)).toBe(corpus.generation());
  expect(warnings).toHaveLength(4);
});
