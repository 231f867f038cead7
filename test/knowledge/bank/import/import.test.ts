import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../../knowledge/bank/import/plan-import.ts';
import type { QuestionFile } from '../../../../knowledge/bank/import/question-file.ts';
import { renderImportReport } from '../../../../knowledge/bank/import/render-import-report.ts';
import { runImport } from '../../../../knowledge/bank/import/run-import.ts';
import { fingerprint } from '../../../../knowledge/bank/fingerprint.ts';
import type { ItemContent, ItemDraft } from '../../../../knowledge/bank/item.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { ADVISER, corpusOf, DOGS, draft, open, ORGANISER, pin, written } from '../items.ts';

const DAY = '2025-06-01';

function file(...drafts: ItemDraft[]): QuestionFile {
  return { format: 'text', items: drafts.map((one, place) => ({ draft: one, at: `第 ${place + 1} 行` })), rejected: [], notes: [] };
}

const single = (stem: string, options = ['十', '二十', '三十', '六十'], key = [2]): ItemDraft => written(stem, { content: { type: 'single', stem, options, key } });
const outcome = (...drafts: ItemDraft[]): string[] => {
  const plan = planImport(file(...drafts), open(temporaryFolder()));
  return [...plan.fresh.map(({ at }) => at), ...plan.duplicates.map(({ at, of, isContrary }) => `${at}=${of}${isContrary ? '?' : ''}`)];
};

describe('the same question', () => {
  test.each<[string, ItemDraft, ItemDraft, boolean]>([
    ['in another spacing, width and punctuation', single('养犬应当在（ ）日内登记。'), single('养犬 应当在(    )日内登记'), true],
    ['with options in another order', single('问'), single('问', ['六十', '三十', '二十', '十'], [1]), true],
    ['as a multiple-choice one', single('问'), written('问', { content: { type: 'multiple', stem: '问', options: ['十', '二十', '三十', '六十'], key: [2] } }), true],
    ['with another option', single('问'), single('问', ['十', '二十', '三十', '九十']), false],
    ['with another figure', single('罚款1.5万元'), single('罚款15万元'), false],
    ['a negation more', single('下列正确的是'), single('下列不正确的是'), false],
    ['true or false, not chosen', written('问', { content: { type: 'true-false', stem: '问', key: true } }), written('问', { content: { type: 'short-answer', stem: '问', reference: '是', points: [] } }), false],
  ])('%s', (_name, one, other, isSame) => {
    expect(outcome(one, other)).toEqual(isSame ? ['第 1 行', '第 2 行=第 1 行'] : ['第 1 行', '第 2 行']);
  });

  test('answered otherwise is told as contrary', () => {
    expect(outcome(single('问'), single('问', ['六十', '三十', '二十', '十'], [0]))).toEqual(['第 1 行', '第 2 行=第 1 行?']);
    const judged = (key: boolean): ItemDraft => written('问', { content: { type: 'true-false', stem: '问', key } });
    expect(outcome(judged(true), judged(false), judged(true))).toEqual(['第 1 行', '第 2 行=第 1 行?', '第 3 行=第 1 行']);
  });

  test('a case is its facts with its questions', () => {
    const about = (...stems: string[]): ItemDraft => written('案', { content: { type: 'case', stem: '案情', questions: stems.map((stem) => ({ type: 'true-false', stem, key: true })) } });
    expect(outcome(about('一', '二'), about('一 ', '二。'), about('二', '一'))).toEqual(['第 1 行', '第 3 行', '第 2 行=第 1 行']);
  });

  test('is found whatever the order and punctuation: property', () => {
    const word = fc.stringMatching(/^[一-九十百千万\d]{1,6}$/u);
    fc.assert(fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), word, fc.integer({ min: 0, max: 5 }), (options, stem, turn) => {
      const turned = options.map((_option, place) => options[(place + turn) % options.length]!);
      const one: ItemContent = { type: 'single', stem, options, key: [0] };
      const other: ItemContent = { type: 'single', stem: ` ${stem}（ ）。`, options: turned.map((option) => `${option}；`), key: [0] };
      expect(fingerprint(other)).toBe(fingerprint(one));
    }));
  });
});

test('what the bank has is not taken again, also where it is retired; a revised item counts as it reads now', () => {
  const bank = open(temporaryFolder());
  bank.add([draft('甲'), draft('乙'), draft('丙')], ORGANISER);
  bank.retire(['Q00001'], ADVISER, '过时');
  bank.revise('Q00003', draft('丁'), ADVISER);
  const plan = planImport(file(single('甲'), single('丙'), single('丁'), single('戊')), bank);
  expect(plan.duplicates.map(({ at, of }) => `${at}=${of}`)).toEqual(['第 1 行=Q00001', '第 3 行=Q00003']);
  expect(plan.fresh.map(({ draft: { content } }) => content.stem)).toEqual(['丙', '戊']);
});

describe('running it', () => {
  test('adds drafts with their pins, in the order of the file, and names what was not found', () => {
    const { data, corpus } = corpusOf(DOGS);
    const bank = open(data);
    const plan = planImport(file(single('甲'), written('乙', { source: '12', citations: [{ law: '示例养鸟法', article: '第三条' }] })), bank);
    const { added, duplicates, missing } = runImport(plan, bank, corpus, ORGANISER, { day: DAY });
    expect(added).toMatchObject([{ id: 'Q00001', status: 'draft', author: '组织甲', citations: [pin()] }, { id: 'Q00002', source: '12', citations: [], missing: [{ law: '示例养鸟法' }] }]);
    expect(missing).toEqual([{ id: 'Q00002', at: '第 2 行', law: '示例养鸟法', article: '第三条', reason: '法规库中没有《示例养鸟法》。' }]);
    expect(duplicates).toEqual([]);
    expect(bank.list()).toEqual(added);
    bank.approve(['Q00001'], ADVISER);
    expect(bank.get('Q00001')?.approvedBy).toBe('顾问乙');
  });

  test('twice adds nothing the second time, though both were planned before', () => {
    const { data, corpus } = corpusOf(DOGS);
    const [bank, other] = [open(data), open(data)];
    const plans = [planImport(file(single('甲'), single('乙')), bank), planImport(file(single('甲'), single('丙')), other)];
    runImport(plans[0]!, bank, corpus, ORGANISER, { day: DAY });
    const second = runImport(plans[1]!, other, corpus, ORGANISER, { day: DAY });
    expect(second.added.map(({ content }) => content.stem)).toEqual(['丙']);
    expect(second.duplicates).toMatchObject([{ at: '第 1 行', of: 'Q00001' }]);
  });
});

test('the report says what would come, what would not, and why', () => {
  const bank = open(temporaryFolder());
  bank.add([draft('养犬应当在（ ）日内登记。')], ORGANISER);
  const read = file(single('养犬应当在（）日内登记'), single('问'), single('问', undefined, [1]), written('判', { content: { type: 'true-false', stem: '判', key: true } }));
  const plan = planImport({ ...read, rejected: [{ at: '第 9 行', text: '没有答案的题目'.repeat(6), reason: '没有答案，请补上。' }], notes: ['按 GBK 读入'] }, bank);
  expect(renderImportReport(plan)).toEqual([
    '读到 5 道：新题 2 道，重复 2 道，不能读入 1 道。',
    '新题中有单选题 1 道、判断题 1 道。',
    '说明：按 GBK 读入',
    '不能读入（1 道）：', '  第 9 行“没有答案的题目没有答案的题目没有答案的题目没有答…”：没有答案，请补上。',
    '题目相同、答案不同，请核对哪个对（1 道）：', '  第 3 行与第 2 行：“问”',
    '重复，不再读入（1 道）：', '  第 1 行与Q00001相同：“养犬应当在（）日内登记”',
  ]);
  expect(renderImportReport(planImport(file(), bank))).toEqual(['读到 0 道：新题 0 道，重复 0 道，不能读入 0 道。']);
});
