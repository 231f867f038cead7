import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import type { Result } from '../marking/result.ts';
import type { Answer, Paper } from '../paper/paper.ts';
import { minuteInWords, roundMarks } from '../print/in-words.ts';
import type { Candidate, SittingPlan } from '../sitting/sitting.ts';
import { sittersOf } from '../statistics/sitters-of.ts';
import { OUTCOME_NAMES, consequence } from './outcome.ts';
import { BLANK, number, share, sheetOf, text } from './spreadsheet.ts';
import { statisticsSheets } from './statistics-sheets.ts';

export interface ResultListInput {
  readonly sitting: { readonly id: string; readonly plan: SittingPlan };
  readonly papers: readonly Paper[];
  readonly candidates: readonly Candidate[];
  readonly results: readonly Result[];
  readonly attempts: readonly { readonly candidate: string; readonly answers: Readonly<Record<string, Answer>> }[];
  /** 校验码 of the journal, see `headCode`: printed here, it proves later which journal was announced. */
  readonly code?: string;
}

interface Row {
  readonly candidate: Candidate;
  readonly result: Result;
}

/** 成绩汇总表 for the organisation department, .xlsx: everybody, by unit, by topic, who has no marks, statistics. */
export async function resultList(input: ResultListInput): Promise<Uint8Array> {
  const resultOf = new Map(input.results.map((result) => [result.candidate, result]));
  const rows = input.candidates.flatMap((candidate) => {
    const result = resultOf.get(candidate.number);
    return result ? [{ candidate, result }] : [];
  });
  return writeXlsxFile([
    everybody(input, rows), byUnit(rows), byTopic(input, rows), withoutMarks(input, rows),
    ...statisticsSheets(input.papers, sittersOf(input.papers, input.results, input.attempts)),
  ] satisfies Sheet<Buffer>[]).toBuffer();
}

function hasMarks({ outcome }: Result): boolean {
  return outcome === 'passed' || outcome === 'failed';
}

function everybody({ sitting: { id, plan }, code }: ResultListInput, rows: readonly Row[]): Sheet<Buffer> {
  const ranked = rows.toSorted((a, b) => Number(hasMarks(b.result)) - Number(hasMarks(a.result)) || b.result.total - a.result.total || (a.candidate.number < b.candidate.number ? -1 : 1));
  const about = [
    `${plan.title}成绩汇总表`, `考试编号 ${id}，${minuteInWords(plan.opensAt)}，合格线 ${plan.passMark} 分`, countsOf(rows),
    ...(code === undefined ? [] : [`日志校验码 ${code}（请与归档分开保存，核对归档时使用）`]),
  ];
  return sheetOf('成绩汇总', about, ['序号', '姓名', '工号', '单位', '拟任职务', '岗位类别', '成绩', '满分', '结果', '处理意见'], ranked.map(({ candidate, result }, place) => [
    number(place + 1), text(candidate.name), text(candidate.number), text(candidate.unit), text(candidate.post), text(candidate.postType),
    hasMarks(result) ? number(result.total) : BLANK, hasMarks(result) ? number(result.of) : BLANK, text(OUTCOME_NAMES[result.outcome]), text(consequenceFor(plan, candidate, result)),
  ]), [6, 10, 12, 24, 24, 14, 8, 8, 10, 40]);
}

function consequenceFor({ resitOf }: SittingPlan, { exempt }: Candidate, { outcome }: Result): string {
  return consequence(outcome, { isResit: resitOf !== undefined, ...(exempt !== undefined && { exempt }) });
}

function countsOf(rows: readonly Row[]): string {
  const counts = (Object.keys(OUTCOME_NAMES) as Result['outcome'][]).map((outcome) => ({ outcome, count: rows.filter(({ result }) => result.outcome === outcome).length }));
  return `共 ${rows.length} 人：${counts.filter(({ count }) => count > 0).map(({ outcome, count }) => `${OUTCOME_NAMES[outcome]} ${count} 人`).join('，')}`;
}

function byUnit(rows: readonly Row[]): Sheet<Buffer> {
  const units = [...Map.groupBy(rows, ({ candidate }) => candidate.unit)].toSorted(([a], [b]) => a.localeCompare(b, 'zh-CN'));
  return sheetOf('分单位', ['分单位统计'], ['单位', '应考', '参考', '合格', '不合格', '缺考', '免试', '合格率', '平均分', '最高分', '最低分'], units.map(([unit, those]) => {
    const count = (outcome: Result['outcome']) => those.filter(({ result }) => result.outcome === outcome).length;
    const totals = those.filter(({ result }) => hasMarks(result)).map(({ result }) => result.total);
    const exempt = count('exempt');
    return [
      text(unit === '' ? '（未填单位）' : unit), number(those.length - exempt), number(totals.length), number(count('passed')), number(count('failed')), number(count('absent')), number(exempt),
      ...(totals.length === 0 ? [BLANK, BLANK, BLANK, BLANK]
        : [share(count('passed') / totals.length), number(roundMarks(totals.reduce((sum, total) => sum + total, 0) / totals.length)), number(Math.max(...totals)), number(Math.min(...totals))]),
    ];
  }), [30, ...Array.from({ length: 10 }, () => 9)]);
}

function byTopic({ papers }: ResultListInput, rows: readonly Row[]): Sheet<Buffer> {
  const topics = new Map<string, { earned: number; of: number; answers: number; questions: Set<string> }>();
  const questionsOf = new Map(papers.map(({ id, sections }) => [id, new Map(sections.flatMap(({ questions }) => questions).map((question) => [question.slot, question]))]));
  for (const { result } of rows.filter((row) => hasMarks(row.result))) {
    for (const { slot, earned, of } of result.marks) {
      const question = questionsOf.get(result.paperId)?.get(slot);
      if (question === undefined) continue;
      const topic = topics.get(question.topic) ?? { earned: 0, of: 0, answers: 0, questions: new Set() };
      topics.set(question.topic, topic);
      topic.earned += earned;
      topic.of += of;
      topic.answers += 1;
      topic.questions.add(question.itemId);
    }
  }
  const weakestFirst = [...topics].toSorted(([, a], [, b]) => a.earned / a.of - b.earned / b.of);
  return sheetOf('分专题', ['分专题得分（低的在前，可作为培训重点）'], ['专题', '题数', '作答人次', '得分率'], weakestFirst.map(([topic, { earned, of, answers, questions }]) => [
    text(topic === '' ? '（未分专题）' : topic), number(questions.size), number(answers), of > 0 ? share(earned / of) : BLANK,
  ]), [30, 10, 12, 12]);
}

function withoutMarks({ sitting: { plan } }: ResultListInput, rows: readonly Row[]): Sheet<Buffer> {
  return sheetOf('缺考免试', ['缺考、免试、成绩无效人员'], ['姓名', '工号', '单位', '拟任职务', '情况', '说明'], rows.filter(({ result }) => !hasMarks(result)).map(({ candidate, result }) => [
    text(candidate.name), text(candidate.number), text(candidate.unit), text(candidate.post), text(OUTCOME_NAMES[result.outcome]), text(consequenceFor(plan, candidate, result)),
  ]), [10, 12, 24, 24, 12, 50]);
}
