import { renameSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { corpusPath } from '../../../knowledge/corpus/open-database.ts';
import { openEmbeddedIndex } from '../../../knowledge/index/embedded/open-index.ts';
import { openSearcher, type Searcher, type SearcherEvents, type SearchOptions } from '../../../knowledge/search/open-searcher.ts';
import { runIngest, statute, write } from '../../ingest/run-ingest.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';

const HERE: SearchOptions = { date: '2026-01-01', region: '陕西省/安康市', limit: 10 };

function open(data: string, events?: SearcherEvents): Searcher {
  const searcher = openSearcher(data, events);
  onTestFinished(() => searcher.close());
  return searcher;
}

const names = (searcher: Searcher, question: string, options: Partial<SearchOptions> = {}): string[] =>
  searcher.search(question, { ...HERE, ...options }).map(({ version, provision }) => `${version.title} ${provision.label}`);

const DOGS = document({ title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] });

describe('what is found', () => {
  function sample(): Searcher {
    const data = temporaryFolder();
    store(data, DOGS,
      document({ title: '示例养犬条例', level: '行政法规', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '安康市养犬办法', level: '地方政府规章', region: '陕西省/安康市', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '西安市养犬办法', level: '地方政府规章', region: '陕西省/西安市', date: '2010-01-01', articles: ['养犬应当登记。'] }),
      document({ title: '关于修改《示例养犬法》的决定', date: '2012-01-01', articles: ['养犬应当登记。'] }));
    return open(data);
  }

  test('law before regulation before rule; none of other places; a mere amendment of a law below the law itself', () => {
    expect(names(sample(), '要登记吗')).toEqual([
      '示例养犬法 第一条', '示例养犬条例 第一条', '关于修改《示例养犬法》的决定 第一条', '安康市养犬办法 第一条',
    ]);
  });

  test('a law that the question names comes first', () => {
    const searcher = sample();
    const named = searcher.corpus.lawsByKey('示例养犬条例').map(({ id }) => id);
    expect(names(searcher, '登记')[0]).toBe('示例养犬法 第一条');
    expect(names(searcher, '登记', { named })[0]).toBe('示例养犬条例 第一条');
  });

  test.each<[string, Partial<SearchOptions>, string[]]>([
    ['before it is in force', { date: '2010-02-28', laws: [1] }, []],
    ['once it is', { date: '2010-03-01', laws: [1] }, ['示例养犬法 第一条']],
    ['of one level', { levels: ['行政法规'] }, ['示例养犬条例 第一条']],
    ['where nothing local applies', { region: '北京市', levels: ['地方政府规章'] }, []],
    ['at most one', { limit: 1 }, ['示例养犬法 第一条']],
    ['at most none', { limit: 0 }, []],
  ])('%s', (_name, options, expected) => {
    expect(names(sample(), '登记', options)).toEqual(expected);
  });

  test('a question that is nothing but filler, and an empty one, do no harm', () => {
    expect(names(sample(), '请问怎么办？')).toEqual([]);
    expect(names(sample(), '')).toEqual([]);
  });
});

describe('the index', () => {
  afterEach(() => void vi.useRealTimers());

  test('is built when there is none, and that is said', () => {
    const data = temporaryFolder();
    store(data, DOGS);
    const onBuild = vi.fn<() => void>();
    expect(names(open(data, { onBuild }), '登记')).toEqual(['示例养犬法 第一条']);
    expect(onBuild).toHaveBeenCalledOnce();
    open(data, { onBuild });
    expect(onBuild).toHaveBeenCalledOnce();
  });

  test('of an empty corpus finds nothing', () => {
    const data = temporaryFolder();
    store(data);
    expect(names(open(data), '登记')).toEqual([]);
  });

  test('is not there without a corpus', () => {
    expect(() => openSearcher(temporaryFolder())).toThrow(expect.objectContaining({ code: 'no-corpus', message: expect.stringContaining('npm run ingest') }));
  });

  test('renewed by another process is used from the next question on', async () => {
    const [data, files] = [temporaryFolder(), temporaryFolder()];
    store(data, DOGS);
    const searcher = open(data);
    expect(names(searcher, '采砂')).toEqual([]);
    write(files, 'sand.md', statute('示例采砂法', '2010年1月2日示例会议通过', '禁止采砂。'));
    expect(await runIngest(files, '--data', data)).toMatchObject({ code: 0 });
    expect(names(searcher, '采砂')).toEqual(['示例采砂法 第一条']);
  });

  test('that is out of date gives no law that the corpus knows to be over, and no words that were replaced', () => {
    const data = temporaryFolder();
    store(data, DOGS, document({ title: '示例养猫法', date: '2010-01-01', articles: ['养猫应当登记。'] }));
    const searcher = open(data);
    expect(names(searcher, '登记').toSorted()).toEqual(['示例养犬法 第一条', '示例养猫法 第一条'].toSorted());
    store(data, document({ title: '示例动物法', date: '2020-01-01', statedFrom: '2020-06-01', repeals: ['示例养犬法'], articles: ['养动物应当登记。'] }),
      document({ title: '示例养猫法', date: '2010-01-01', articles: ['养猫不必登记。'] }));
    expect(openEmbeddedIndex(data)!.generation).toBeLessThan(searcher.corpus.generation());
    expect(names(searcher, '登记')).toEqual([]);
    expect(names(searcher, '登记', { date: '2020-05-31' })).toEqual(['示例养犬法 第一条']);
  });

  /** A searcher whose index is older than its corpus, with a clock that the test turns. */
  function stale(events: SearcherEvents = {}): { data: string; searcher: Searcher } {
    vi.useFakeTimers({ toFake: ['performance'] });
    const data = temporaryFolder();
    store(data, DOGS);
    const searcher = open(data, events);
    store(data, document({ title: '示例采砂法', date: '2010-01-01', articles: ['禁止采砂。'] }));
    return { data, searcher };
  }

  test('that is out of date is rebuilt in the background once the corpus has come to rest', async () => {
    const { data, searcher } = stale();
    expect(names(searcher, '采砂')).toEqual([]);
    vi.advanceTimersByTime(4000);
    store(data, document({ title: '示例养蜂法', date: '2010-01-01', articles: ['禁止养蜂。'] }));
    expect(names(searcher, '采砂')).toEqual([]);
    vi.advanceTimersByTime(4000);
    expect(names(searcher, '采砂')).toEqual([]);
    await wait(300);
    expect(openEmbeddedIndex(data)!.generation, 'the corpus still moved 4 s ago').toBe(1);
    vi.advanceTimersByTime(1001);
    expect(names(searcher, '采砂'), 'the old index answers meanwhile').toEqual([]);
    await vi.waitFor(() => expect(names(searcher, '采砂')).toEqual(['示例采砂法 第一条']), { timeout: 10_000, interval: 50 });
    expect(names(searcher, '养蜂')).toEqual(['示例养蜂法 第一条']);
  });

  test('that cannot be rebuilt goes on answering; the failure is told once a while, not at every question', async () => {
    const onRebuildError = vi.fn<(error: unknown) => void>();
    const { data, searcher } = stale({ onRebuildError });
    expect(names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    renameSync(corpusPath(data), `${corpusPath(data)}.away`);
    vi.advanceTimersByTime(6000);
    for (let question = 0; question < 5; question += 1) expect(names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    await vi.waitFor(() => expect(onRebuildError).toHaveBeenCalledOnce(), { timeout: 10_000, interval: 50 });
    expect(names(searcher, '登记')).toEqual(['示例养犬法 第一条']);
    await wait(300);
    expect(onRebuildError).toHaveBeenCalledOnce();
  });
});
