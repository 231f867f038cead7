import { describe, expect, test } from 'vitest';
import { checkBlueprint } from '../../../../bot/exam/paper/check-blueprint.ts';
import { poolOf } from '../../../../bot/exam/paper/pool.ts';
import { blueprint, item, numbers, part, section } from '../sample.ts';

const BANK = [
  ...numbers(6).map((number) => item(number, { topic: '宪法', difficulty: 1 })),
  ...numbers(4).map((number) => item(10 + number, { topic: '宪法', difficulty: 5 })),
  ...numbers(3).map((number) => item(20 + number, { topic: '行政法', difficulty: 1 })),
  ...numbers(2).map((number) => item(30 + number, { topic: '行政法', difficulty: 5, status: 'suspended' })),
  ...numbers(5).map((number) => item(40 + number, { type: 'true-false', topic: '宪法' })),
];
const limits = { purpose: 'formal' as const, usedLately: new Set(['Q00001', 'Q00002']), seenInPractice: new Set(['Q00003']) };
const pool = poolOf(BANK, limits);

describe('a check of a blueprint against the bank', () => {
  test('says that all is well', () => {
    const plan = blueprint([part([section({ count: 10, marks: 6 }), section({ name: '二、判断题', type: 'true-false', count: 5, marks: 4 })])]);
    expect(checkBlueprint(plan, pool)).toMatchObject({ competing: [], totals: [{ postType: '', total: 80 }], repeats: 0, problems: [], notes: [] });
  });

  test('says what is missing and which condition keeps most items out', () => {
    const plan = blueprint([part([section({ name: '一、单选', topics: ['宪法'], difficulty: [1, 3], count: 8, marks: 10 })])]);
    const { sections, problems } = checkBlueprint(plan, pool);
    expect(sections).toEqual([{
      part: '公共部分', name: '一、单选', fullName: '公共部分“一、单选”', postTypes: [''], needed: 8, available: 3, missing: 5,
      excluded: [
        { why: 'difficulty', alone: 4, all: 6 }, { why: 'topic', alone: 3, all: 5 }, { why: 'used-lately', alone: 2, all: 2 }, { why: 'seen-in-practice', alone: 1, all: 1 },
        { why: 'suspended', alone: 0, all: 2 },
      ],
    }]);
    expect(problems).toEqual(['公共部分“一、单选”要 8 题，符合条件的只有 3 题，差 5 题。只因一个条件而不能用的：难度不符 4 题，主题不符 3 题，最近考过 2 题，练习里出现过 1 题。']);
  });

  test('finds sections that have enough each and too few together', () => {
    const plan = blueprint([part([
      section({ name: '甲', topics: ['宪法'], count: 5, marks: 10 }), section({ name: '乙', count: 6, marks: 10 }), section({ name: '判断', type: 'true-false', count: 5 }),
    ])]);
    const check = checkBlueprint(plan, pool);
    expect(check.sections.map(({ missing }) => missing)).toEqual([0, 0, 0]);
    expect(check.competing).toEqual([{ sections: ['公共部分“甲”', '公共部分“乙”'], needed: 11, available: 10 }]);
    expect(check.problems).toEqual(['公共部分“甲”、公共部分“乙”合起来要 11 题，符合条件的只有 10 题，差 1 题。']);
  });

  test('says where nobody can pass, and who would have nothing to sit', () => {
    const plan = blueprint([part([section({ count: 2 })], { postTypes: ['行政执法'] })]);
    expect(checkBlueprint(plan, poolOf(BANK.map((each) => ({ ...each, audience: ['行政执法'] })), limits), ['行政执法', '综合管理']).problems).toEqual([
      '岗位类别“行政执法”的试卷满分 4 分，低于及格分 60 分。', '岗位类别“综合管理”没有要考的部分，请在方案里补上，或者改名册。',
    ]);
  });

  test('notes what looks like a slip of the pen, posts that nobody has, and items on several forms', () => {
    const plan = blueprint(
      [part([section({ topics: ['宪法学', '宪法', '刑事政策'], laws: ['《中华人民共和国示例规定》', '示例条例'], count: 6, marks: 20 })]), part([section()], { name: '专业', postTypes: ['教师'] })],
      { arrangement: { kind: 'parallel', forms: 2 } },
    );
    expect(checkBlueprint(plan, pool, ['综合管理'])).toMatchObject({
      repeats: 5, problems: [],
      notes: ['题库里没有主题“宪法学”，是不是“宪法”？', '题库里没有主题“刑事政策”。有的是：宪法、行政法。', '题库里没有题目引用《示例条例》，请核对法律名称。',
        '方案里的岗位类别“教师”没有人考。', '题库不够各套卷完全不同：有 5 处会用到别的卷上的题。'],
    });
  });

  test('tells parts of the same name apart', () => {
    const plan = blueprint(['执法', '综合'].map((type) => part([section({ topics: ['宪法'], count: 5, marks: 20 })], { name: '专业部分', postTypes: [type] })));
    expect(checkBlueprint(plan, pool).problems).toEqual(['专业部分（执法）“一、单项选择题”、专业部分（综合）“一、单项选择题”合起来要 10 题，符合条件的只有 7 题，差 3 题。']);
  });

  test('of an empty bank', () => {
    expect(checkBlueprint(blueprint([part([section({ marks: 20 })])]), poolOf([], limits)).problems).toEqual([expect.stringContaining('题库里没有更多这种题型的题，请先导入。')]);
  });
});
