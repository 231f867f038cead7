import { describe, expect, test } from 'vitest';
import type { PinnedCitation } from '../../../knowledge/bank/item.ts';
import { pinCitations } from '../../../knowledge/bank/pin-citations.ts';
import { standingOfItem } from '../../../knowledge/bank/standing.ts';
import { document, store } from '../corpus/documents.ts';
import { corpusOf, DOGS, pin } from './items.ts';

const DAY = '2025-06-01';
const NEWER = { ...DOGS, date: '2020-01-01', statedFrom: '2020-03-01' };
const [FIRST, SECOND] = DOGS.articles as [string, string];

/** Pins to the older law, then another text of it is stored. */
function after(newer: Parameters<typeof document>[0], article = '第一条', day = DAY) {
  const { data, corpus } = corpusOf(DOGS);
  const citations = pinCitations([{ law: '示例养犬法', article }], corpus, DAY).pinned;
  store(data, document(newer));
  return standingOfItem({ citations }, corpus, day);
}

describe('where an item stands', () => {
  test('on its provisions, while they read as they did, whatever else changes', () => {
    expect(after({ ...NEWER, articles: ['养犬，应当在 三十日内登记；', '另一条。', '新增一条。'] })).toMatchObject({ stands: true, pins: [{ standing: 'same' }] });
  });

  test('not on a changed one: old text, new text, version and difference', () => {
    const newer = '养犬应当在六十日内登记。';
    expect(after({ ...NEWER, articles: [newer, SECOND, '新增一条。'] })).toEqual({ stands: false, pins: [{
      standing: 'changed', pin: pin(), detail: '《示例养犬法》第一条的文字已经修改。',
      now: { label: '第一条', text: newer, title: '示例养犬法', date: '2020-01-01', from: '2020-03-01' },
      difference: { added: ['第三条'], removed: [], changed: ['第一条'], renumbered: [] },
    }] });
    expect(after({ ...NEWER, articles: [newer, SECOND] }, '第一条', '2020-02-29').stands, 'the day before').toBe(true);
  });

  test('not on one that has another number, with or without other words', () => {
    expect(after({ ...NEWER, articles: ['为了示例，制定本法。', FIRST, SECOND] })).toMatchObject({ stands: false, pins: [{
      standing: 'renumbered', detail: '《示例养犬法》第一条的文字没有变化，现为第二条。', now: { label: '第二条', text: FIRST },
      difference: { added: ['第一条'], renumbered: [['第一条', '第二条'], ['第二条', '第三条']] },
    }] });
    expect(after({ ...NEWER, articles: ['为了示例，制定本法。', '养犬的应当在六十日内登记。', SECOND] })).toMatchObject({ pins: [{
      standing: 'changed', detail: '《示例养犬法》第一条的文字已经修改，现为第二条。', now: { label: '第二条' } }] });
  });

  test('not on one that is gone, or whose number now says something else', () => {
    expect(after({ ...NEWER, articles: [FIRST] }, '第二条')).toMatchObject({ stands: false, pins: [{ standing: 'gone', detail: '《示例养犬法》第二条已不在现行文本中。' }] });
    expect(after({ ...NEWER, articles: [FIRST, '县级人民政府负责监督管理工作'] }, '第二条')).toMatchObject({ pins: [{
      standing: 'changed', detail: '《示例养犬法》第二条已换成别的内容。', now: { text: '县级人民政府负责监督管理工作' } }] });
  });

  test('not on a law that is repealed, from that day on', () => {
    const animals = { title: '示例动物法', date: '2020-01-01', statedFrom: '2020-06-01', repeals: ['示例养犬法'], articles: ['养动物应当登记。'] };
    expect(after(animals, '第一条', '2020-05-31').stands).toBe(true);
    expect(after(animals, '第一条', '2020-06-01')).toEqual({ stands: false, pins: [
      { standing: 'repealed', pin: pin(), detail: '《示例养犬法》自2020年6月1日起废止，由《示例动物法》废止。' }] });
  });

  test('not on a law that another replaced as a whole, whatever texts are held', () => {
    const { corpus } = corpusOf({ title: '合同法', date: '1999-03-15', statedFrom: '1999-10-01', articles: ['示例文字。'] });
    const citations = pinCitations([{ law: '合同法', article: '第一条' }], corpus, '2019-01-01').pinned;
    expect(standingOfItem({ citations }, corpus, '2020-12-31').stands).toBe(true);
    expect(standingOfItem({ citations }, corpus, DAY).pins).toMatchObject([{ standing: 'repealed', detail: expect.stringContaining('《民法典》') }]);
  });

  test('not on a law that is not held', () => {
    const { corpus } = corpusOf({ title: '示例猫法', articles: ['甲。'] });
    expect(standingOfItem({ citations: [pin()] }, corpus, DAY).pins).toMatchObject([{ standing: 'unknown-law', detail: '法律库中没有《示例养犬法》。' }]);
  });

  test('with nothing cited, on nothing', () => {
    expect(standingOfItem({ citations: [] }, corpusOf(DOGS).corpus, DAY)).toEqual({ stands: true, pins: [] });
  });

  test('in a corpus built anew that no longer holds the old text: found by its words, or by its number', () => {
    const { corpus } = corpusOf({ ...NEWER, articles: ['新增一条。', FIRST, '携犬出户的，应当牵绳。'] });
    const pins: PinnedCitation[] = [pin(), pin('第三条', SECOND)];
    expect(standingOfItem({ citations: pins }, corpus, DAY).pins).toEqual([
      { standing: 'renumbered', pin: pins[0], detail: '《示例养犬法》第一条的文字没有变化，现为第二条。', now: expect.objectContaining({ label: '第二条' }) },
      { standing: 'changed', pin: pins[1], detail: '《示例养犬法》第三条的文字已经修改。', now: expect.objectContaining({ label: '第三条' }) },
    ]);
  });
});
