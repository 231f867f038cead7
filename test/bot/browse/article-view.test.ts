import { describe, expect, test } from 'vitest';
import type { ArticleOutcome, ArticleView } from '../../../bot/browse/article-view.ts';
import { document } from '../../knowledge/corpus/documents.ts';
import { sampleLaw } from '../sample.ts';
import { openLawBrowser } from '../../../bot/browse/open-law-browser.ts';
import { browserOver, READER, TODAY } from './library.ts';

const article = (outcome: ArticleOutcome): ArticleView => {
  if (outcome.kind !== 'article') throw new Error(outcome.text);
  return outcome.article;
};
const decoded = (href: string | null | undefined): string | null | undefined => href && decodeURIComponent(href);

describe('an article of the sample', () => {
  const sample = sampleLaw();
  const DOGS = '恒口示范区邻里安静与养犬规定（示例文本）';
  const open = () => openLawBrowser(sample.searcher);

  test('has all that its page shows', () => {
    const view = article(open().article({ law: DOGS, article: '5' }, READER));
    expect(view).toMatchObject({
      title: DOGS, label: '第五条', kind: 'article', path: ['第二章 安静时段'], on: TODAY,
      law: { level: expect.any(String), region: '陕西省/安康市/恒口示范区' },
      validity: { status: '现行有效', to: null, isAssumed: false },
      citation: `《${DOGS}》第五条`,
      previous: { label: '第四条' }, next: { label: '第六条' },
    });
    expect(decoded(view.href)).toBe(`/law/${DOGS}/5`);
    expect(view.paragraphs[0]!.items.map(({ label }) => label)).toEqual(['（一）', '（二）', '（三）', '（四）']);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  test('in an older version says so, also when it is copied, and what came of it', () => {
    const view = article(open().article({ law: DOGS, article: '第九条', on: '2022-01-01' }, READER));
    expect(view.validity).toMatchObject({ from: '2021-07-01', status: '现行有效', toBasis: 'superseded' });
    expect(view.citation).toBe(`《${DOGS}》（2021年6月1日版本）第九条`);
    expect(view.versions.map(({ version, isShown }) => [version, isShown])).toEqual([['2021-06-01', true], ['2024-06-01', false]]);
    expect(view.nextText).toMatchObject({ change: 'changed', isAhead: false, article: { label: '第十条' } });
    const now = article(open().article({ law: DOGS, article: view.versions[1]!.article!.label }, READER));
    expect(now.versions[0]!.article!.label).toBe('第九条');
  });

  test('behind a button is the one that was quoted, whatever the day', () => {
    const { provisionId } = article(open().article({ law: DOGS, article: '9', on: '2022-01-01' }, READER));
    const view = open().articleOfProvision(provisionId, TODAY, READER)!;
    expect(view).toMatchObject({ label: '第九条', validity: { status: '已修改' } });
    expect(decoded(view.href)).toBe(`/law/${DOGS}/9?on=2021-07-01`);
    expect(open().articleOfProvision(999_999, TODAY, READER)).toBeUndefined();
  });

  test('put together from its parts is the text again', () => {
    for (const { provision } of sample.searcher.corpus.everyProvision()) {
      const { paragraphs, text } = open().articleOfProvision(provision.id, TODAY, READER)!;
      const parts = paragraphs.flatMap((one) => [one.text, ...one.items.flatMap((item) => [item.text, ...item.subitems.map((subitem) => subitem.text)])]);
      expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }
  });
});

const dogs = (given: Partial<Parameters<typeof document>[0]>, ...articles: string[]) =>
  document({ title: '甲市养犬条例', level: '地方性法规', region: '陕西省/安康市', articles, ...given });
const OLD = dogs({ date: '2010-01-01', statedFrom: '2010-02-01' }, '养犬应当登记。', '每户养犬不得超过三只。', '违反规定的，处二百元罚款。');
const NEW = dogs({ date: '2020-01-01', statedFrom: '2020-02-01' }, '养犬应当登记。', '禁止饲养烈性犬。', '每户养犬不得超过三只。', '违反规定的，处五百元罚款。');
const COMING = dogs({ date: '2026-10-01', statedFrom: '2027-01-01' }, '养犬应当登记，并给犬只打疫苗。', '禁止饲养烈性犬。', '违反规定的，处五百元罚款。');

describe('through the versions of a law', () => {
  test.each([
    ['stays', '1', '2015-01-01', { change: 'same', isAhead: false, text: '自2020年2月1日起适用修改后的文本，这一条没有变。' }],
    ['gets another number', '2', '2015-01-01', { change: 'renumbered', article: { label: '第三条' }, text: '自2020年2月1日起适用修改后的文本，这一条内容没有变，现在是第三条。' }],
    ['is changed', '3', '2015-01-01', { change: 'changed', article: { label: '第四条' }, text: '这一条自2020年2月1日起已经修改，现在是第四条。' }],
    ['will be changed', '1', TODAY, { change: 'changed', isAhead: true, text: '这一条自2027年1月1日起将有修改。' }],
    ['will go', '3', TODAY, { change: 'gone', article: null, text: '自2027年1月1日起将适用修改后的文本，其中没有找到这一条。' }],
  ])('an article %s', (_name, number, on, expected) => {
    const view = article(browserOver(OLD, NEW, COMING).article({ law: '甲市养犬条例', article: number, on }, READER));
    expect(view.nextText).toMatchObject(expected);
  });

  test('a number that stands for something else is no change of the article', () => {
    const [before, after] = ['每户养犬不得超过三只。', '公安机关公布禁养区域。'].map((text, at) =>
      dogs({ date: `20${at + 1}0-01-01`, statedFrom: `20${at + 1}0-02-01` }, '养犬应当登记。', text, '违反规定的，处罚款。'));
    const view = article(browserOver(before!, after!).article({ law: '甲市养犬条例', article: '2', on: '2015-01-01' }, READER));
    expect(view.nextText).toMatchObject({ change: 'replaced', text: '自2020年2月1日起第二条是别的内容，没有找到与这一条对应的条文。' });
    expect(view.versions[1]!.article).toMatchObject({ label: '第二条', sameWords: false, isAlike: false });
  });

  test('links lead to the article of each version, by day where that does', () => {
    const view = article(browserOver(OLD, NEW, COMING).article({ law: '甲市养犬条例', article: '2', on: '2015-01-01' }, READER));
    expect(view.versions.map(({ article: place, validity }) => [validity.status, decoded(place?.href), place?.sameWords])).toEqual([
      ['已修改', '/law/甲市养犬条例/2?on=2010-02-01', true],
      ['现行有效', '/law/甲市养犬条例/3', true],
      ['尚未施行', '/law/甲市养犬条例/2?on=2027-01-01', false],
    ]);
  });

  test('a text is read by its name too', () => {
    const view = article(browserOver(OLD, NEW, COMING).article({ law: '甲市养犬条例', article: '1', version: '2026-10-01' }, READER));
    expect(view).toMatchObject({ validity: { status: '尚未施行', text: '尚未施行，将自2027年1月1日起施行' }, citation: '《甲市养犬条例》（2026年10月1日版本）第一条', nextText: null });
  });
});

describe('where there is no article', () => {
  const national = document({ title: '中华人民共和国劳动合同法', key: '劳动合同法', date: '2012-12-28', statedFrom: '2013-07-01', articles: ['甲', '乙', '丙'] });
  const environment = document({ title: '中华人民共和国环境保护法', key: '环境保护法', date: '2014-04-24', statedFrom: '2015-01-01', articles: ['甲'] });
  const code = document({ title: '中华人民共和国生态环境法典', key: '生态环境法典', date: '2026-03-12', statedFrom: '2026-08-15', articles: ['甲'] });
  const opinion = document({ title: '甲市意见', articles: [] });
  const numbered = { ...opinion, blocks: ['一', '（一）'].map((label) => ({ provision: { kind: 'numbered' as const, label, marker: label, path: [], text: '甲。' } })) };
  const twice = ['陕西省/安康市', '陕西省'].map((region) => document({ title: '养犬规定', region, level: '地方性法规', articles: [`${region}。`] }));
  const future = document({ title: '将来法', date: '2026-10-01', statedFrom: '2027-01-01', articles: ['甲'] });
  const open = () => browserOver(OLD, NEW, national, environment, code, numbered, future, ...twice);
  const ask = (law: string, number: string, on?: string) => open().article({ law, article: number, ...(on !== undefined && { on }) }, READER);

  test.each([
    ['an article too many', '劳动合同法', '99', undefined, { kind: 'no-such-article', last: '第三条', text: '《中华人民共和国劳动合同法》没有第九十九条，最后一条是第三条。请核对条号，或者看目录。' }],
    ['a document without articles', '甲市意见', '9', undefined, { kind: 'no-such-article', first: '一', last: '（一）' }],
    ['no such law', '不存在的法', '1', undefined, { kind: 'no-such-law', suggestions: [] }],
    ['a law that nearly has the name', '劳动合同', '1', undefined, { kind: 'no-such-law', suggestions: [{ title: '中华人民共和国劳动合同法' }] }],
    ['no text of the day', '劳动合同法', '1', '2010-01-01', { kind: 'not-in-force', from: '2013-07-01', text: '法律库里没有2010年1月1日有效的《中华人民共和国劳动合同法》文本，最早的一个自2013年7月1日起施行。当时的规定请向 12348 核对。' }],
    ['not in force yet', '将来法', '1', undefined, { kind: 'not-in-force', from: '2027-01-01', text: '《将来法》自2027年1月1日起施行，现在还没有效力。可以先看将要施行的文本。' }],
    ['repealed, and held', '环境保护法', '1', undefined, { kind: 'repealed', since: '2026-08-15', successor: { title: '中华人民共和国生态环境法典' } }],
    ['repealed, and not held', '合同法', '52', undefined, { kind: 'repealed', law: null, href: null, since: '2021-01-01' }],
    ['another version only', '甲市养犬条例', '4', '2015-01-01', { kind: 'other-version', text: '2015年1月1日有效的是2010年1月1日的文本，第四条在《甲市养犬条例》2020年1月1日的文本里。可以打开那个文本查看。' }],
    ['a year that is not held', '劳动合同法（2007年）', '1', undefined, { kind: 'other-version', href: null }],
    ['several places', '养犬规定', '1', undefined, { kind: 'ambiguous', candidates: [{ region: '陕西省/安康市' }, { region: '陕西省' }] }],
  ])('%s', (_name, law, number, on, expected) => {
    expect(ask(law, number, on)).toMatchObject(expected);
  });

  test('what is offered instead opens', () => {
    const later = ask('劳动合同法', '1', '2010-01-01');
    expect(later.kind === 'not-in-force' && decoded(later.href)).toBe('/law/劳动合同法/1');
    const before = ask('环境保护法', '1');
    expect(before.kind === 'repealed' && decoded(before.href)).toBe('/law/环境保护法/1?on=2015-01-01');
    expect(article(ask('环境保护法', '1', '2015-01-01')).citation).toBe('《中华人民共和国环境保护法》（已废止）第一条');
    const several = ask('养犬规定', '1');
    const hrefs = several.kind === 'ambiguous' ? several.candidates.map(({ href }) => decoded(href)) : [];
    expect(hrefs).toEqual(['/law/养犬规定?region=陕西省/安康市', '/law/养犬规定?region=陕西省']);
    expect(article(open().article({ law: '养犬规定', article: '1', region: '陕西省' }, READER)).text).toBe('陕西省。');
  });

  test('a link to a text that is gone says so', () => {
    expect(open().article({ law: '劳动合同法', article: '1', version: '1999-01-01' }, READER)).toMatchObject({ kind: 'other-version', href: expect.any(String) });
  });

  test('a number that goes on through the parts of a document needs no part; one that begins anew does', () => {
    const parts = (title: string, ...labels: string[]) =>
      ({ ...document({ title, articles: [] }), blocks: labels.map((label) => ({ provision: { kind: 'numbered' as const, label, marker: label, path: [], text: '甲。' } })) });
    const browser = browserOver(parts('甲规定', '一1', '一2', '二3'), parts('乙规定', '一1', '二1'));
    expect(article(browser.article({ law: '甲规定', article: '3' }, READER)).label).toBe('二3');
    expect(browser.article({ law: '乙规定', article: '1' }, READER).kind).toBe('no-such-article');
    expect(article(browser.article({ law: '乙规定', article: '二1' }, READER)).label).toBe('二1');
  });

  test('numbered paragraphs are found as people write them, and cited as articles where they are counted like them', () => {
    expect(article(ask('甲市意见', '1')).citation).toBe('《甲市意见》第一条');
    expect(article(ask('甲市意见', '(一)'))).toMatchObject({ label: '（一）', citation: '《甲市意见》（一）', kind: 'numbered' });
  });
});
