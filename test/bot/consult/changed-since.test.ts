import { cpSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changedSince } from '../../../bot/consult/changed-since.ts';
import { recentlyAmended } from '../../../bot/consult/recently-amended.ts';
import { openCorpus, type Corpus, type ProvisionInContext } from '../../../knowledge/corpus/corpus.ts';
import type { DocumentToStore } from '../../../knowledge/corpus/document-to-store.ts';
import { document, store } from '../../knowledge/corpus/documents.ts';
import { ingest } from '../../ingest/run-ingest.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TODAY = '2026-11-25';
const REGISTER = '养犬人应当自取得犬只之日起三十日内向公安机关办理养犬登记，并每年缴纳管理费。';
const LEASH = '携带犬只出户的，应当由成年人用牵引带牵领，牵引带长度不得超过两米。';
const BARKING = '犬只吠叫影响他人休息的，养犬人应当采取有效措施予以制止。';
const BITE = '犬只伤害他人的，养犬人应当立即将被伤害人送至医疗机构诊治，并先行支付医疗费用。';

function corpusOf(...documents: DocumentToStore[]): Corpus {
  const data = temporaryFolder();
  store(data, ...documents);
  const corpus = openCorpus(data);
  onTestFinished(() => corpus.close());
  return corpus;
}

const VERSIONS = [
  document({ title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: [REGISTER, LEASH, BARKING, BITE] }),
  document({ title: '示例养犬法', date: '2020-01-01', statedFrom: '2020-03-01', articles: [BITE, LEASH.replace('两米', '一米五'), REGISTER] }),
];

function article(corpus: Corpus, law: string, label: string, version = -1): ProvisionInContext {
  const [found] = corpus.lawsByKey(law);
  const its = corpus.versionsOf(found!.id).at(version)!;
  return { law: found!, version: its, provision: corpus.provision(its.id, label)! };
}

const on = (day: string) => ({ day, from: day, to: day });

describe('what has changed since the facts', () => {
  test('other words under the same number, from the old text and from the new', () => {
    const corpus = corpusOf(...VERSIONS);
    for (const version of [0, 1]) {
      const change = changedSince(article(corpus, '示例养犬法', '第二条', version), on('2015-05-05'), TODAY, corpus);
      expect(change).toMatchObject({ kind: 'changed', before: { provision: { text: LEASH } }, after: { provision: { label: '第二条' } } });
      expect(change.text).toBe('《示例养犬法》第二条2020年3月1日起已经修改；2015年5月5日的事一般适用当时的条文，新的条文请对照看。');
    }
  });

  test('the same words under another number', () => {
    const corpus = corpusOf(...VERSIONS);
    expect(changedSince(article(corpus, '示例养犬法', '第四条', 0), on('2015-05-05'), TODAY, corpus))
      .toMatchObject({ kind: 'renumbered', after: { provision: { label: '第一条' } }, text: '《示例养犬法》第四条的内容没有变，2020年3月1日起是第一条。' });
  });

  test('gone', () => {
    const corpus = corpusOf(...VERSIONS);
    const change = changedSince(article(corpus, '示例养犬法', '第三条', 0), on('2015-05-05'), TODAY, corpus);
    expect(change).toMatchObject({ kind: 'gone', text: '《示例养犬法》第三条在2020年3月1日起施行的新文本里没有找到对应的条文。' });
    expect(change.after).toBeUndefined();
  });

  test('nothing, when the facts are of the law in force', () => {
    const corpus = corpusOf(...VERSIONS);
    expect(changedSince(article(corpus, '示例养犬法', '第二条'), on('2022-05-05'), TODAY, corpus)).toMatchObject({ kind: 'same', text: '' });
  });

  test('a change within the span that the facts may be of is told', () => {
    const corpus = corpusOf(...VERSIONS);
    const facts = { day: '2020-12-31', from: '2020-01-01', to: '2020-12-31' };
    expect(changedSince(article(corpus, '示例养犬法', '第二条'), facts, TODAY, corpus)).toMatchObject({ kind: 'same', changedWithin: '2020-03-01' });
  });

  test('no text of that day', () => {
    const corpus = corpusOf(...VERSIONS);
    expect(changedSince(article(corpus, '示例养犬法', '第二条'), on('2005-01-01'), TODAY, corpus)).toMatchObject({ kind: 'not-held' });
  });

  test('repealed and replaced, with the article that took its place', () => {
    const corpus = corpusOf(VERSIONS[0]!,
      document({ title: '示例动物法', date: '2021-01-01', statedFrom: '2021-06-01', repeals: ['示例养犬法'], articles: ['为了管理动物，制定本法。', BITE.replace('犬只', '动物').replaceAll('养犬人', '饲养人')] }));
    expect(changedSince(article(corpus, '示例养犬法', '第四条'), on('2015-05-05'), TODAY, corpus)).toMatchObject({
      kind: 'replaced', after: { law: { title: '示例动物法' }, provision: { label: '第二条' } },
      text: '《示例养犬法》已自2021年6月1日起废止，由《示例动物法》代替，对应的大致是它的第二条。',
    });
    expect(changedSince(article(corpus, '示例养犬法', '第一条'), on('2015-05-05'), TODAY, corpus).after).toBeUndefined();
  });

  test.each([['示例诉讼法', '现在办手续一般按新的条文'], ['示例处罚法', '新的条文处罚更轻的适用新的']])('which text decides: %s', (title, words) => {
    const corpus = corpusOf(
      document({ title, date: '2010-01-01', statedFrom: '2010-03-01', articles: [LEASH] }),
      document({ title, date: '2020-01-01', statedFrom: '2020-03-01', articles: [LEASH.replace('两米', '一米')] }));
    expect(changedSince(article(corpus, title, '第一条'), on('2015-01-01'), TODAY, corpus).text).toContain(words);
  });
});

describe('recently amended', () => {
  const changing = (from: string) => corpusOf(VERSIONS[0]!, document({ title: '示例养犬法', date: '2026-01-01', statedFrom: from, articles: [REGISTER, LEASH.replace('两米', '一米'), BITE] }));

  test('changed within the 90 days before', () => {
    const corpus = changing('2026-09-01');
    expect(recentlyAmended(article(corpus, '示例养犬法', '第二条'), TODAY, corpus)).toMatchObject({
      on: '2026-09-01', isAhead: false, changed: { provision: { text: LEASH } }, text: '《示例养犬法》第二条2026年9月1日刚刚修改，之前的事一般适用当时的规定。',
    });
  });

  test('an article that the new version leaves as it was is not', () => {
    const corpus = changing('2026-09-01');
    expect(recentlyAmended(article(corpus, '示例养犬法', '第一条'), TODAY, corpus)).toBeUndefined();
    expect(recentlyAmended(article(corpus, '示例养犬法', '第三条'), TODAY, corpus)).toBeUndefined();
  });

  test.each([['2026-08-27', true], ['2026-08-26', false]])('90 days: since %s %s', (from, isRecent) => {
    const corpus = changing(from);
    expect(recentlyAmended(article(corpus, '示例养犬法', '第二条'), TODAY, corpus) !== undefined).toBe(isRecent);
  });

  test.each([['2027-01-01', true], ['2027-02-23', true], ['2027-02-24', false]])('ahead: from %s %s', (from, isNear) => {
    const corpus = changing(from);
    const found = recentlyAmended(article(corpus, '示例养犬法', '第二条', 0), TODAY, corpus);
    expect(found && [found.on, found.isAhead, found.changed?.provision.label]).toEqual(isNear ? [from, true, '第二条'] : undefined);
  });

  test('to be gone, and moved to another number', () => {
    const corpus = changing('2027-01-01');
    expect(recentlyAmended(article(corpus, '示例养犬法', '第三条', 0), TODAY, corpus)?.text).toContain('没有找到对应的条文');
    expect(recentlyAmended(article(corpus, '示例养犬法', '第四条', 0), TODAY, corpus)).toBeUndefined();
  });

  test('to be repealed', () => {
    const corpus = corpusOf(VERSIONS[0]!, document({ title: '示例动物法', date: '2026-10-01', statedFrom: '2027-01-01', repeals: ['示例养犬法'], articles: ['甲。'] }));
    expect(recentlyAmended(article(corpus, '示例养犬法', '第一条'), TODAY, corpus)).toMatchObject({
      on: '2027-01-01', isAhead: true, text: '《示例养犬法》自2027年1月1日起废止，由《示例动物法》代替。',
    });
  });

  test('a law that is new', () => {
    const corpus = corpusOf(document({ title: '示例动物法', date: '2026-06-01', statedFrom: '2026-10-01', articles: ['甲。'] }));
    expect(recentlyAmended(article(corpus, '示例动物法', '第一条'), TODAY, corpus)?.text).toContain('自2026年10月1日起施行');
  });
});

describeShared('real versions of a law', () => {
  test('the company law of 2018 and of 2023', async () => {
    const data = temporaryFolder();
    const source = temporaryFolder();
    const files = globSync('**/公司法(*).md', { cwd: shared('laws/national') });
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) cpSync(join(shared('laws/national'), file), join(source, basename(file)));
    await ingest(data, source);
    const corpus = openCorpus(data);
    onTestFinished(() => corpus.close());
    const labels = (label: string) => {
      const { kind, after } = changedSince(article(corpus, '公司法', label, 0), on('2020-12-31'), TODAY, corpus);
      return [kind, after?.provision.label];
    };
    expect(labels('第二十七条')).toEqual(['changed', '第四十八条']);
    expect(labels('第七十一条')).toEqual(['changed', '第八十四条']);
    expect(labels('第五十九条')).toEqual(['gone', undefined]);
    expect(changedSince(article(corpus, '公司法', '第八十四条'), on('2020-12-31'), TODAY, corpus).before?.provision.label).toBe('第七十一条');
  });
});
