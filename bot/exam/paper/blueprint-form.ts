import * as z from 'zod';
import { readRule, readType } from './blueprint-words.ts';
import type { Blueprint, MarkingRule, Part, Section } from './blueprint.ts';
import { formNames } from './form-name.ts';

/** A field as people write it; what it must be is said in Chinese where it cannot be read. */
const field = <T>(expected: string, read: (value: unknown) => T | undefined) => z.unknown().transform((value, context): T => {
  const result = read(value);
  if (result !== undefined) return result;
  context.addIssue(expected);
  return z.NEVER;
});

const readText = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined);

/** 90, “90”, 90分钟; with at most two decimals. */
const readNumber = (value: unknown, unit: string): number | undefined => {
  const text = readText(value)?.normalize('NFKC').replace(new RegExp(`\\s*${unit}$`), '');
  return text !== undefined && /^\d{1,5}(?:\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
};

const readWhole = (value: unknown, unit: string, least: number): number | undefined => {
  const number = readNumber(value, unit);
  return number !== undefined && Number.isInteger(number) && number >= least ? number : undefined;
};

const YES = new Set(['是', '开', '对', 'true', 'yes']);
const NO = new Set(['否', '关', '不', 'false', 'no']);
const readYes = (value: unknown): boolean | undefined => {
  const word = String(value).trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
};

/** A list, or one text with the elements between marks. */
const readList = (value: unknown, marks: RegExp): string[] | undefined => {
  const texts = Array.isArray(value) ? value.map(readText) : readText(value)?.replace(/^[［【](.*)[］】]$/, '$1').split(marks).map(readText).filter((text) => text !== undefined);
  return texts?.every((text) => text !== undefined) ? [...new Set(texts)] : undefined;
};

const ALL = new Set(['全部', '所有', '不限', '全体']);
const listOrAll = (expected: string, marks: RegExp) => field(expected, (value) => {
  const list = readList(value, marks);
  return list?.length === 1 && ALL.has(list[0]!) ? [] : list;
}).default([]);

const DIFFICULTY = /^([1-5])(?:\s*(?:[-~－—–～至到,，、]|\.\.)\s*([1-5]))?$/;
const readDifficulty = (value: unknown): Section['difficulty'] | undefined => {
  const [, least, most = least] = DIFFICULTY.exec((Array.isArray(value) ? value.join('-') : readText(value) ?? '').normalize('NFKC')) ?? [];
  return least !== undefined && least <= most! ? [Number(least), Number(most)] : undefined;
};

const readArrangement = (value: unknown): Blueprint['arrangement'] | undefined => {
  const word = readText(value)?.normalize('NFKC').toUpperCase();
  if (word === undefined) return undefined;
  if (/^统一(?:试卷|卷)?$/.test(word)) return { kind: 'same' };
  if (/^一人一卷$/.test(word)) return { kind: 'individual' };
  const letters = /^([A-Z]{2,})卷$/.exec(word.replaceAll(/[、,/\s]/g, ''))?.[1];
  if (letters !== undefined && letters === formNames(letters.length)) return { kind: 'parallel', forms: letters.length };
  const forms = Number(/^([2-9])套(?:平行)?卷?$/.exec(word)?.[1]);
  return forms >= 2 ? { kind: 'parallel', forms } : undefined;
};

const readTolerance = (value: unknown): number | undefined => {
  const percent = readNumber(value, '%');
  const share = percent === undefined ? undefined : /%\s*$/.test(String(value).normalize('NFKC')) || percent > 1 ? percent / 100 : percent;
  return share !== undefined && share <= 1 ? share : undefined;
};

const group = <T extends z.ZodRawShape>(name: string, shape: T) => z.strictObject(shape, { error: `“${name}”下面要逐行写“名称: 内容”` });
const many = <T extends z.ZodType>(name: string, element: T) => {
  const error = `“${name}”要写成列表，每一项以“- ”开头，至少一项`;
  return z.array(element, { error }).min(1, { error });
};

const section = group('大题', {
  名称: field('写大题的名称，如“一、单项选择题”', readText),
  题型: field('写 单选、多选、判断、简答 或 案例', (value) => readType(readText(value) ?? '')),
  主题: listOrAll('写一个或几个主题，如 [宪法, 行政法]；不限就写 全部', /[,，、;；]/),
  // Titles may hold a 、 of their own.
  法律: listOrAll('写一部或几部法律，如 [民法典, 行政处罚法]；不限就写 全部', /[,，;；]|(?<=》)\s*、?\s*(?=《)/),
  难度: field('写 1 到 5 之间的数或范围，如 3 或 2-4', readDifficulty).default([1, 5]),
  数量: field('写抽多少道题，如 20', (value) => readWhole(value, '[道题个]+', 1)),
  每题分值: field('写每题多少分，最多两位小数，如 2 或 1.5', (value) => readNumber(value, '分') || undefined),
  计分: field('写 全对得分、少选得半、按选项给分、倒扣0.5分 或 人工评分', (value) => readRule((readText(value) ?? '').normalize('NFKC'))).optional(),
}).transform((read, context): Section => {
  const isForPeople = read.题型 === 'short-answer';
  const rule: MarkingRule = read.计分 ?? { kind: isForPeople ? 'points' : 'all-or-nothing' };
  if ((rule.kind === 'points') !== isForPeople) {
    context.addIssue({
      code: 'custom', path: ['计分'],
      message: isForPeople ? '简答题由人评分：写 人工评分，或者不写这一行' : '人工评分只用于简答题；案例题里的简答小题总是人工评分，这里写其余小题的计分',
    });
  }
  if (rule.kind === 'deduct' && (rule.wrong === 0 || rule.wrong > read.每题分值)) context.addIssue({ code: 'custom', path: ['计分'], message: `倒扣的分要大于 0，不超过每题分值 ${read.每题分值}` });
  return { name: read.名称, type: read.题型, topics: read.主题, laws: read.法律, difficulty: read.难度, count: read.数量, marks: read.每题分值, rule };
});

const part = group('部分', {
  名称: field('写部分的名称，如 公共部分', readText),
  岗位类别: listOrAll('写哪些岗位类别考这部分，如 [行政执法]；都考就写 全部', /[,，、;；]/),
  大题: many('大题', section),
}).transform((read): Part => ({ name: read.名称, postTypes: read.岗位类别, sections: read.大题 }));

const yes = (expected: string, otherwise: boolean) => field(`${expected}：写 是 或 否`, readYes).default(otherwise);

/** A blueprint as an organiser writes it, see `blueprintTemplate`. */
export const blueprintForm = group('方案', {
  标题: field('写考试的名称', readText),
  时长: field('写考试多少分钟，如 90', (value) => readWhole(value, '分钟?', 1)),
  及格分: field('写多少分及格，如 60', (value) => readNumber(value, '分')),
  开卷: yes('是否开卷', false),
  组卷: field('写 统一、AB卷（ABC卷……）或 一人一卷', readArrangement).default({ kind: 'same' }),
  部分: many('部分', part),
  乱序: group('乱序', { 题目: yes('每人的题目顺序是否不同', true), 选项: yes('每人的选项顺序是否不同', true) }).default({ 题目: true, 选项: true }),
  排除: group('排除', {
    最近考试场次: field('写最近几场考过的题不再用，如 2；不排除就写 0', (value) => readWhole(value, '场', 0)).default(0),
    练习出现过: yes('练习里出现过的题是否不用', false),
  }).default({ 最近考试场次: 0, 练习出现过: false }),
  双评: yes('简答题是否由两人各评一遍', false),
  容差: field('写两人评分最多相差该题分值的多少，如 20%', readTolerance).default(0.2),
}).transform((read): Blueprint => ({
  title: read.标题, parts: read.部分, minutes: read.时长, passMark: read.及格分, isOpenBook: read.开卷, arrangement: read.组卷,
  shuffle: { items: read.乱序.题目, options: read.乱序.选项 },
  exclude: { lastSittings: read.排除.最近考试场次, seenInPractice: read.排除.练习出现过 },
  doubleMarking: { isOn: read.双评, tolerance: read.容差 },
}));
