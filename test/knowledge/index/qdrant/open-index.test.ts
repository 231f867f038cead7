import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connectQdrant } from '../../../../knowledge/index/qdrant/client.ts';
import { openQdrantIndex } from '../../../../knowledge/index/qdrant/open-index.ts';
import { CLIENT_VERSION } from '../../../../knowledge/index/qdrant/server-version.ts';
import { qdrantSettings } from '../../../../knowledge/index/qdrant/settings.ts';
import { syncQdrant } from '../../../../knowledge/index/qdrant/sync.ts';
import { startQdrant, type StandInOptions } from '../../../support/qdrant-stand-in.ts';
import { plainQuery } from '../contract.ts';
import { connect, corpusOf, IMPATIENT, indexed, inventedLaws, pointsOf, settingsFor, vectorOf } from './samples.ts';

async function filled(options: StandInOptions = {}) {
  const qdrant = await startQdrant({ strict: true, ...options });
  const settings = settingsFor(qdrant.url, options.apiKey === undefined ? {} : { apiKey: options.apiKey });
  const { corpus } = corpusOf(...inventedLaws(3));
  const index = await indexed(corpus, settings);
  return { qdrant, settings, index, corpus };
}

describe('what is refused at the start, and in which words', () => {
  test.each([
    ['1.12.6', 'Qdrant 服务器版本是 1.12.6，至少需要 1.13，请升级服务器'],
    ['0.11.0', 'Qdrant 服务器版本是 0.11.0，至少需要 1.13，请升级服务器'],
    ['2.0.1', 'Qdrant 服务器版本是 2.0.1，与客户端 1.19 不兼容，请升级本程序或改用 1.x 的服务器'],
    ['dev', 'QDRANT_URL 的回答里没有 Qdrant 的版本号：dev'],
  ])('version %s', async (version, message) => {
    const { qdrant, settings } = await filled();
    qdrant.version = version;
    await expect(openQdrantIndex(connect(settings), settings)).rejects.toMatchObject({ code: 'server-version', message });
    await expect(syncQdrant(connect(settings), settings, [], 9, IMPATIENT)).rejects.toMatchObject({ code: 'server-version', message });
  });

  test.each([['1.13.0', '相差不止一个小版本'], ['1.18.2', ''], ['v1.20.0-dev', ''], ['1.21.0', '相差不止一个小版本']])('version %s is taken', async (version, remark) => {
    const { qdrant, settings } = await filled();
    qdrant.version = version;
    const index = await openQdrantIndex(connect(settings), settings);
    expect(index.remark?.replace(/^.*(相差不止一个小版本).*$/, '$1') ?? '').toBe(remark);
  });

  test('the version of the client is the one in package.json', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
    expect(dependencies['@qdrant/js-client-rest']).toMatch(new RegExp(`^${CLIENT_VERSION.major}\\.${CLIENT_VERSION.minor}\\.`));
  });

  test('nothing synchronised yet', async () => {
    const settings = settingsFor((await startQdrant()).url);
    await expect(openQdrantIndex(connect(settings), settings)).rejects.toMatchObject({ code: 'no-index', message: 'Qdrant 里还没有名为 test 的索引，请先运行 npm run ingest' });
  });

  test.each([
    ['wrong-dimension', { encoder: { name: 'letters', dimensions: 192 } }, '的向量是 8 维，而编码器的向量是 192 维'],
    ['outdated-index', { encoder: { name: 'e5', dimensions: 8 } }, '用编码器 letters 建立，现在的编码器是 e5'],
  ])('%s', async (code, given, message) => {
    const { settings } = await filled();
    await expect(openQdrantIndex(connect(settings), { ...settings, ...given })).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test('no vectors where there should be some', async () => {
    const qdrant = await startQdrant();
    const { encoder, ...lexical } = settingsFor(qdrant.url);
    const points = pointsOf(corpusOf(...inventedLaws(1)).corpus).map(({ dense: _dense, ...point }) => point);
    await syncQdrant(connect(lexical), lexical, points, 1, IMPATIENT);
    expect((await openQdrantIndex(connect(lexical), lexical)).encoder).toBeUndefined();
    await expect(openQdrantIndex(connect(lexical), { ...lexical, encoder: encoder! })).rejects.toMatchObject({ code: 'wrong-dimension', message: expect.stringContaining('没有向量') });
  });

  test.each([[undefined], ['guessed']])('the key %s', async (apiKey) => {
    const { settings } = await filled({ apiKey: 'secret' });
    const { apiKey: _right, ...rest } = settings;
    const wrong = { ...rest, ...(apiKey !== undefined && { apiKey }) };
    await expect(openQdrantIndex(connect(wrong), wrong)).rejects.toMatchObject({ code: 'refused-key', message: expect.stringContaining('QDRANT_API_KEY') });
  });

  test('a server that is away, one that is slow, one that is not Qdrant', async () => {
    const away = settingsFor('http://127.0.0.1:9');
    await expect(openQdrantIndex(connect(away), away)).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining('QDRANT_URL') });
    const { qdrant, settings } = await filled();
    qdrant.fault(() => true, { kind: 'slow', ms: 500 });
    await expect(openQdrantIndex(connectQdrant(settings, 50), settings)).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('a search', () => {
  test('is one request, whatever it asks for', async () => {
    const { qdrant, index } = await filled();
    const before = qdrant.requests.length;
    await index.search({ ...plainQuery('劳动合同'), vector: vectorOf('劳动合同') }, { date: '2020-01-01', region: '陕西省', levels: ['法律'], laws: [1, 2, 3] }, 10, [1, 2]);
    expect(qdrant.requests.slice(before).map(({ path }) => path)).toEqual(['/collections/test/points/query/batch']);
  });

  test('gives what is wanted besides, where the filter lets it pass', async () => {
    const { index, corpus } = await filled();
    const all = [...corpus.everyProvision()];
    const wanted = all.slice(0, 5).map(({ provision }) => provision.id);
    const found = await index.search(plainQuery('量子'), {}, 10, wanted);
    expect(found.candidates).toMatchObject(wanted.map((provisionId) => ({ provisionId, score: 0 })));
    expect((await index.search(plainQuery(''), { laws: [all.at(-1)!.law.id] }, 10, wanted)).candidates).toEqual([]);
    expect((await index.search(plainQuery('劳动合同'), {}, 0, wanted.slice(0, 1))).candidates).toHaveLength(1);
  });

  test('chapter: the same under the same headings of a version', async () => {
    const { index, corpus } = await filled();
    const all = [...corpus.everyProvision()];
    const { candidates } = await index.search(plainQuery(''), {}, 10, all.map(({ provision }) => provision.id));
    const chapters = new Map(candidates.map(({ provisionId, chapter }) => [provisionId, chapter]));
    expect(all.map(({ provision }) => chapters.get(provision.id)))
      .toEqual(all.map(({ version }) => chapters.get(all.find((one) => one.version.id === version.id)!.provision.id)));
    expect(new Set(chapters.values()).size).toBe(3);
  });

  test('sees the next generation as soon as the alias has moved', async () => {
    const { settings, index, corpus } = await filled();
    await syncQdrant(connect(settings), settings, pointsOf(corpus).slice(5), 77, IMPATIENT);
    expect(await index.search(plainQuery('劳动合同'), {}, 10)).toMatchObject({ generation: 77, size: 25 });
    expect(index).toMatchObject({ generation: 77, size: 25 });
  });

  test('fails with the words of the server when an index of payload is missing in strict mode', async () => {
    const { qdrant, index } = await filled();
    qdrant.collections.get('test-1')!.indexes.delete('region');
    await expect(index.search(plainQuery('劳动合同'), { region: '全国' }, 10)).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('Index required but not found for "region"') });
  });
});

test.each([
  ['http://127.0.0.1', 'http://127.0.0.1:6333'],
  ['https://qdrant.example.cn', 'https://qdrant.example.cn:6333'],
  ['https://qdrant.example.cn:443', 'https://qdrant.example.cn:443'],
  ['http://qdrant.example.cn:80/', 'http://qdrant.example.cn:80'],
  ['http://10.0.0.2:7000/vector/', 'http://10.0.0.2:7000/vector'],
  ['http://[::1]:6333', 'http://[::1]:6333'],
])('address %s', (url, expected) => {
  expect(connectQdrant({ url }, 1000)).toMatchObject({ _restUri: expected });
});

test('settings: defaults, and an address that is none', () => {
  expect(qdrantSettings.parse({ url: 'http://127.0.0.1:6333' })).toEqual({
    url: 'http://127.0.0.1:6333', prefix: 'fazhi', onDisk: false, quantization: 'none', batchSize: 256, searchTimeoutMs: 1000, writeTimeoutMs: 60_000,
  });
  expect(qdrantSettings.safeParse({ url: '127.0.0.1:6333' }).error?.issues[0]?.message).toContain('QDRANT_URL');
  expect(qdrantSettings.safeParse({ url: 'http://a', prefix: '法智' }).success).toBe(false);
});
