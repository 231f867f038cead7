import { renameSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { corpusPath } from '../../../knowledge/corpus/open-database.ts';
import { openEmbeddedIndex } from '../../../knowledge/index/embedded/open-index.ts';
import { openSearcher, type Searcher, type SearcherOptions, type SearchOptions } from '../../../knowledge/search/open-searcher.ts';
import { openConfiguredEncoder } from '../../../knowledge/embeddings/configured-encoder.ts';
import { EncoderError, type DenseEncoder } from '../../../knowledge/embeddings/port.ts';
import { buildIndex } from '../../../knowledge/index/embedded/build-index.ts';
import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import { runIngest, statute, write } from '../../ingest/run-ingest.ts';
import { letterEncoder } from '../../support/letter-encoder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';

const HERE: SearchOptions = { date: '2026-01-01', region: '陕西省/安康市', limit: 10 };

async function open(data: string, options?: SearcherOptions): Promise<Searcher> {
  const searcher = await openSearcher(data, options);
  onTestFinished(() => searcher.close());
  return searcher;
}

const names = async (searcher: Searcher, question: string, options: Partial<SearchOptions> = {}): Promise<string[]> =>
  (await searcher.search(question, { ...HERE, ...options })).map(({ version, provision }) => `${version.title} ${provision.label}`);

const DOGS = document({ title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] });

describe('what is found', () => {
  function sample(): Promise<Searcher> {
    const data = temporaryFolder();
    store(data, DOGS,
      document({ title: '示例养犬条例', level: '行政法规', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '安康市养犬办法', level: '地方政府规章', region: '陕西省/安康市', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '西安市养犬办法', level: '地方政府规章', region: '陕西省/西安市', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '关于修改《示例养犬法》的决定', date: '2012-01-01', articles: ['养犬应当登记。'] }));
    return open(data);
  }

  test('law before regulation before rule; none of other places; a mere amendment of a law below the law itself', async () => {
    expect(await names(await sample(), '要登记吗')).toEqual([
      '示例养犬法 第一条', '示例养犬条例 第一条', '关于修改《示例养犬法》的决定 第一条', '安康市养犬办法 第一条',
    ]);
  });

  test('a law that the question names comes first', async () => {
    const searcher = await sample();
    expect((await names(searcher, '登记'))[0]).toBe('示例养犬法 第一条');
    const hits = await searcher.search('示例养犬条例要登记吗', HERE);
    expect(hits[0]).toMatchObject({ law: { key: '示例养犬条例' }, provision: { label: '第一条' }, relative: 1 });
    expect(hits[0]!.signals['named']).toBeGreaterThan(0);
    expect(hits.slice(1).map(({ signals }) => signals['named'])).toEqual(hits.slice(1).map(() => 0));
  });

  test('titles of the corpus are known in running text, also those of laws that come later', async () => {
    const data = temporaryFolder();
    store(data, DOGS);
    const searcher = await open(data);
    const found = (text: string): string[] => searcher.knownTitles().find(text).map(({ key }) => key);
    expect(found('示例养犬法和示例采砂法怎么说')).toEqual(['示例养犬法']);
    store(data, document({ title: '示例采砂法', articles: [`${'河道管理机关负责防洪、清淤和航运。'.repeat(12)}河里禁止采砂。`] }));
    expect(found('示例养犬法和示例采砂法怎么说')).toEqual(['示例养犬法', '示例采砂法']);
  });

  test.each<[string, Partial<SearchOptions>, string[]]>([
    ['before it is in force', { date: '2010-02-28', laws: [1] }, []],
    ['once it is', { date: '2010-03-01', laws: [1] }, ['示例养犬法 第一条']],
    ['of one level', { levels: ['行政法规'] }, ['示例养犬条例 第一条']],
    ['where nothing local applies', { region: '北京市', levels: ['地方政府规章'] }, []],
    ['at most one', { limit: 1 }, ['示例养犬法 第一条']],
    ['at most none', { limit: 0 }, []],
  ])('%s', async (_name, options, expected) => {
    expect(await names(await sample(), '登记', options)).toEqual(expected);
  });

  test('of two matters in one question neither crowds out the other', async () => {
    const data = temporaryFolder();
    const many = (text: string, length: number): string[] => Array.from({ length }, (_, index) => `${text}见附表${index + 1}。`);
    store(data,
      document({ title: '示例养犬法', articles: many('养犬登记应当提交犬只照片、饲养场所证明。', 20) }),
      document({ title: '示例采砂法', articles: [`${'水行政主管部门负责防洪、清淤和航运。'.repeat(8)}禁止采砂。`] }),
      document({ title: '示例盐业法', articles: many('食盐由专营企业供应。', 400) }));
    const found = await names(await open(data), '养犬登记要提交犬只照片和饲养场所证明吗？河里能不能采砂呢？');
    expect(found[0]).toBe('示例采砂法 第一条');
    expect(found.slice(1).every((name) => name.startsWith('示例养犬法'))).toBe(true);
  });

  test('a question that is nothing but filler, and an empty one, do no harm', async () => {
    expect(await names(await sample(), '请问怎么办？')).toEqual([]);
    expect(await names(await sample(), '')).toEqual([]);
  });
});

describe('the index', () => {
  afterEach(() => void vi.useRealTimers());

  test('is built when there is none, and that is said', async () => {
    const data = temporaryFolder();
    store(data, DOGS);
    const onBuild = vi.fn<() => void>();
    expect(await names(await open(data, { onBuild }), '登记')).toEqual(['示例养犬法 第一条']);
    expect(onBuild).toHaveBeenCalledOnce();
    await open(data, { onBuild });
    expect(onBuild).toHaveBeenCalledOnce();
  });

  test('of an empty corpus finds nothing', async () => {
    const data = temporaryFolder();
    store(data);
    expect(await names(await open(data), '登记')).toEqual([]);
  });

  test('is not there without a corpus', async () => {
    await expect(openSearcher(temporaryFolder())).rejects.toMatchObject({ code: 'no-corpus', message: expect.stringContaining('npm run ingest') });
  });

  test('renewed by another process is used from the next question on', async () => {
    const [data, files] = [temporaryFolder(), temporaryFolder()];
    store(data, DOGS);
    // As the ingest does: with the vectors of the encoder that is configured.
    const encoder = await openConfiguredEncoder(process.env);
    const searcher = await open(data, encoder && { encoder });
    expect(await names(searcher, '采砂')).not.toContain('示例采砂法 第一条');
    write(files, 'sand.md', statute('示例采砂法', '2010年1月2日示例会议通过', '禁止采砂。'));
    expect(await runIngest(files, '--data', data)).toMatchObject({ code: 0 });
    expect((await names(searcher, '采砂'))[0]).toBe('示例采砂法 第一条');
  });

  test('that is out of date gives no law that the corpus knows to be over, and no words that were replaced', async () => {
    const data = temporaryFolder();
    store(data, DOGS, document({ title: '示例养猫法', date: '2010-01-01', articles: ['养猫应当登记。'] }));
    const searcher = await open(data);
    expect((await names(searcher, '登记')).toSorted()).toEqual(['示例养犬法 第一条', '示例养猫法 第一条'].toSorted());
    store(data, document({ title: '示例动物法', date: '2020-01-01', statedFrom: '2020-06-01', repeals: ['示例养犬法'], articles: ['养动物应当登记。'] }),
      document({ title: '示例养猫法', date: '2010-01-01', articles: ['养猫不必登记。'] }));
    expect(openEmbeddedIndex(data)!.generation).toBeLessThan(searcher.corpus.generation());
    expect(await names(searcher, '登记')).toEqual([]);
    expect(await names(searcher, '登记', { date: '2020-05-31' })).toEqual(['示例养犬法 第一条']);
  });

  /** A searcher whose index is older than its corpus, with a clock that the test turns. */
  async function stale(options: SearcherOptions = {}): Promise<{ data: string; searcher: Searcher }> {
    vi.useFakeTimers({ toFake: ['performance'] });
    const data = temporaryFolder();
    store(data, DOGS);
    const searcher = await open(data, options);
    store(data, document({ title: '示例采砂法', date: '2010-01-01', articles: ['禁止采砂。'] }));
    return { data, searcher };
  }

  test('that is out of date is rebuilt in the background once the corpus has come to rest', async () => {
    const { data, searcher } = await stale();
    expect(await names(searcher, '采砂')).toEqual([]);
    vi.advanceTimersByTime(4000);
    store(data, document({ title: '示例养蜂法', date: '2010-01-01', articles: ['禁止养蜂。'] }));
    expect(await names(searcher, '采砂')).toEqual([]);
    vi.advanceTimersByTime(4000);
    expect(await names(searcher, '采砂')).toEqual([]);
    await wait(300);
    expect(openEmbeddedIndex(data)!.generation, 'the corpus still moved 4 s ago').toBe(1);
    vi.advanceTimersByTime(1001);
    expect(await names(searcher, '采砂'), 'the old index answers meanwhile').toEqual([]);
    await vi.waitFor(async () => expect(await names(searcher, '采砂')).toEqual(['示例采砂法 第一条']), { timeout: 10_000, interval: 50 });
    expect(await names(searcher, '养蜂')).toEqual(['示例养蜂法 第一条']);
  });

  test('that cannot be rebuilt goes on answering; the failure is told once a while, not at every question', async () => {
    const onWarning = vi.fn<(message: string, cause: unknown) => void>();
    const { data, searcher } = await stale({ onWarning });
    expect(await names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    renameSync(corpusPath(data), `${corpusPath(data)}.away`);
    vi.advanceTimersByTime(6000);
    for (let question = 0; question < 5; question += 1) expect(await names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    await vi.waitFor(() => expect(onWarning).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('重建索引失败'), expect.any(Error)), { timeout: 10_000, interval: 50 });
    expect(await names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    await wait(300);
    expect(onWarning).toHaveBeenCalledOnce();
  });
});

describe('an index with vectors', () => {
  const encoderOf = (data: string) => {
    const index = openEmbeddedIndex(data)!;
    index.close();
    return index.encoder;
  };

  async function indexedWith(encoder?: DenseEncoder): Promise<string> {
    const data = temporaryFolder();
    store(data, DOGS);
    const corpus = openCorpus(data);
    await buildIndex(corpus, data, encoder);
    corpus.close();
    return data;
  }

  test('is built with those of the encoder', async () => {
    const data = temporaryFolder();
    store(data, DOGS);
    const searcher = await open(data, { encoder: letterEncoder() });
    expect(encoderOf(data)).toEqual({ name: 'letters', dimensions: 16 });
    expect((await names(searcher, '登记'))[0]).toBe('示例养犬法 第一条');
  });

  test('of the encoder given is opened as it is', async () => {
    const data = await indexedWith(letterEncoder());
    const onBuild = vi.fn<() => void>();
    await open(data, { encoder: letterEncoder(), onBuild });
    expect(onBuild).not.toHaveBeenCalled();
  });

  test.each([['other weights', letterEncoder({ name: 'old weights', isBuiltIn: true })], ['no vectors', undefined]])(
    'of %s is built anew with the built-in encoder', async (_name, before) => {
      const data = await indexedWith(before);
      const onBuild = vi.fn<() => void>();
      const searcher = await open(data, { encoder: letterEncoder({ name: 'new weights', isBuiltIn: true }), onBuild });
      expect(onBuild).toHaveBeenCalledOnce();
      expect(encoderOf(data)?.name).toBe('new weights');
      expect((await names(searcher, '登记'))[0]).toBe('示例养犬法 第一条');
    });

  test('of another encoder than the endpoint is refused, since making it anew costs money', async () => {
    const data = await indexedWith(letterEncoder({ name: 'old', dimensions: 8 }));
    const onBuild = vi.fn<() => void>();
    const opening = openSearcher(data, { encoder: letterEncoder({ name: 'new' }), onBuild });
    await expect(opening).rejects.toBeInstanceOf(EncoderError);
    await expect(opening).rejects.toMatchObject({
      code: 'other-dimensions', message: expect.stringMatching(/^索引里是 old 的 8 维向量，现在配置的是 new（16 维）。.*npm run ingest.*EMBEDDINGS_MODEL/u),
    });
    expect(onBuild).not.toHaveBeenCalled();
    expect(encoderOf(data)?.name).toBe('old');
  });

  test('answers by words when the question gets no vector, and says so', async () => {
    const data = await indexedWith(letterEncoder());
    const onWarning = vi.fn<(message: string, cause: unknown) => void>();
    const failure = new EncoderError('unreachable', '连不上向量服务');
    const searcher = await open(data, { encoder: { ...letterEncoder(), encodeQuestions: () => Promise.reject(failure) }, onWarning });
    expect((await names(searcher, '养犬要登记吗'))[0]).toBe('示例养犬法 第一条');
    expect(onWarning).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('字词'), failure);
  });

  test('that is out of date is rebuilt beside the answers, with vectors of the endpoint', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const data = await indexedWith(letterEncoder());
    const searcher = await open(data, { encoder: letterEncoder() });
    store(data, document({ title: '示例采砂法', date: '2010-01-01', articles: ['禁止采砂。'] }));
    await names(searcher, '采砂');
    vi.advanceTimersByTime(6000);
    await vi.waitFor(async () => expect((await names(searcher, '采砂'))[0]).toBe('示例采砂法 第一条'), { timeout: 10_000, interval: 50 });
    expect(encoderOf(data)?.name).toBe('letters');
  });
});
