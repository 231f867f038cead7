import { describe, expect, test } from 'vitest';
import type { ContentsPart } from '../../../bot/browse/law-contents.ts';
import type { LawView } from '../../../bot/browse/law-view.ts';
import { openLawBrowser, type LawBrowser } from '../../../bot/browse/open-law-browser.ts';
import { document } from '../../knowledge/corpus/documents.ts';
import { sampleLaw } from '../sample.ts';
import { browserOver, READER, TODAY } from './library.ts';

function lawOf(browser: LawBrowser, law: string, on = TODAY): LawView {
  const outcome = browser.law({ law, on }, READER);
  if (outcome.kind !== 'law') throw new Error(outcome.text);
  return outcome.law;
}

const tree = ({ id, heading, first, last, entries, parts }: ContentsPart): unknown =>
  ({ [`${id} ${heading}`.trim()]: `${first}–${last}`, ...(entries.length > 0 && { entries: entries.length }), ...(parts.length > 0 && { parts: parts.map(tree) }) });

/** Articles under given headings. */
const headed = (title: string, ...paths: string[][]) => {
  const plain = document({ title, date: '2020-01-01', statedFrom: '2020-02-01', articles: paths.map((_, at) => `第${at + 1}句话说的是一件事，另一件不说。`) });
  return { ...plain, blocks: plain.blocks.map((block, at) => ('provision' in block ? { provision: { ...block.provision, path: paths[at]! } } : block)) };
};

describe('the contents of a law', () => {
  test('are its headings with what stands under them', () => {
    const law = headed('甲法', ['第一编 总则', '第一章 目的'], ['第一编 总则', '第二章 范围'], ['第一编 总则', '第二章 范围'], ['第二编 附则'], ['第二编 附则']);
    const view = lawOf(browserOver(law), '甲法');
    expect(tree(view.contents)).toEqual({
      '': '第一条–第五条', parts: [
        { '1 第一编 总则': '第一条–第三条', parts: [{ '1.1 第一章 目的': '第一条–第一条', entries: 1 }, { '1.2 第二章 范围': '第二条–第三条', entries: 2 }] },
        { '2 第二编 附则': '第四条–第五条', entries: 2 },
      ],
    });
    expect(view.contents.parts[1]!.entries[0]).toEqual({ label: '第四条', name: '第四条', opening: '第4句话说的是一件事' });
    expect(view).toMatchObject({ size: 5, hasArticles: true, adopted: '2020-01-01' });
  });

  test('of a law without headings are its articles; a heading that comes again is another part', () => {
    expect(tree(lawOf(browserOver(headed('乙法', [], [])), '乙法').contents)).toEqual({ '': '第一条–第二条', entries: 2 });
    expect(tree(lawOf(browserOver(headed('丙法', ['甲'], ['乙'], ['甲'])), '丙法').contents)).toMatchObject({ parts: [{ '1 甲': '第一条–第一条' }, { '2 乙': '第二条–第二条' }, { '3 甲': '第三条–第三条' }] });
  });

  test('running text is called by its heading', () => {
    const standard = headed('丁标准', ['1 范围'], ['2 重伤']);
    const sections = { ...standard, blocks: standard.blocks.map((block, at) => ('provision' in block ? { provision: { ...block.provision, kind: 'section' as const, label: `正文〔${at + 1}〕` } } : block)) };
    const browser = browserOver(sections);
    expect(lawOf(browser, '丁标准').contents.parts[1]!.entries[0]).toMatchObject({ label: '正文〔2〕', name: '2 重伤' });
    expect(browser.article({ law: '丁标准', article: '正文〔2〕' }, READER)).toMatchObject({ article: { citation: '《丁标准》“2 重伤”', previous: { name: '1 范围' } } });
  });
});

describe('the text of a law', () => {
  const browser = () => browserOver(headed('甲法', ...Array.from({ length: 900 }, (_, at) => [`第${Math.floor(at / 300) + 1}编`])));
  const pages = (part?: string): string[][] => {
    const open = browser();
    const found: string[][] = [];
    for (let from: string | null | undefined; from !== null;) {
      const outcome = open.text({ law: '甲法', ...(part !== undefined && { part }), ...(from !== undefined && { from }) }, READER);
      if (outcome.kind !== 'text') throw new Error(outcome.text);
      found.push(outcome.text.entries.map(({ label }) => label));
      from = outcome.text.next;
    }
    return found;
  };

  test('comes in pages that leave nothing out and give nothing twice', () => {
    const found = pages();
    expect(found.length).toBeGreaterThan(1);
    expect(found.flat()).toHaveLength(900);
    expect(new Set(found.flat()).size).toBe(900);
  });

  test('of a part is that part', () => {
    expect([pages('2').flat()[0], pages('2').flat().at(-1)]).toEqual(['第三百零一条', '第六百条']);
  });

  test('opens headings where they begin, and again at the top of a page', () => {
    const outcome = browser().text({ law: '甲法', from: '第二百九十九条' }, READER);
    expect(outcome.kind === 'text' && outcome.text.entries.slice(0, 4).map(({ opens }) => opens)).toEqual([['第1编'], [], ['第2编'], []]);
  });
});

describe('the page of a law', () => {
  const sample = sampleLaw();

  test('lists its versions, and what they can be held against', () => {
    const { versions } = lawOf(openLawBrowser(sample.searcher), '恒口示范区邻里安静与养犬规定（示例文本）');
    expect(versions.map(({ version, isShown, compareHref }) => [version, isShown, compareHref && decodeURIComponent(compareHref)])).toEqual([
      ['2021-06-01', false, null],
      ['2024-06-01', true, '/law/恒口示范区邻里安静与养犬规定（示例文本）/compare?from=2021-06-01&to=2024-06-01'],
    ]);
  });

  test('names the decisions that amend it', () => {
    const browser = browserOver(headed('甲法', []), document({ title: '甲法修正案', date: '2021-01-01', articles: ['甲'], amends: ['甲法'] }));
    expect(lawOf(browser, '甲法').amendments.map(({ title }) => title)).toEqual(['甲法修正案']);
  });

  test('is of the corpus as it is, also after it has changed', () => {
    const view = lawOf(openLawBrowser(sample.searcher), '恒口示范区房屋租住便民规定（示例文本）');
    expect(view.contents.count).toBe(sample.searcher.corpus.provisionsOf(sample.searcher.corpus.versionsOf(sample.searcher.corpus.lawsByKey(view.title)[0]!.id)[0]!.id).length);
  });
});
