import { expect, onTestFinished, test } from 'vitest';
import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import { openBuiltInEncoder } from '../../../knowledge/embeddings/built-in-encoder.ts';
import { buildIndex } from '../../../knowledge/index/embedded/build-index.ts';
import { openRanker } from '../../../knowledge/ranker/open-ranker.ts';
import { openSearcher, type Searcher } from '../../../knowledge/search/open-searcher.ts';
import { bind, type BoundAnswer } from '../../../knowledge/vetted/bind.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';

const HERE = { date: '2026-01-01', region: '全国', limit: 3 };
const QUESTION = '老板跑路了，工钱找谁要';

const wages = (text: string) => document({
  title: '示例用工条例', level: '行政法规', date: '2020-01-01',
  articles: ['用工应当登记。', '老板应当爱护工具，不得跑路。', text, '工钱按月结算，找会计领取。'],
});
const FUND = '应急周转金由示例机关先行垫付。';

interface Memory {
  readonly answers: BoundAnswer[];
  version: number;
}

async function open(data: string, memory: Memory, leaveOutCopies = false): Promise<Searcher> {
  const searcher = await openSearcher(data, {
    encoder: openBuiltInEncoder(), ranker: openRanker(), leaveOutCopies,
    vetted: { all: () => memory.answers, changes: () => String(memory.version) },
  });
  onTestFinished(() => searcher.close());
  return searcher;
}

function approve(data: string): BoundAnswer {
  const corpus = openCorpus(data);
  const bound = bind({ id: '1', questions: [QUESTION], answer: '找周转金。', citations: [{ law: '示例用工条例', article: '第三条' }] }, corpus, HERE.date);
  corpus.close();
  return bound;
}

const placeOf = async (searcher: Searcher, question: string): Promise<number> =>
  (await searcher.search(question, { ...HERE, limit: 10 })).findIndex(({ provision }) => provision.label === '第三条');
const voteFor = async (searcher: Searcher): Promise<number | undefined> =>
  (await searcher.search(QUESTION, { ...HERE, limit: 10 })).find(({ provision }) => provision.label === '第三条')?.signals['articleVote'];

test('an approved answer lifts the provision that it cites, from the next question on', async () => {
  const data = temporaryFolder();
  store(data, wages(FUND));
  const memory: Memory = { answers: [], version: 0 };
  const searcher = await open(data, memory);
  const before = await placeOf(searcher, '老板跑路，工钱向谁要');
  memory.answers.push(approve(data));
  memory.version += 1;
  const after = await placeOf(searcher, '老板跑路，工钱向谁要');
  expect(before).toBeGreaterThan(0);
  expect(after).toBe(0);
});

test('one whose provision has changed no longer does, until it is approved again', async () => {
  const data = temporaryFolder();
  store(data, wages(FUND));
  const memory: Memory = { answers: [approve(data)], version: 0 };
  const searcher = await open(data, memory);
  expect(await voteFor(searcher)).toBeGreaterThan(0.9);
  store(data, wages('应急周转金不再垫付工钱。'));
  const corpus = openCorpus(data);
  await buildIndex(corpus, data, openBuiltInEncoder());
  corpus.close();
  const changed = await open(data, memory);
  expect(await voteFor(changed)).toBe(0);
  memory.answers[0] = approve(data);
  memory.version += 1;
  expect(await voteFor(changed)).toBeGreaterThan(0.9);
});

test('leaving out copies leaves out the question itself', async () => {
  const data = temporaryFolder();
  store(data, wages(FUND));
  const memory: Memory = { answers: [approve(data)], version: 0 };
  expect(await voteFor(await open(data, memory))).toBeGreaterThan(0.9);
  expect(await voteFor(await open(data, memory, true))).toBe(0);
});

test('a question about another day is answered by the law and the answers of that day, without reading them anew', async () => {
  const data = temporaryFolder();
  store(data, wages(FUND), document({ title: '示例旧用工办法', level: '行政法规', date: '2010-01-01', articles: ['工钱按月结算。'] }));
  const bound = approve(data);
  let read = 0;
  const searcher = await openSearcher(data, {
    encoder: openBuiltInEncoder(), ranker: openRanker(),
    vetted: { all: () => (read += 1, [bound]), changes: () => '' },
  });
  onTestFinished(() => searcher.close());
  const votes = async (date: string) => (await searcher.search(QUESTION, { ...HERE, date, limit: 10 })).map(({ signals }) => [signals['memory'], signals['articleVote']]);
  for (let round = 0; round < 2; round += 1) {
    expect(Math.max(...(await votes(HERE.date)).map(([, vote]) => vote!))).toBeGreaterThan(0.9);
    // No answer holds on that day: there is no memory.
    expect(await votes('2015-01-01')).toEqual([[0, 0]]);
  }
  expect(read).toBe(1);
});
