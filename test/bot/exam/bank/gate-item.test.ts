import { describe, expect, test } from 'vitest';
import type { DraftedItem } from '../../../../bot/exam/bank/drafted-item-form.ts';
import { gateItem } from '../../../../bot/exam/bank/gate-item.ts';
import { meaningOf } from '../../../../bot/exam/bank/meaning-of.ts';
import { CHOICE, JUDGED, PIN, SEVERAL } from './drafted.ts';

const problems = (item: DraftedItem, change: Partial<DraftedItem> = {}): readonly string[] => gateItem({ ...item, ...change }, PIN).problems;

test('what stands in the provision is let through, with its key', () => {
  expect(gateItem(CHOICE, PIN)).toEqual({ problems: [], question: { type: 'single', stem: CHOICE.stem, options: CHOICE.options, key: [2] } });
  expect(gateItem(SEVERAL, PIN)).toEqual({ problems: [], question: { type: 'multiple', stem: SEVERAL.stem, options: SEVERAL.options, key: [0, 1, 3] } });
  expect(gateItem(JUDGED, PIN)).toEqual({ problems: [], question: { type: 'true-false', stem: JUDGED.stem, key: false } });
  const sound: readonly Partial<DraftedItem>[] = [
    { stem: '根据《中华人民共和国示例养犬法》规定，养犬人应当自取得犬只之日起（ ）内向公安机关申请登记。' },
    { explanation: '登记的期限是30日。' },
  ];
  for (const change of sound) expect(problems(CHOICE, change)).toEqual([]);
  expect(problems(JUDGED, { stem: '养犬人应当自取得犬只之日起三十日内向公安机关申请登记。', right: [1] })).toEqual([]);
  expect(problems(JUDGED, { stem: '养犬人应当自取得犬只之日起三十日内向民政部门申请登记。' })).toEqual([]);
  expect(problems(CHOICE, {
    stem: '关于养犬登记，下列说法正确的是（ ）。', right: [2],
    options: ['登记可以口头申请', '公安机关应当自受理之日起十五日内办结，不得收取任何费用', '登记每三年办理一次'], explanation: '登记不收费。',
  })).toEqual([]);
});

test('what a provision takes back is not left out, and what it refers to may be repeated', () => {
  const text = '违反本法第二条规定的，处二百元罚款，但是及时改正的除外。有下列情形之一的，不予登记：\n（一）犬只患有疫病的；\n（二）没有免疫证明的。';
  const judged = (stem: string): string => gateItem({ ...JUDGED, stem, right: [1], quotes: [stem], explanation: '照此规定。' }, { ...PIN, text }).problems.join('\n');
  expect(judged('违反本法第二条规定的，处二百元罚款，但是及时改正的除外。')).toBe('');
  expect(judged('违反本法第二条规定的，处二百元罚款。')).toContain('丢了后面的例外');
  expect(judged('犬只患有疫病的。')).toContain('要从条文的句首写起');
});

describe('an item is refused', () => {
  test.each<[string, DraftedItem, Partial<DraftedItem>, RegExp]>([
    ['whose quote is not in the provision', CHOICE, { quotes: ['养犬人应当在六十日内向公安机关申请登记'] }, /^摘抄.*与条文原文不符/u],
    ['whose quote leaves something out', CHOICE, { quotes: ['养犬人应当……向公安机关申请登记'] }, /^摘抄.*与条文原文不符/u],
    ['whose quote loses a negation', CHOICE, { quotes: ['收取任何费用的规定'] }, /与条文原文不符/u],
    ['whose quote cuts a negation off', CHOICE, { quotes: ['得收取任何费用'] }, /与条文原文不符/u],
    ['without a quote', CHOICE, { quotes: [] }, /没有摘抄/u],
    ['whose quote says nothing', CHOICE, { quotes: ['应当'] }, /太短/u],
    ['whose right option is another figure', CHOICE, { right: [2] }, /正确选项“二十日”不是条文的原话/u],
    ['whose right option is a figure of another matter', CHOICE, { options: ['十日', '二十日', '十五日', '六十日'] }, /填进题干以后，“.*不是条文中连续的原话/u],
    ['whose right option is part of a figure', CHOICE, { options: ['十日', '二十日', '五日', '六十日'] }, /填进题干以后，“.*不是条文中连续的原话/u],
    ['whose wrong option is right too', CHOICE, { options: ['十日', '30天', '三十日', '六十日'] }, /错误选项“30天”也是条文里的话/u],
    ['whose wrong option stands elsewhere in the provision', CHOICE, { options: ['十日', '十五日', '三十日', '六十日'] }, /错误选项“十五日”/u],
    ['whose stem turns the provision', CHOICE, { stem: '养犬人可以自取得犬只之日起（ ）内向公安机关申请登记。' }, /填进题干以后，“.*不是条文中连续的原话/u],
    ['whose stem is in other words', CHOICE, { stem: '买狗之后上户口给人家办手续的时间最多拖（ ）。' }, /填进题干以后，“.*不是条文中连续的原话/u],
    ['that asks for what is wrong', CHOICE, { stem: '关于登记的期限，下列不属于的是（ ）。' }, /不出反向题/u],
    ['with two blanks', CHOICE, { stem: '养犬人应当自（ ）之日起（ ）内向公安机关申请登记。' }, /一个空括号/u],
    ['with no blank', CHOICE, { stem: '登记的期限是多少日？' }, /一个空括号/u],
    ['with 以上都对', CHOICE, { options: ['十日', '二十日', '三十日', '以上都不对'] }, /不出“以上都不对”/u],
    ['with equal options', CHOICE, { options: ['十日', '十日', '三十日', '六十日'] }, /选项 A、B 相同/u],
    ['with two keys for one', CHOICE, { right: [2, 3] }, /题型与选项/u],
    ['with one key for several', SEVERAL, { right: [1] }, /题型与选项/u],
    ['with a key out of reach', CHOICE, { right: [7] }, /答案不在选项之中/u],
    ['whose stem names another law', CHOICE, { stem: '根据《示例动物法》规定，养犬人应当自取得犬只之日起（ ）内向公安机关申请登记。' }, /提到了“《示例动物法》”/u],
    ['whose explanation names an article', CHOICE, { explanation: '《示例养犬法》第九条规定了期限。' }, /提到了“《示例养犬法》第九条”/u],
    ['whose explanation has another figure', CHOICE, { explanation: '逾期的处五百元罚款。' }, /解析里的“五百元”不见于条文/u],
    ['whose explanation turns the provision', CHOICE, { explanation: '养犬人可以自取得犬只之日起三十日内向公安机关申请登记。' }, /解析的.*意思不同/u],
    ['without an explanation', CHOICE, { explanation: ' ' }, /没有解析/u],
    ['whose explanation names another key', CHOICE, { explanation: '三十日内登记，故选B。' }, /解析说选 B/u],
    ['that calls the provision wrong', JUDGED, { stem: '养犬人应当自取得犬只之日起三十日内向公安机关申请登记。' }, /与条文一致/u],
    ['that calls the provision wrong in other words', JUDGED, { stem: '养犬人必须自取得犬只之日起30天内向公安机关申请登记。' }, /与条文一致/u],
    ['that calls right what is wrong', JUDGED, { right: [1] }, /不是条文中连续的原话/u],
    ['that calls right what lost its beginning', JUDGED, { stem: '不得收取任何费用。', right: [1] }, /要从条文的句首写起/u],
    ['whose blank lost the condition before it', CHOICE, { stem: '自受理之日起（ ）内办结，不得收取任何费用。', options: ['十日', '十五日', '四十日'], right: [2] }, /要从条文的句首写起/u],
    ['that puts two places of the provision together', JUDGED, { stem: '养犬人应当自受理之日起十五日内办结。', right: [1] }, /不是条文中连续的原话/u],
    ['that is judged and has options', JUDGED, { options: ['对', '错'] }, /题型与选项/u],
    ['that is judged and asks', JUDGED, { stem: '养犬人应当在六十日内登记吗？' }, /不提问/u],
    ['that is wrong all over', JUDGED, { stem: '居民养猫不必办理任何手续，由民政局统一代办全部事项。' }, /相差太远/u],
  ])('%s', (_name, item, change, reason) => {
    expect(problems(item, change).join('\n')).toMatch(reason);
  });
});

test('words that say the same are the same, and a figure is no part of another', () => {
  expect(meaningOf('必须在30天内')).toBe(meaningOf('应当在三十日内'));
  expect(meaningOf('十五日').includes(meaningOf('五日'))).toBe(false);
  expect(meaningOf('可以')).not.toBe(meaningOf('应当'));
});
