import { stringify } from 'yaml';
import { formatRule, formatType } from './blueprint-words.ts';
import type { Blueprint, Section } from './blueprint.ts';
import { formNames } from './form-name.ts';

/** A blueprint as an organiser would write it; `parseBlueprint` reads the same from it. */
export function formatBlueprint(blueprint: Blueprint): string {
  const { shuffle, exclude, doubleMarking } = blueprint;
  return stringify({
    标题: blueprint.title,
    时长: blueprint.minutes,
    及格分: blueprint.passMark,
    开卷: yes(blueprint.isOpenBook),
    组卷: formatArrangement(blueprint.arrangement),
    部分: blueprint.parts.map(({ name, postTypes, sections }) => ({ 名称: name, 岗位类别: listOrAll(postTypes), 大题: sections.map(formatSection) })),
    乱序: { 题目: yes(shuffle.items), 选项: yes(shuffle.options) },
    排除: { 最近考试场次: exclude.lastSittings, 练习出现过: yes(exclude.seenInPractice) },
    双评: yes(doubleMarking.isOn),
    容差: `${Number((doubleMarking.tolerance * 100).toFixed(2))}%`,
  }, { lineWidth: 0 });
}

function formatSection({ name, type, topics, laws, difficulty: [least, most], count, marks, rule }: Section): Record<string, unknown> {
  return {
    名称: name, 题型: formatType(type), 主题: listOrAll(topics), 法律: listOrAll(laws), 难度: least === most ? least : `${least}-${most}`,
    数量: count, 每题分值: marks, 计分: formatRule(rule),
  };
}

export function formatArrangement(arrangement: Blueprint['arrangement']): string {
  switch (arrangement.kind) {
    case 'same': return '统一';
    case 'individual': return '一人一卷';
    case 'parallel': return `${formNames(arrangement.forms)}卷`;
  }
}

function listOrAll(list: readonly string[]): readonly string[] | string {
  return list.length === 0 ? '全部' : list;
}

function yes(isSo: boolean): string {
  return isSo ? '是' : '否';
}
