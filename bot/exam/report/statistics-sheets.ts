import type { Cell, Sheet } from 'write-excel-file/node';
import { TYPE_NAMES } from '../../../knowledge/bank/item.ts';
import { optionLetter } from '../../../knowledge/bank/option-letter.ts';
import type { Paper, PaperQuestion } from '../paper/paper.ts';
import { LEAST_PEOPLE, NO_FIGURE_NAMES, type Figure } from '../statistics/figure.ts';
import { discriminationInWords, itemStatistics, type ItemStatistics } from '../statistics/item-statistics.ts';
import type { Sitter } from '../statistics/sitter.ts';
import { itemKey } from '../statistics/sitters-of.ts';
import { testStatistics } from '../statistics/test-statistics.ts';
import { BLANK, number, sheetOf, text } from './spreadsheet.ts';

const STEM_SHOWN = 60;

/** 试题统计 and 试卷统计 of one sitting. */
export function statisticsSheets(papers: readonly Paper[], sitters: readonly Sitter[]): Sheet<Buffer>[] {
  return [itemSheet(papers, sitters), testSheet(sitters)];
}

function itemSheet(papers: readonly Paper[], sitters: readonly Sitter[]): Sheet<Buffer> {
  const questions = new Map(papers.flatMap(({ sections }) => sections.flatMap((section) => section.questions)).map((question) => [itemKey(question), question]));
  const rows = itemStatistics(sitters).flatMap((statistics) => {
    const question = questions.get(statistics.item);
    return question ? [itemRow(statistics, question)] : [];
  });
  return sheetOf('试题统计', [
    '试题统计', '难度：平均得分率，越高越容易。区分度：本题得分与其余各题得分的相关系数，0.4 以上很好，0.2 以下应修改，负值请核对答案。',
    `选项分布：选择的人占比，括号内是选它的人在其余各题的平均得分率；★ 为正确选项，选项字母按题库原顺序。不足 ${LEAST_PEOPLE} 人作答的题不统计。`,
  ], ['试题', '题型', '专题', '题干', '人数', '难度', '区分度', '评价', '选项分布'], rows, [12, 10, 14, 50, 8, 12, 12, 16, 60]);
}

function itemRow({ item, n, facility, discrimination, options }: ItemStatistics, { question, topic }: PaperQuestion): Cell[] {
  const stem = question.stem.length > STEM_SHOWN ? `${question.stem.slice(0, STEM_SHOWN)}…` : question.stem;
  return [
    text(item), text(TYPE_NAMES[question.type]), text(topic), text(stem), number(n), figure(facility), figure(discrimination),
    'value' in discrimination ? text(discriminationInWords(discrimination.value)) : BLANK,
    text((options ?? []).map(({ option, share: part, meanRest }) => `${optionName(question, option)} ${percent(part)}（${percent(meanRest)}）`).join('　')),
  ];
}

function optionName(question: PaperQuestion['question'], option: number | undefined): string {
  if (option === undefined) return '未答';
  if (question.type === 'true-false') return (option === 0) === question.key ? `${option === 0 ? '对' : '错'}★` : option === 0 ? '对' : '错';
  const isRight = 'options' in question && question.key.includes(option);
  return `${optionLetter(option)}${isRight ? '★' : ''}`;
}

function testSheet(sitters: readonly Sitter[]): Sheet<Buffer> {
  const groups = [...Map.groupBy(sitters, ({ responses }) => responses.map(({ item }) => item).toSorted().join(' ')).values()];
  const large = groups.filter((group) => group.length >= LEAST_PEOPLE);
  const small = groups.filter((group) => group.length < LEAST_PEOPLE);
  const rows = [...large.map((group, place) => ({ name: groups.length === 1 ? '全部' : `题目相同的第 ${place + 1} 组`, group })), ...(small.length > 0 ? [{ name: groups.length === 1 ? '全部' : `其余 ${small.length} 组题目`, group: small.flat() }] : [])];
  return sheetOf('试卷统计', [
    '试卷统计', '信度：Cronbach α（各题只有对错且分值相同时即 KR-20），越接近 1 越可靠。标准误：一个人的成绩因偶然因素上下浮动的大致分数。',
  ], ['试卷', '人数', '题数', '平均分', '标准差', '信度', '标准误', '说明'], rows.map(({ name, group }) => {
    const { n, questions, mean, deviation, alpha, isKr20, standardError } = testStatistics(group);
    return [text(name), number(n), number(questions), figure(mean), figure(deviation), figure(alpha), figure(standardError), text('value' in alpha ? (isKr20 ? 'KR-20' : 'Cronbach α') : NO_FIGURE_NAMES[alpha.reason])];
  }), [24, 8, 8, 12, 12, 12, 12, 30]);
}

function figure(value: Figure): Cell {
  return 'value' in value ? number(Math.round(value.value * 1000) / 1000, '0.00') : text(NO_FIGURE_NAMES[value.reason]);
}

const percent = (part: number): string => `${Math.round(part * 100)}%`;
