import { describe, expect, test } from 'vitest';
import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import { openCorpusWriter } from '../../../knowledge/corpus/corpus-writer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, source, store } from './documents.ts';

const OLD = document({ title: '示例法', date: '2000-01-01', statedFrom: '2000-03-01', articles: ['甲。', '乙。'] });
const NEW = document({ title: '示例法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['甲。', '乙乙。', '丙。'] });

describe('reading', () => {
  test('a law, its versions from the oldest, their provisions in order', () => {
    const data = temporaryFolder();
    store(data, NEW, OLD);
    const corpus = openCorpus(data);
    const [law] = corpus.lawsByKey('示例法');
    expect(law).toMatchObject({ key: '示例法', title: '示例法', level: '法律', region: '全国' });
    expect(corpus.law(law!.id)).toEqual(law);
    const [old, current] = corpus.versionsOf(law!.id);
    expect([old!.date, current!.date]).toEqual(['2000-01-01', '2010-01-01']);
    expect(corpus.version(old!.id)).toEqual(old);
    expect(corpus.provisionsOf(current!.id).map(({ text }) => text)).toEqual(['甲。', '乙乙。', '丙。']);
    expect(corpus.provision(old!.id, '第二条')).toMatchObject({ text: '乙。', kind: 'article', path: [] });
    expect(corpus.provision(old!.id, '第三条')).toBeUndefined();
    expect(corpus.lastArticle(current!.id)).toBe('第三条');
    expect(corpus.counts()).toEqual({ laws: 1, versions: 2, provisions: 5 });
    expect(corpus.lawsByKey('别的法')).toEqual([]);
    expect(corpus.law(99)).toBeUndefined();
    expect(corpus.version(99)).toBeUndefined();
    corpus.close();
  });

  test('provisions by their numbers, in the order asked for, without those that are gone', () => {
    const data = temporaryFolder();
    store(data, OLD);
    const corpus = openCorpus(data);
    expect(corpus.provisionsInContext([2, 999, 1]).map(({ law, version, provision }) => [law.title, version.date, provision.text]))
      .toEqual([['示例法', '2000-01-01', '乙。'], ['示例法', '2000-01-01', '甲。']]);
    corpus.close();
  });

  test('all provisions come from one state of the corpus, whatever is stored meanwhile', () => {
    const data = temporaryFolder();
    store(data, OLD);
    const corpus = openCorpus(data);
    const seen: string[] = [];
    for (const { law, version, provision } of corpus.everyProvision()) {
      if (seen.length === 0) store(data, NEW, document({ title: '另一法', articles: ['丁。'] }));
      seen.push(`${law.title} ${version.date} ${provision.label}`);
    }
    expect(seen).toEqual(['示例法 2000-01-01 第一条', '示例法 2000-01-01 第二条']);
    expect([...corpus.everyProvision()]).toHaveLength(6);
    corpus.close();
  });
});

describe('writing', () => {
  test('laws of one title in different places are different laws', () => {
    const data = temporaryFolder();
    store(data, document({ title: '养犬条例', region: '陕西省', articles: ['甲。'] }), document({ title: '养犬条例', region: '浙江省', articles: ['甲。'] }));
    const corpus = openCorpus(data);
    expect(corpus.lawsByKey('养犬条例').map(({ region }) => region)).toEqual(['陕西省', '浙江省']);
    corpus.close();
  });

  test('a province repeals for itself: the law of the country and of others goes on', () => {
    const data = temporaryFolder();
    const dogs = (region: string) => document({ title: '养犬规定', region, date: '2000-01-01', articles: [`${region}。`] });
    store(data, dogs('全国'), dogs('陕西省'), dogs('浙江省'), dogs('陕西省/安康市'),
      document({ title: '动物条例', region: '陕西省', date: '2010-01-01', repeals: ['养犬规定'], articles: ['甲。'] }));
    const corpus = openCorpus(data);
    const ends = corpus.lawsByKey('养犬规定').flatMap((law) => corpus.versionsOf(law.id)).map(({ region, validity }) => [region, validity.endedBy]);
    expect(Object.fromEntries(ends)).toEqual({ 全国: undefined, 陕西省: '动物条例', 浙江省: undefined, '陕西省/安康市': '动物条例' });
    corpus.close();
  });

  test('a law takes title and level of its newest version', () => {
    const data = temporaryFolder();
    store(data, { ...NEW, title: '中华人民共和国示例法' }, { ...OLD, title: '示例法（试用）', level: '行政法规' });
    const corpus = openCorpus(data);
    expect(corpus.laws()).toMatchObject([{ title: '中华人民共和国示例法', level: '法律' }]);
    corpus.close();
  });

  test('to forget a source takes what only it gave, and undoes what that said of other laws', () => {
    const data = temporaryFolder();
    store(data, OLD, document({ title: '新法', date: '2010-01-01', repeals: ['示例法'], articles: ['甲。'] }));
    const corpus = openCorpus(data);
    expect(corpus.versionsOf(1)[0]!.validity.endedBy).toBe('新法');
    const writer = openCorpusWriter(data);
    expect(writer.sourcesUnder('/files')).toHaveLength(2);
    expect(writer.sourcesUnder('/file')).toEqual([]);
    const before = corpus.generation();
    writer.forget('/files/全国/新法-2010-01-01');
    expect(corpus.generation()).toBe(before + 1);
    expect(corpus.versionsOf(1)[0]!.validity).toEqual({ from: '2000-03-01', fromBasis: 'text' });
    expect(corpus.counts()).toMatchObject({ laws: 1, versions: 1 });
    writer.forget('/files/never-seen');
    expect(corpus.generation()).toBe(before + 1);
    writer.close();
    corpus.close();
  });

  test('a source that goes lets the others of its version be read again', () => {
    const data = temporaryFolder();
    const writer = openCorpusWriter(data);
    writer.store([source('/a')], [OLD]);
    writer.store([source('/b')], [OLD]);
    writer.store([source('/c')], [NEW]);
    writer.forget('/a');
    expect(['/a', '/b', '/c'].map((path) => writer.source(path)?.fingerprint)).toEqual([undefined, '', '/c']);
    writer.close();
  });

  test('a document that cannot be stored leaves nothing behind', () => {
    const data = temporaryFolder();
    store(data, OLD);
    const corpus = openCorpus(data);
    const writer = openCorpusWriter(data);
    const twice = { ...NEW, blocks: [...NEW.blocks, ...NEW.blocks] };
    expect(() => writer.store([source('/bad')], [document({ title: '别的法', articles: ['甲。'] }), twice])).toThrow(/UNIQUE/);
    expect(corpus.counts()).toEqual({ laws: 1, versions: 1, provisions: 2 });
    expect(corpus.generation()).toBe(1);
    expect(writer.source('/bad')).toBeUndefined();
    writer.close();
    corpus.close();
  });
});

describe('the catalogue', () => {
  const ROWS = [
    { key: '示例法', published: '2000-01-01', effective: '2000-05-01', repealed: false },
    { key: '新法', published: '2010-01-01', effective: '2010-06-01', repealed: false },
  ];

  test('moves what other laws take from the day it gives', () => {
    const data = temporaryFolder();
    const silent = document({ title: '示例法', date: '2000-01-01', articles: ['甲。'] });
    store(data, silent, document({ title: '新法', date: '2010-01-01', repeals: ['示例法'], articles: ['甲。'] }));
    const writer = openCorpusWriter(data);
    expect(writer.addCatalogue(ROWS)).toBe(2);
    const corpus = openCorpus(data);
    expect(corpus.versionsOf(1)[0]!.validity).toEqual({ from: '2000-05-01', fromBasis: 'catalogue', to: '2010-06-01', toBasis: 'repealed', endedBy: '新法' });
    corpus.close();
    writer.close();
  });

  test('twice the same changes nothing, also where it contradicts itself', () => {
    const data = temporaryFolder();
    const writer = openCorpusWriter(data);
    const rows = [...ROWS, { ...ROWS[0]!, repealed: true }];
    expect(writer.addCatalogue(rows)).toBe(2);
    const corpus = openCorpus(data);
    const generation = corpus.generation();
    expect(writer.addCatalogue(rows)).toBe(0);
    expect(corpus.generation()).toBe(generation);
    expect(writer.addCatalogue([{ ...ROWS[1]!, repealed: true }])).toBe(1);
    corpus.close();
    writer.close();
  });
});
