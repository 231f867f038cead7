import { describe, expect, onTestFinished, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { bind, standingOf } from '../../../knowledge/vetted/bind.ts';
import type { VettedAnswer, VettedCitation } from '../../../knowledge/vetted/vetted-answer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store, type Sample } from '../corpus/documents.ts';

const DAY = '2025-06-01';
const DOGS: Sample = { title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] };

function corpusOf(...documents: Sample[]): { data: string; corpus: Corpus } {
  const data = temporaryFolder();
  store(data, ...documents.map(document));
  const corpus = openCorpus(data);
  onTestFinished(() => corpus.close());
  return { data, corpus };
}

const citing = (...citations: VettedCitation[]): VettedAnswer => ({ id: 'a', questions: ['养犬要登记吗'], answer: '要。', citations });
const labelsOf = (corpus: Corpus, ids: readonly number[]): string[] =>
  corpus.provisionsInContext(ids).map(({ version, provision }) => `${version.title} ${provision.label}`);

/** Where the answer stands, without the numbers of its provisions. */
function standing(corpus: Corpus, answer: VettedAnswer, approved: ReturnType<typeof bind> = bind(answer, corpus, DAY), day = DAY): unknown {
  const found = standingOf(approved, corpus, day);
  return found.standing === 'active' ? labelsOf(corpus, found.provisionIds) : found.reasons;
}

describe('tying an answer to the provisions that it cites', () => {
  test.each<[string, VettedCitation]>([
    ['as the law writes it', { law: '示例养犬法', article: '第一条' }],
    ['with marks, the state before it and digits', { law: '《中华人民共和国示例养犬法》', article: '第1条' }],
    ['by its words, where it has no number', { law: '示例养犬法', article: null, text: '养犬，应当登记' }],
    ['by its words, where the number is of another text', { law: '示例养犬法', article: '第九条', text: '养犬应当登记。' }],
  ])('%s', (_name, citation) => {
    const { corpus } = corpusOf(DOGS);
    const answer = citing(citation);
    expect(bind(answer, corpus, DAY)).toMatchObject({ answer, missing: [], bindings: [{ lawKey: '示例养犬法', region: '全国', label: '第一条' }] });
    expect(standing(corpus, answer)).toEqual(['示例养犬法 第一条']);
  });

  test('says which are not there, in the words of the answer', () => {
    const { corpus } = corpusOf(DOGS, { title: '示例养猫法', articles: ['养猫应当登记。'] });
    const { missing, bindings } = bind(citing(
      { law: '示例养犬法', article: '第九条' }, { law: '示例养鸟法', article: '第一条' }, { law: '示例养犬法', article: null, text: '别的。' },
      { law: '示例养猫法', article: '第一条' }, { law: '示例养犬法', article: '第99999999条' }, { law: '示例养犬法', article: '附件' },
    ), corpus, DAY);
    expect(missing).toEqual(['《示例养犬法》第九条', '《示例养鸟法》第一条', '《示例养犬法》', '《示例养犬法》第99999999条', '《示例养犬法》附件']);
    expect(bindings.map(({ lawKey }) => lawKey)).toEqual(['示例养猫法']);
  });

  test('in the version of the day of approval', () => {
    const { corpus } = corpusOf(DOGS, { ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬不必登记。', '携犬出户应当牵绳。'] });
    const answer = citing({ law: '示例养犬法', article: '第一条' });
    expect(bind(answer, corpus, '2015-01-01').bindings).not.toEqual(bind(answer, corpus, DAY).bindings);
    expect(bind(answer, corpus, '2009-01-01').missing).toEqual(['《示例养犬法》第一条']);
  });

  test('of laws of one title in two places, each to its own', () => {
    const { corpus } = corpusOf(
      { title: '示例办法', region: '陕西省', level: '地方政府规章', articles: ['养犬应当登记。'] },
      { title: '示例办法', region: '四川省', level: '地方政府规章', articles: ['养犬应当登记。', '另有规定。'] });
    const approved = bind(citing({ law: '示例办法', article: '第二条' }), corpus, DAY);
    expect(approved.bindings).toMatchObject([{ region: '四川省', label: '第二条' }]);
    expect(standing(corpus, approved.answer, approved)).toEqual(['示例办法 第二条']);
  });
});

describe('where an answer stands', () => {
  const answer = citing({ law: '示例养犬法', article: '第一条' }, { law: '示例养犬法', article: '第二条' });

  test('active while every provision reads as it did, whatever else changes', () => {
    const { data, corpus } = corpusOf(DOGS);
    const approved = bind(answer, corpus, DAY);
    store(data, document({ ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬，应当 登记；', '携犬出户应当牵绳。', '新增一条。'] }));
    expect(standing(corpus, answer, approved)).toEqual(['示例养犬法 第一条', '示例养犬法 第二条']);
  });

  test('suspended when the words of one are changed, and active again once it is approved anew', () => {
    const { data, corpus } = corpusOf(DOGS);
    const approved = bind(answer, corpus, DAY);
    store(data, document({ ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬不必登记。', '携犬出户应当牵绳。'] }));
    expect(standing(corpus, answer, approved)).toEqual(['《示例养犬法》第一条的文字已经修改']);
    expect(standing(corpus, answer, approved, '2020-02-29'), 'the day before').toEqual(['示例养犬法 第一条', '示例养犬法 第二条']);
    expect(standing(corpus, answer, bind(answer, corpus, DAY))).toEqual(['示例养犬法 第一条', '示例养犬法 第二条']);
  });

  test('suspended when one is no longer there', () => {
    const { data, corpus } = corpusOf(DOGS);
    const approved = bind(answer, corpus, DAY);
    store(data, document({ ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬应当登记。'] }));
    expect(standing(corpus, answer, approved)).toEqual(['《示例养犬法》第二条已不在现行文本中']);
  });

  test('suspended when the law is repealed, from that day on', () => {
    const { data, corpus } = corpusOf(DOGS);
    const approved = bind(answer, corpus, DAY);
    store(data, document({ title: '示例动物法', date: '2020-01-01', statedFrom: '2020-06-01', repeals: ['示例养犬法'], articles: ['养动物应当登记。'] }));
    expect(standing(corpus, answer, approved, '2020-05-31')).toHaveLength(2);
    expect(standing(corpus, answer, approved, '2020-06-01')).toEqual(['《示例养犬法》第一条已不在现行文本中', '《示例养犬法》第二条已不在现行文本中']);
  });

  test('an approval holds in a corpus that is built anew, where every number is another', () => {
    const approved = bind(answer, corpusOf(DOGS).corpus, DAY);
    const { corpus } = corpusOf({ title: '别的法', articles: ['一。', '二。', '三。'] }, DOGS);
    expect(standing(corpus, answer, approved)).toEqual(['示例养犬法 第一条', '示例养犬法 第二条']);
  });
});
