import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleView } from '../../../bot/browse/article-view.ts';
import { articleSegment, labelsMeant, parseLawPath } from '../../../bot/browse/law-path.ts';
import { openLawBrowser, type LawBrowser } from '../../../bot/browse/open-law-browser.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { ingest } from '../../ingest/run-ingest.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { READER, TODAY } from './library.ts';

const FILES = [
  'national/民法典', 'national/刑法/刑法.md', 'just-laws/criminal-law/criminal-law', 
  'national/社会法/劳动合同法(2012-12-28).md', 'national/行政法/道路交通安全法(2021-04-29).md',
  'national/行政法/治安管理处罚法(2012-10-26).md', 'just-laws/administrative/penalties-for-administration-of-public-security',
  'national/民法商法/商标法(2019-04-23).md', 'just-laws/civil-and-commercial/trademark-law', 'local/浙江/宁波市养犬管理条例(2020-04-09).md',
  'national/其他/人体损伤程度鉴定标准(2014-01-01).md', 'national/司法解释/最高人民检察院关于适用刑法分则规定的犯罪的罪名的意见(1997-12-25).md',
];

describeShared('the law of ../shared, to browse', () => {
  let data = '';
  let corpus: Corpus;
  let browser: LawBrowser;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'fazhi-test-browse-'));
    await ingest(data, ...FILES.map((file) => shared(`laws/${file}`)));
    corpus = openCorpus(data);
    const titles = createTitleMatcher(corpus.lawKeys());
    browser = openLawBrowser({ corpus, knownTitles: () => titles, search: async () => [] });
  }, 60_000);
  afterAll(() => {
    corpus?.close();
    rmSync(data, { recursive: true, force: true });
  });

  const read = (law: string, article: string, on = TODAY): ArticleView => {
    const outcome = browser.article({ law, article, on }, READER);
    if (outcome.kind !== 'article') throw new Error(outcome.text);
    return outcome.article;
  };

  test.each([
    ['民法典', '1079', TODAY, '《中华人民共和国民法典》第一千零七十九条', ['第四章 离婚'], 5],
    ['中华人民共和国刑法', '133-1', TODAY, '《中华人民共和国刑法》第一百三十三条之一', ['第二章 危害公共安全罪'], 3],
    ['治安管理处罚法', '43', '2020-01-01', '《中华人民共和国治安管理处罚法》（2012年10月26日版本）第四十三条', ['第三节 侵犯人身权利、财产权利的行为和处罚'], 2],
    ['《宁波市养犬管理条例》', '1', TODAY, '《宁波市养犬管理条例》第一条', [], 1],
    ['人体损伤程度鉴定标准', '5.1.1', TODAY, '《人体损伤程度鉴定标准》5.1.1', ['5.1.1 重伤一级'], 1],
    ['刑法修正案十一', '一', TODAY, '《中华人民共和国刑法修正案（十一）》第一条', [], 5],
  ])('%s %s on %s', (law, number, on, citation, path, paragraphs) => {
    const view = read(law, number, on);
    expect(view.citation).toBe(citation);
    expect(view.path.slice(-1)).toEqual(path.length === 0 ? view.path.slice(-1) : path);
    expect(view.paragraphs).toHaveLength(paragraphs);
  });

  test('an article is followed through the versions: 殴打他人 was 第四十三条 and is 第五十一条', () => {
    const [before, after] = [read('治安管理处罚法', '43', '2020-01-01'), read('治安管理处罚法', '51')];
    expect(before.nextText).toMatchObject({ change: 'changed', article: { label: '第五十一条' } });
    expect(after.versions[0]!.article).toMatchObject({ label: '第四十三条', sameWords: false, isAlike: true });
  });

  test('what is adopted and not in force yet is said beforehand', () => {
    expect(read('商标法', '10').nextText).toMatchObject({ from: '2027-01-01', isAhead: true, article: { label: '第十五条' } });
  });

  test('a fine that was raised is shown as a figure', () => {
    const outcome = browser.compare({ law: '治安管理处罚法', from: '2012-10-26', to: '2025-06-27' }, READER);
    const articles = outcome.kind === 'comparison' ? outcome.comparison.articles : [];
    const beating = articles.find(({ before }) => before?.label === '第四十三条')!;
    expect(beating.runs!.filter(({ kind }) => kind !== 'same').map(({ text }) => text).slice(0, 4)).toEqual(['二百', '五百', '五百', '一千']);
    for (const { before, runs } of articles.filter((one) => one.runs)) {
      expect(runs!.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('').normalize('NFKC')).toBe(before!.text.normalize('NFKC'));
    }
  });

  test('the Criminal Code names its amendments', () => {
    const outcome = browser.law({ law: '刑法' }, READER);
    expect(outcome.kind === 'law' && outcome.law.amendments.map(({ title }) => title.slice(-4))).toEqual(expect.arrayContaining(['案（十）', '（十一）']));
  });

  test('every label is found again by its part of an address', () => {
    const lost = [...corpus.everyProvision()].filter(({ version, provision }) =>
      labelsMeant(articleSegment(provision.label)).find((one) => corpus.provision(version.id, one)) !== provision.label);
    expect(lost).toEqual([]);
  });

  test('a provision is found again by its address and its citation', () => {
    const titles = createTitleMatcher(corpus.lawKeys());
    const lost: string[] = [];
    for (const { law, provision } of [...corpus.everyProvision()].filter((_, place) => place % 11 === 0)) {
      const view = browser.articleOfProvision(provision.id, TODAY, READER)!;
      const address = parseLawPath(view.href);
      const again = address?.page === 'article' && browser.article({ ...address, law: address.title }, READER);
      const found = again && again.kind === 'article' && again.article.provisionId === provision.id;
      const [cited] = provision.kind === 'article' ? parseCitations(view.citation, { knownTitles: titles }) : [];
      const isCited = provision.kind !== 'article' || (cited?.law?.key === law.key && cited.article !== undefined);
      if (!found || !isCited) lost.push(`${view.citation} ${view.href}`);
    }
    expect(lost).toEqual([]);
  });

  test('the contents of the Civil Code hold its 1260 articles once, in order', () => {
    const outcome = browser.law({ law: '民法典' }, READER);
    if (outcome.kind !== 'law') throw new Error(outcome.text);
    const labels = (part: typeof outcome.law.contents): string[] => [...part.entries.map(({ label }) => label), ...part.parts.flatMap(labels)];
    expect(labels(outcome.law.contents)).toEqual(corpus.provisionsOf(corpus.versionsOf(corpus.lawsByKey('民法典')[0]!.id).at(-1)!.id).map(({ label }) => label));
    expect(outcome.law.contents.parts).toHaveLength(8);
  });
});
