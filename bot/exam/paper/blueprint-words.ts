import { readType as readSaidType } from '../../../knowledge/bank/import/read-type.ts';
import { TYPE_NAMES, type ItemType } from '../../../knowledge/bank/item.ts';
import type { MarkingRule } from './blueprint.ts';

/** What organisers write in a blueprint; the keys of each part of it, in the order in which they are written. */
export const KEYS = {
  blueprint: ['标题', '时长', '及格分', '开卷', '组卷', '部分', '乱序', '排除', '双评', '容差'],
  part: ['名称', '岗位类别', '大题'],
  section: ['名称', '题型', '主题', '法律', '难度', '数量', '每题分值', '计分'],
  shuffle: ['题目', '选项'],
  exclude: ['最近考试场次', '练习出现过'],
} as const;

export const RULE_NAMES: Readonly<Record<MarkingRule['kind'], string>> = {
  'all-or-nothing': '全对得分', 'half-for-subset': '少选得半', 'per-option': '按选项给分', deduct: '倒扣', points: '人工评分',
};

/** 单选, 单选题, 单项选择题 …; not 选择题, which may be either. */
export function readType(word: string): ItemType | undefined {
  const said = readSaidType(word);
  return said === 'choice' ? undefined : said;
}

/** 全对得分, 少选得半, 按选项给分, 人工评分, 倒扣0.5分. */
export function readRule(word: string): MarkingRule | undefined {
  const deduct = /^倒扣\s*(\d+(?:\.\d{1,2})?)\s*分?$/.exec(word);
  if (deduct) return { kind: 'deduct', wrong: Number(deduct[1]) };
  const kinds = ['all-or-nothing', 'half-for-subset', 'per-option', 'points'] as const;
  const kind = kinds.find((each) => RULE_NAMES[each] === word);
  return kind && { kind };
}

export function formatRule(rule: MarkingRule): string {
  return rule.kind === 'deduct' ? `倒扣${rule.wrong}分` : RULE_NAMES[rule.kind];
}

/** 单选, as blueprints write it. */
export function formatType(type: ItemType): string {
  return TYPE_NAMES[type].replace(/题$/, '');
}
