import type { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import { openBuiltInEncoder } from '../../../knowledge/embeddings/built-in-encoder.ts';
import { buildIndex } from '../../../knowledge/index/embedded/build-index.ts';
import { openConfiguredSearcher } from '../../../knowledge/search/configured-searcher.ts';
import type { Searcher, SearchOptions } from '../../../knowledge/search/open-searcher.ts';
import { openSearcherPool, type PoolOptions } from '../../../knowledge/search/searcher-pool.ts';
import { bind } from '../../../knowledge/vetted/bind.ts';
import { openVettedStore } from '../../../knowledge/vetted/vetted-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';

const HERE: SearchOptions = { date: '2026-01-01', region: '陕西省/安康市', limit: 10 };
const QUESTIONS = ['养犬要登记吗', '出门要牵绳吗', '示例养犬条例怎么说', '今天天气', '没登记罚多少钱？牵绳多长？'];

const data = (): string => {
  const folder = temporaryFolder();
  store(folder,
    document({ title: '示例养犬法', date: '2010-01-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }),
    document({ title: '示例养犬条例', level: '行政法规', date: '2010-01-01', articles: ['养犬应当登记。', '不登记的，处五百元罚款。'] }),
    // Equal scores, which go by id.
    document({ title: '甲省养犬办法', level: '部门规章', date: '2010-01-01', articles: ['养犬应当登记。'] }),
    document({ title: '乙省养犬办法', level: '部门规章', date: '2010-01-01', articles: ['养犬应当登记。'] }));
  return folder;
};

async function open(folder: string, options: PoolOptions = { workers: 2 }): Promise<{ pool: Searcher; threads: Worker[] }> {
  const threads: Worker[] = [];
  const keep = (thread: Worker): void => void threads.push(thread);
  process.on('worker', keep);
  onTestFinished(() => void process.off('worker', keep));
  const pool = await openSearcherPool(folder, {}, options);
  onTestFinished(() => pool.close());
  return { pool, threads };
}

describe('a pool of searchers', () => {
  test('gives what one searcher gives, scores, signals and order of equals included, to many who ask at once', async () => {
    const folder = data();
    const { pool } = await open(folder);
    const alone = await openConfiguredSearcher(folder, {});
    onTestFinished(() => alone.close());
    const asked = Array.from({ length: 40 }, (_, index) => QUESTIONS[index % QUESTIONS.length]!);
    const found = await Promise.all(asked.map((question) => pool.search(question, HERE)));
    for (const [index, question] of asked.entries()) expect(found[index]).toEqual(await alone.search(question, HERE));
    expect(found[0]!.length).toBeGreaterThan(3);
  });

  test('titles, vetted answers and rows are there without asking a thread', async () => {
    const folder = data();
    const { pool } = await open(folder, { workers: 1 });
    expect(pool.knownTitles().find('示例养犬法和示例采砂法').map(({ key }) => key)).toEqual(['示例养犬法']);
    store(folder, document({ title: '示例采砂法', articles: ['禁止采砂。'] }));
    expect(pool.knownTitles().find('示例养犬法和示例采砂法').map(({ key }) => key)).toEqual(['示例养犬法', '示例采砂法']);
    const vetted = openVettedStore(folder);
    onTestFinished(() => vetted.close());
    vetted.put([bind({ id: '1', questions: ['养狗要登记吗'], answer: '要。', citations: [{ law: '示例养犬法', article: '第一条' }] }, pool.corpus, HERE.date)]);
    const answer = pool.vettedFor('请问养狗要登记吗？', HERE);
    expect(answer?.answer.answer).toBe('要。');
    expect(pool.corpus.provisionsInContext(answer!.provisionIds).map(({ provision }) => provision.text)).toEqual(['养犬应当登记。']);
  });

  test('questions of a thread that is killed are asked once more; the next ones find a new thread', async () => {
    const onWarning = vi.fn<(message: string, cause: unknown) => void>();
    const { pool, threads } = await open(data(), { workers: 2, onWarning });
    expect(threads).toHaveLength(2);
    const expected = await pool.search(QUESTIONS[0]!, HERE);
    const asked = Array.from({ length: 30 }, () => pool.search(QUESTIONS[0]!, HERE));
    await threads[0]!.terminate();
    for (const hits of await Promise.all(asked)) expect(hits).toEqual(expected);
    expect(onWarning).toHaveBeenCalledWith('检索线程意外中断，已重新启动', expect.anything());
    await Promise.all(threads.map((thread) => thread.terminate()));
    expect(await pool.search(QUESTIONS[0]!, HERE)).toEqual(expected);
    expect(threads.length).toBeGreaterThanOrEqual(4);
  });

  test('a question whose thread dies twice fails, and the pool goes on', async () => {
    const { pool, threads } = await open(data(), { workers: 1 });
    const kill = (thread: Worker): void => void thread.terminate();
    process.on('worker', kill);
    const asked = pool.search(QUESTIONS[0]!, HERE);
    kill(threads[0]!);
    await expect(asked).rejects.toThrow('检索线程已经结束');
    process.off('worker', kill);
    expect(await pool.search(QUESTIONS[0]!, HERE)).not.toEqual([]);
  });

  test('an index is built once for all threads, and one that was renewed is seen by all', async () => {
    const onBuild = vi.fn<() => void>();
    const folder = data();
    const { pool } = await open(folder, { workers: 2, onBuild });
    expect(onBuild).toHaveBeenCalledTimes(1);
    store(folder, document({ title: '示例采砂法', articles: ['河里禁止采砂。'] }));
    const corpus = openCorpus(folder);
    await buildIndex(corpus, folder, openBuiltInEncoder());
    corpus.close();
    const found = await Promise.all([1, 2, 3, 4].map(() => pool.search('河里能采砂吗', HERE)));
    expect(found.map(([first]) => first?.law.title)).toEqual(Array.from({ length: 4 }, () => '示例采砂法'));
  });

  test('what is wrong is said as a single searcher says it', async () => {
    await expect(openSearcherPool(temporaryFolder(), {})).rejects.toMatchObject({ name: 'CorpusError', code: 'no-corpus', message: expect.stringContaining('npm run ingest') as unknown });
    await expect(openSearcherPool(data(), { EMBEDDINGS_BASE_URL: 'nowhere' })).rejects.toMatchObject({ name: 'EncoderError', code: 'refused', message: expect.stringContaining('EMBEDDINGS_BASE_URL') as unknown });
  });

  test('once closed it answers nothing, and what was waiting is told so', async () => {
    const { pool } = await open(data());
    const waiting = Array.from({ length: 5 }, () => pool.search(QUESTIONS[0]!, HERE));
    pool.close();
    for (const outcome of await Promise.allSettled(waiting)) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: '检索已经关闭' } });
    await expect(pool.search(QUESTIONS[0]!, HERE)).rejects.toThrow('检索已经关闭');
  });
});
