import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../knowledge/documents/read-source.ts';
import { openCorpus, type ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';
import { buildIndex, indexPath } from '../../../knowledge/index/embedded/build-index.ts';
import { EncoderError, type DenseEncoder } from '../../../knowledge/embeddings/port.ts';
import { FORMAT_VERSION, HEADER_BYTES, OPENED, termKey, type Header } from '../../../knowledge/index/embedded/format.ts';
import { openEmbeddedIndex } from '../../../knowledge/index/embedded/open-index.ts';
import { termsOf } from '../../../knowledge/index/terms.ts';
import { openSearcher } from '../../../knowledge/search/open-searcher.ts';
import { letterEncoder, letterVector } from '../../support/letter-encoder.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';
import { indexContract, plainQuery } from './contract.ts';

indexContract('embedded', async (corpus, data, encoder) => {
  await buildIndex(corpus, data, encoder);
  return openEmbeddedIndex(data)!;
});

async function built(encoder?: DenseEncoder): Promise<string> {
  const data = temporaryFolder();
  store(data,
    document({ title: '示例养犬法', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }),
    document({ title: '陕西省养犬条例', region: '陕西省', level: '地方性法规', articles: ['禁止养烈性犬。'] }));
  const corpus = openCorpus(data);
  await buildIndex(corpus, data, encoder);
  corpus.close();
  return data;
}

function headerOf(data: string): Header {
  return JSON.parse(readFileSync(indexPath(data)).subarray(0, HEADER_BYTES).toString()) as Header;
}

describe('a file that is not the index that was written', () => {
  test('no file is no index', () => {
    expect(openEmbeddedIndex(temporaryFolder())).toBeUndefined();
  });

  test.each([
    ['empty', () => 0],
    ['cut off in the header', () => 100],
    ['cut off after the header', () => HEADER_BYTES],
    ['cut off in the first section', () => HEADER_BYTES + 3],
    ['cut off in the middle', (length: number) => Math.floor((length + HEADER_BYTES) / 2)],
    ['short of its last byte', (length: number) => length - 1],
  ])('%s: it counts as absent', async (_name, lengthOf) => {
    const data = await built();
    const { sections } = headerOf(data);
    const length = Math.max(...Object.values(sections).map(({ offset, bytes }) => offset + bytes));
    truncateSync(indexPath(data), lengthOf(length));
    expect(openEmbeddedIndex(data)).toBeUndefined();
  });

  test('one wrong byte in any section that is kept in memory: it counts as absent', async () => {
    const data = await built(letterEncoder());
    const good = readFileSync(indexPath(data));
    const sections = Object.entries(headerOf(data).sections).filter(([name, { bytes }]) => OPENED.includes(name) && bytes > 0);
    expect(sections.map(([name]) => name).toSorted()).toEqual(OPENED.toSorted());
    expect(sections.length).toBeGreaterThan(16);
    for (const [name, { offset, bytes }] of sections) {
      for (const place of [offset, offset + bytes - 1]) {
        const bad = Buffer.from(good);
        bad[place]! ^= 0x55;
        writeFileSync(indexPath(data), bad);
        expect(openEmbeddedIndex(data), `${name} at ${place}`).toBeUndefined();
      }
    }
    writeFileSync(indexPath(data), good);
    expect(openEmbeddedIndex(data)!.size).toBe(3);
  });

  test('wrong bytes in the postings do no worse than wrong scores', async () => {
    const data = await built();
    const bytes = readFileSync(indexPath(data));
    for (const [name, section] of Object.entries(headerOf(data).sections)) {
      if (name.endsWith('.data')) bytes.fill(0xff, section.offset, section.offset + section.bytes);
    }
    writeFileSync(indexPath(data), bytes);
    const { candidates } = openEmbeddedIndex(data)!.search(plainQuery('养犬登记'), {}, 10);
    expect(candidates.every(({ score, provisionId }) => Number.isFinite(score) && provisionId > 0)).toBe(true);
  });

  test.each([
    ['no byte', ''],
    ['no object', 'null'],
    ['a list', '[]'],
    ['another format', '{"format":1}'],
    ['a format of another type', `{"format":"${FORMAT_VERSION}"}`],
    ['the format and nothing else', `{"format":${FORMAT_VERSION}}`],
    ['no JSON', '这不是索引'],
    ['a long text', 'x'.repeat(100_000)],
  ])('%s instead: it counts as absent', async (_name, text) => {
    const data = await built();
    writeFileSync(indexPath(data), text);
    expect(openEmbeddedIndex(data)).toBeUndefined();
  });

  test('a searcher builds another in its place', async () => {
    const data = await built();
    truncateSync(indexPath(data), HEADER_BYTES + 50);
    const searcher = await openSearcher(data);
    const [first] = await searcher.search('养犬登记', { date: '2026-01-01', region: '全国', limit: 5 });
    expect(first?.provision.label).toBe('第一条');
    searcher.close();
    expect(openEmbeddedIndex(data)!.size).toBe(3);
  });
});

test('more regions than fit into the header', async () => {
  const data = temporaryFolder();
  const entries = function* (): IterableIterator<ProvisionInContext> {
    for (let id = 1; id <= 3000; id += 1) {
      const region = `示例第${id}省/示例第${id}市/示例第${id}县`;
      const law = { id, key: `${id}`, title: '示例条例', level: '地方性法规', region } as const;
      yield {
        law,
        version: { id, lawId: id, title: '示例条例', level: '地方性法规', region, validity: { fromBasis: 'unknown' } },
        provision: { id, versionId: id, kind: 'article', label: '第一条', path: [], text: '养犬应当登记。' },
      };
    }
  };
  await buildIndex({ generation: () => 1, everyProvision: entries }, data);
  const index = openEmbeddedIndex(data)!;
  expect(index.size).toBe(3000);
  index.close();
});

test('a build beside a reader leaves the reader the old index, whole', async () => {
  const data = await built();
  const old = openEmbeddedIndex(data)!;
  const before = old.search(plainQuery('养犬登记'), {}, 10);
  store(data, document({ title: '别的法', articles: ['养犬应当登记并缴费。'] }));
  const corpus = openCorpus(data);
  await buildIndex(corpus, data);
  corpus.close();
  expect(old.search(plainQuery('养犬登记'), {}, 10)).toEqual(before);
  expect(openEmbeddedIndex(data)!.size).toBe(4);
  expect(readdirSync(data).filter((name) => name.startsWith('index'))).toEqual(['index.bin']);
});

test('an encoder that fails leaves the old index, and nothing half done', async () => {
  const data = await built(letterEncoder());
  store(data, document({ title: '别的法', articles: ['养犬应当登记并缴费。'] }));
  const corpus = openCorpus(data);
  const failing: DenseEncoder = { ...letterEncoder(), encodeProvisions: () => Promise.reject(new EncoderError('unreachable', '连不上')) };
  await expect(buildIndex(corpus, data, failing)).rejects.toMatchObject({ code: 'unreachable' });
  corpus.close();
  expect(openEmbeddedIndex(data)!.size).toBe(3);
  expect(readdirSync(data).filter((name) => name.startsWith('index'))).toEqual(['index.bin']);
});

test('more provisions than are encoded together keep their own vectors', async () => {
  const data = temporaryFolder();
  const articles = Array.from({ length: 700 }, (_, index) => `第${index}号示例：${String.fromCodePoint(0x4e00 + index * 7)}${String.fromCodePoint(0x5000 + index * 11)}`);
  store(data, document({ title: '示例长法', articles }));
  const corpus = openCorpus(data);
  const encoder = letterEncoder({ dimensions: 64 });
  await buildIndex(corpus, data, encoder);
  const index = openEmbeddedIndex(data)!;
  for (const entry of corpus.everyProvision()) {
    const [own] = index.search({ ...plainQuery(''), vector: letterVector(entry.provision.text, 64) }, {}, 0, [entry.provision.id]).candidates;
    expect(own!.cosine).toBeCloseTo(1, 1.5);
  }
});

describe('keys of terms', () => {
  test('short terms are exact, long ones stay whole numbers', () => {
    expect(termKey('犬')).toBe('犬'.charCodeAt(0));
    expect(termKey('养犬')).not.toBe(termKey('犬养'));
    expect(['犬', '养犬证', '居民身份证', 'a'.repeat(60)].filter((term) => !Number.isSafeInteger(termKey(term)))).toEqual([]);
    expect(termKey('\uffff\uffff\uffff')).toBeLessThan(termKey('居民身份证'));
  });
});

describeShared('keys of the terms of the Civil Code', () => {
  test('are all different', async () => {
    const folder = shared('laws/national/民法典');
    const keys = new Map<number, string>();
    const collisions: string[] = [];
    for (const name of readdirSync(folder)) {
      const result = await readSource(`${folder}/${name}`);
      if (!result.ok) throw new Error(name);
      for (const { text } of result.document.lines) {
        const { words, bigrams } = termsOf(text);
        for (const term of [...words, ...bigrams]) {
          const known = keys.get(termKey(term));
          if (known !== undefined && known !== term) collisions.push(`${known} ${term}`);
          keys.set(termKey(term), term);
        }
      }
    }
    expect(keys.size).toBeGreaterThan(10_000);
    expect([...keys.values()].some((term) => term.length > 3)).toBe(true);
    expect(collisions).toEqual([]);
  });
});
