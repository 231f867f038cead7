import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Blueprint, MarkingRule } from '../../../../bot/exam/paper/blueprint.ts';
import { blueprintTemplate } from '../../../../bot/exam/paper/blueprint-template.ts';
import { formatBlueprint } from '../../../../bot/exam/paper/format-blueprint.ts';
import { parseBlueprint } from '../../../../bot/exam/paper/parse-blueprint.ts';

const SECTION = '      - 名称: 一、单选\n        题型: 单选\n        数量: 20\n        每题分值: 2\n';
const PLAN = `标题: 示例考试\n时长: 90\n及格分: 60\n部分:\n  - 名称: 公共部分\n    大题:\n${SECTION}`;

const read = (text: string): Blueprint => {
  const parsed = parseBlueprint(text, '方案.yaml');
  if (!parsed.isOk) throw new Error(parsed.problems.join('\n'));
  return parsed.blueprint;
};
const problems = (text: string): readonly string[] => {
  const parsed = parseBlueprint(text, '方案.yaml');
  return parsed.isOk ? [] : parsed.problems;
};
/** The section with one line more, or one of its lines put differently. */
const withLine = (line: string): string => {
  const key = line.split(/[:：]/)[0]!;
  const lines = SECTION.split('\n').filter((each) => !each.includes(`${key}:`) && each !== '');
  return PLAN.replace(SECTION, [...(key === '名称' ? [`      - ${line}`, ...lines] : [...lines, `        ${line}`]), ''].join('\n'));
};
const section = (line: string) => read(withLine(line)).parts[0]!.sections[0]!;

describe('reading a blueprint', () => {
  test('the least that can be written', () => {
    expect(read(PLAN)).toEqual({
      title: '示例考试', minutes: 90, passMark: 60, isOpenBook: false, arrangement: { kind: 'same' },
      parts: [{ name: '公共部分', postTypes: [], sections: [{ name: '一、单选', type: 'single', topics: [], laws: [], difficulty: [1, 5], count: 20, marks: 2, rule: { kind: 'all-or-nothing' } }] }],
      shuffle: { items: true, options: true }, exclude: { lastSittings: 0, seenInPractice: false }, doubleMarking: { isOn: false, tolerance: 0.2 },
    });
  });

  test('the template', () => {
    const { parts, arrangement, exclude, doubleMarking } = read(blueprintTemplate);
    expect(parts.map(({ postTypes, sections }) => [postTypes, sections.map(({ type, count, marks }) => [type, count, marks])])).toEqual([
      [[], [['single', 20, 2], ['multiple', 10, 2], ['true-false', 10, 1]]],
      [['行政执法'], [['short-answer', 2, 15]]],
      [['综合管理'], [['short-answer', 2, 15]]],
    ]);
    expect({ arrangement, exclude, doubleMarking }).toEqual({
      arrangement: { kind: 'parallel', forms: 2 }, exclude: { lastSittings: 2, seenInPractice: true }, doubleMarking: { isOn: true, tolerance: 0.2 },
    });
  });

  test.each<[string, Partial<Blueprint>]>([
    ['时长: 90分钟', { minutes: 90 }],
    ['及格分: 59.5 分', { passMark: 59.5 }],
    ['开卷: 是', { isOpenBook: true }],
    ['开卷: true', { isOpenBook: true }],
    ['组卷: 一人一卷', { arrangement: { kind: 'individual' } }],
    ['组卷: 统一', { arrangement: { kind: 'same' } }],
    ['组卷: A、B、C卷', { arrangement: { kind: 'parallel', forms: 3 } }],
    ['组卷: AB 卷', { arrangement: { kind: 'parallel', forms: 2 } }],
    ['组卷: 4套平行卷', { arrangement: { kind: 'parallel', forms: 4 } }],
    ['乱序: {题目: 否}', { shuffle: { items: false, options: true } }],
    ['乱序：｛题目：否｝'.replace('｛', '{').replace('｝', '}'), { shuffle: { items: false, options: true } }],
    ['乱序: {题目：否，选项：否}', { shuffle: { items: false, options: false } }],
    ['排除:\n  最近考试场次：3', { exclude: { lastSittings: 3, seenInPractice: false } }],
    ['双评：是\n容差：10％', { doubleMarking: { isOn: true, tolerance: 0.1 } }],
    ['容差: 0.15', { doubleMarking: { isOn: false, tolerance: 0.15 } }],
  ])('%s', (line, expected) => {
    const key = line.split(/[:：]/)[0]!;
    const rest = PLAN.split('\n').filter((each) => !each.startsWith(key)).join('\n');
    expect(read(`${line}\n${rest}`)).toMatchObject(expected);
  });

  test.each<[string, object]>([
    ['题型: 单项选择题', { type: 'single' }],
    ['题型: 多选题', { type: 'multiple' }],
    ['题型: 判断题', { type: 'true-false' }],
    ['题型: 案例分析', { type: 'case', rule: { kind: 'all-or-nothing' } }],
    ['题型: 简答', { type: 'short-answer', rule: { kind: 'points' } }],
    ['主题: 宪法、民法典，行政法', { topics: ['宪法', '民法典', '行政法'] }],
    ['主题: [宪法, 民法典]', { topics: ['宪法', '民法典'] }],
    ['主题: ［宪法，民法典］', { topics: ['宪法', '民法典'] }],
    ['主题: 全部', { topics: [] }],
    ['法律: 《民法典》、《行政处罚法》', { laws: ['《民法典》', '《行政处罚法》'] }],
    ['法律: 关于惩治走私、制作、贩卖淫秽物品的决定', { laws: ['关于惩治走私、制作、贩卖淫秽物品的决定'] }],
    ['难度: 2-4', { difficulty: [2, 4] }],
    ['难度: 2～4', { difficulty: [2, 4] }],
    ['难度: [2, 4]', { difficulty: [2, 4] }],
    ['难度: 3', { difficulty: [3, 3] }],
    ['数量: 10题', { count: 10 }],
    ['每题分值：1.5分', { marks: 1.5 }],
    ['计分: 少选得半', { rule: { kind: 'half-for-subset' } }],
    ['计分: 按选项给分', { rule: { kind: 'per-option' } }],
    ['计分: 倒扣0.5分', { rule: { kind: 'deduct', wrong: 0.5 } }],
    ['计分:倒扣 1', { rule: { kind: 'deduct', wrong: 1 } }],
  ])('%s', (line, expected) => {
    expect(section(line)).toMatchObject(expected);
  });
});

describe('what is wrong with a blueprint, and where', () => {
  test.each<[string, readonly string[]]>([
    ['时长: 一小时', ['“时长”写得不对：写考试多少分钟，如 90']],
    ['时长: 0', ['“时长”写得不对']],
    ['时常: 90', ['没有“时常”这一项，是不是“时长”？']],
    ['合格分: 60', ['没有“合格分”这一项，是不是“及格分”？']],
    ['title: 考试', ['没有“title”这一项，这里可以写：标题、时长']],
    ['组卷: AC卷', ['“组卷”写得不对：写 统一、AB卷']],
    ['开卷: 可能', ['“开卷”写得不对：是否开卷：写 是 或 否']],
    ['容差: 200%', ['“容差”写得不对']],
    ['乱序: {选项: 是, 题目顺序: 否}', ['没有“题目顺序”这一项，是不是“题目”？']],
    ['排除: 2', ['“排除”写得不对']],
  ])('%s', (line, expected) => {
    expect(problems(`${line}\n${PLAN.split('\n').filter((each) => !each.startsWith(line.split(':')[0]!)).join('\n')}`)).toEqual(expected.map((problem) => expect.stringContaining(`方案.yaml 第 1 行：${problem}`)));
  });

  test.each<[string, string]>([
    ['题型: 填空', '写 单选、多选、判断、简答 或 案例'],
    ['数量: 0', '写抽多少道题'],
    ['数量: 2.5', '写抽多少道题'],
    ['每题分值: 0', '写每题多少分'],
    ['每题分值: 1.234', '写每题多少分'],
    ['难度: 0-3', '写 1 到 5 之间的数或范围'],
    ['难度: 4-2', '写 1 到 5 之间的数或范围'],
    ['计分: 看情况', '写 全对得分、少选得半'],
    ['计分: 倒扣3分', '倒扣的分要大于 0，不超过每题分值 2'],
    ['计分: 人工评分', '人工评分只用于简答题'],
    ['主題: [宪法]', '没有“主題”这一项，是不是“主题”？'],
    ['备注: 先易后难', '没有“备注”这一项，这里可以写：名称、题型、主题'],
  ])('%s', (line, expected) => {
    const [problem, ...others] = problems(withLine(line));
    expect(problem).toContain(expected);
    expect(problem).toMatch(/^方案\.yaml 第 10 行：|^方案\.yaml 第 11 行：/);
    expect(others).toEqual([]);
  });

  test('a key that is not there is not one that is', () => {
    expect(problems(PLAN.replace('每题分值', '分数'))).toEqual([expect.stringContaining('缺少“每题分值”'), '方案.yaml 第 10 行：没有“分数”这一项，是不是“每题分值”？']);
  });

  test('a short answer that a rule should mark', () => {
    expect(problems(withLine('计分: 全对得分').replace('题型: 单选', '题型: 简答'))).toEqual([expect.stringContaining('简答题由人评分')]);
  });

  test('everything that is missing, at once', () => {
    expect(problems('标题: 示例\n部分:\n  - 大题:\n      - 题型: 单选\n')).toEqual([
      expect.stringContaining('第 1 行：缺少“时长”'), expect.stringContaining('第 1 行：缺少“及格分”'),
      expect.stringContaining('第 3 行：缺少“名称”：写部分的名称'),
      expect.stringContaining('第 4 行：缺少“名称”：写大题的名称'), expect.stringContaining('第 4 行：缺少“数量”'), expect.stringContaining('第 4 行：缺少“每题分值”'),
    ]);
    expect(problems('')).toHaveLength(4);
    expect(problems(PLAN.replace(SECTION, '').replace('大题:', '大题: []'))).toEqual([expect.stringContaining('至少一项')]);
  });

  test.each<[string, string]>([
    ['标题: 示例\n\t时长: 90', '第 2 行：行首请用空格，不能用 Tab 键'],
    ['标题: 示例\n标题: 又一个', '第 2 行：同一项写了两遍'],
    ['标题: 示例: 又一个', '第 1 行：格式不对'],
    ['- 标题: 示例', '第 1 行：'],
  ])('no YAML: %j', (text, expected) => {
    expect(problems(text)[0]).toContain(expected);
  });
});

const names = fc.constantFrom('一、单选', '宪法', '民法典', '执法类', '公共部分', '甲: 乙', '#5', '- x', '"引号"', '全面依法治国');
const lists = fc.uniqueArray(names, { maxLength: 3 });
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
const sections = fc.record({
  name: names, type: fc.constantFrom('single', 'multiple', 'true-false', 'short-answer', 'case'), topics: lists, laws: lists,
  difficulty: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  count: fc.integer({ min: 1, max: 99 }), marks: hundredths(100, 2000),
  rule: fc.oneof(fc.constantFrom<MarkingRule>({ kind: 'all-or-nothing' }, { kind: 'half-for-subset' }, { kind: 'per-option' }), hundredths(1, 100).map((wrong): MarkingRule => ({ kind: 'deduct', wrong }))),
}).map((made) => (made.type === 'short-answer' ? { ...made, rule: { kind: 'points' as const } } : made));
const blueprints: fc.Arbitrary<Blueprint> = fc.record({
  title: names, minutes: fc.integer({ min: 1, max: 300 }), passMark: hundredths(0, 20_000), isOpenBook: fc.boolean(),
  arrangement: fc.oneof(fc.constantFrom<Blueprint['arrangement']>({ kind: 'same' }, { kind: 'individual' }), fc.integer({ min: 2, max: 26 }).map((forms) => ({ kind: 'parallel' as const, forms }))),
  parts: fc.array(fc.record({ name: names, postTypes: lists, sections: fc.array(sections, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 }),
  shuffle: fc.record({ items: fc.boolean(), options: fc.boolean() }),
  exclude: fc.record({ lastSittings: fc.integer({ min: 0, max: 9 }), seenInPractice: fc.boolean() }),
  doubleMarking: fc.record({ isOn: fc.boolean(), tolerance: hundredths(0, 100) }),
});

test('what is written is read as it was', () => {
  fc.assert(fc.property(blueprints, (blueprint) => {
    expect(read(formatBlueprint(blueprint))).toEqual(blueprint);
  }), { numRuns: 300 });
});
