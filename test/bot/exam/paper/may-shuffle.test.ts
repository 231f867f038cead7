import { describe, expect, test } from 'vitest';
import type { Question } from '../../../../knowledge/bank/item.ts';
import { mayShuffle } from '../../../../bot/exam/paper/may-shuffle.ts';

const question = (options: readonly string[], stem = '（示例）下列哪项正确？', type: 'single' | 'multiple' = 'single'): Question => ({ type, stem, options, key: [0] });
/** With options that say nothing of each other before it. */
const withLast = (last: string, stem?: string): Question => question(['村民会议', '村民小组', '村务公开栏', last], stem);

describe('options that may stand in another order', () => {
  test.each<[string, Question]>([
    ['that say nothing of each other', question(['责令改正', '罚款', '没收违法所得', '警告'])],
    ['with 以上 and 以下 of quantities that are in no order', question(['三年以上十年以下', '一年以上五年以下', '三年以上十五年以下', '六个月以上三年以下'])],
    ['县级以上, 其他组织, 均 in a sentence', question(['县级以上人民政府', '其他组织', '双方均不承担责任', '第三人承担全部责任'])],
    ['无 of a word', question(['无民事行为能力人', '有效', '无效', '效力待定'])],
    ['combinations of what the stem numbers', question(['①②③', '②③④', '①④', '①②'], '①提前 ②书面 ③公开 ④口头，正确的是？')],
    ['letters that are names in the stem', question(['向A市人民政府申请', '向B县人民政府申请', '向A市农业局申请'], '某甲对A市农业局和B县的决定不服，怎么办？')],
    ['quantities in no order', question(['3日', '10日', '5日', '15日'])],
    ['of a multiple choice', question(['提前公告', '当场签字', '会后补报'], '哪些正确？', 'multiple')],
  ])('%s', (_name, asked) => {
    expect(mayShuffle(asked)).toBe(true);
  });
});

describe('options that keep their order', () => {
  test.each([
    '以上都对', '以上均不正确', '以上皆是', '以上说法都错误', '以上三项均须载明', '以上都不对。', '上述说法均正确', '上述全部', '上述各项都不属于', '除上述情形外的其他情形', '不属于以上任何一项',
    '都对', '均不正确', '都不是', '全部正确', '皆可', '全都是', '全对', '全选', '无正确答案', '没有正确答案', '其他选项都不对', '其他三项都包括', '其余两项', '前两项', '前三者', '后两种说法',
    '第一项和第三项', '两者都是', '二者均可', 'A和B', 'AB', 'A、B、C', 'A+C', 'A或者C', 'Ａ和Ｂ都对', 'A、B都不对', '选A', 'A与C均正确', '①和②', '（1）（3）', '和B一样',
  ])('%s', (last) => {
    expect(mayShuffle(withLast(last))).toBe(false);
  });

  test('a letter that the stem has too, when it is not the name there', () => {
    expect(mayShuffle(withLast('A和B都对', 'A市某村怎样公告？'))).toBe(false);
  });

  test.each<[string, readonly string[]]>([
    ['days', ['3日', '5日', '10日', '15日']],
    ['falling', ['五倍', '三倍', '两倍', '一倍']],
    ['bare numbers', ['10', '15', '20', '30']],
    ['Chinese numerals', ['一', '二', '三', '四']],
    ['full width', ['１０倍', '２０倍', '３０倍']],
    ['shares', ['3%', '5%', '10%', '15%']],
    ['money', ['0.48万元', '0.8万元', '1.44万元']],
    ['dates', ['2014年7月1日', '2014年11月1日', '2015年1月1日']],
    ['periods in different units', ['十五日', '一个月', '三个月', '一年']],
    ['words around them', ['收到之日起10日内', '收到之日起15日内', '收到之日起30日内']],
    ['ranges', ['1年以上3年以下', '3年以上5年以下', '5年以上10年以下']],
  ])('quantities in order: %s', (_name, options) => {
    expect(mayShuffle(question(options))).toBe(false);
  });

  test.each<[string, Question]>([
    ['true/false', { type: 'true-false', stem: '（示例）对吗？', key: true }],
    ['short answers', { type: 'short-answer', stem: '（示例）简述。', reference: '略', points: [] }],
    ['the author says so', { type: 'single', stem: '（示例）', options: ['甲', '乙'], key: [0], keepOrder: true }],
    ['the stem speaks of options by letter', question(['提前', '当场', '会后'], '（示例）若选项A成立，还要做什么？')],
    ['对 and 错 as options', question(['对', '错'])],
    ['正确 and 错误 as options', question(['正确', '错误'])],
  ])('%s', (_name, asked) => {
    expect(mayShuffle(asked)).toBe(false);
  });
});
