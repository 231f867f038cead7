import { dayInWords } from '../../../knowledge/day.ts';
import type { Day } from '../../../knowledge/law.ts';
import type { QuestionMark, Result } from '../marking/result.ts';
import type { Paper, PaperSection } from '../paper/paper.ts';
import { marksInWords, minuteInWords, roundMarks } from '../print/in-words.ts';
import type { Candidate, SittingPlan } from '../sitting/sitting.ts';
import { consequence, OUTCOME_NAMES } from './outcome.ts';

/** 成绩通知单 of one person: what both the .docx and the print view show. */
export interface ResultSlip {
  readonly title: string;
  /** K0001-10023 */
  readonly slipNumber: string;
  /** Pairs of the head, in order; none is left out, so that the slip looks the same for everybody. */
  readonly person: readonly (readonly [name: string, value: string])[];
  /** Undefined where there are no marks: absent, exempt, voided. */
  readonly marks?: {
    readonly sections: readonly SectionMarks[];
    readonly total: string;
    readonly of: string;
    /** Why the total is not the sum of the sections, where it is not. */
    readonly note?: string;
  };
  readonly passMark: string;
  readonly outcome: string;
  readonly consequence: string;
  /** Corrections after the first announcement, one line each. */
  readonly corrections: readonly string[];
  readonly issuedOn: string;
  /** Who seals it. */
  readonly seals: readonly { readonly office: string; readonly what: string }[];
}

export interface SectionMarks {
  readonly part: string;
  readonly name: string;
  readonly questions: number;
  /** Full marks. */
  readonly right: number;
  readonly earned: string;
  readonly of: string;
}

/** Each is a page of its own. */
export const COPIES: readonly string[] = ['第一联　组织部门留存', '第二联　司法行政部门（法治办）留存', '第三联　归入本人档案'];
export const COPIES_NOTE = '本单一式三份，分别由组织部门、司法行政部门（法治办）留存和归入本人档案，盖章有效。';

export interface ResultSlipInput {
  readonly sitting: { readonly id: string; readonly plan: SittingPlan };
  readonly candidate: Candidate;
  /** The one that was drawn for them; not needed where there are no marks. */
  readonly paper?: Paper;
  readonly result: Result;
  readonly issuedOn: Day;
  /** Last day of the resit. */
  readonly resitUntil?: Day;
  readonly corrections?: readonly { readonly on: Day; readonly why: string; readonly before: number; readonly after: number }[];
  readonly offices?: { readonly organisation: string; readonly justice: string };
}

/** @returns undefined while marking is unfinished: a slip is for the file and must not change afterwards */
export function slipData(input: ResultSlipInput): ResultSlip | undefined {
  const { sitting: { id, plan }, candidate, paper, result, issuedOn, resitUntil, corrections = [], offices } = input;
  if (result.outcome === 'unfinished-marking') return undefined;
  const isResit = plan.resitOf !== undefined;
  const hasMarks = result.outcome === 'passed' || result.outcome === 'failed';
  return {
    title: `${plan.title}成绩通知单`,
    slipNumber: `${id}-${candidate.number}`,
    person: [
      ['姓名', candidate.name], ['工号', candidate.number], ['单位', candidate.unit], ['拟任职务', candidate.post],
      ['岗位类别', candidate.postType], ['考试性质', isResit ? '补考' : '初次考试'], ['考试时间', minuteInWords(plan.opensAt)], ['考试方式', plan.isOpenBook ? '开卷' : '闭卷'],
    ],
    ...(hasMarks && { marks: { sections: sectionMarks(paper, result.marks), total: marksInWords(result.total), of: marksInWords(result.of), ...noteOn(result) } }),
    passMark: marksInWords(plan.passMark),
    outcome: OUTCOME_NAMES[result.outcome],
    consequence: consequence(result.outcome, {
      isResit, ...(resitUntil !== undefined && { resitUntil: `${dayInWords(resitUntil)}前` }), ...(candidate.exempt !== undefined && { exempt: candidate.exempt }),
    }),
    corrections: corrections.map(({ on, why, before, after }) => `${dayInWords(on)}更正：${marksInWords(before)} 分改为 ${marksInWords(after)} 分，原因：${why}`),
    issuedOn: dayInWords(issuedOn),
    seals: [{ office: offices?.organisation ?? '组织部门', what: '（盖章）' }, { office: offices?.justice ?? '司法行政部门（法治办）', what: '（盖章）' }],
  };
}

function noteOn({ marks, total }: Result): { readonly note?: string } {
  const sum = roundMarks(marks.reduce((earned, mark) => earned + mark.earned, 0));
  if (sum === total) return {};
  const dropped = marks.filter(({ of }) => of === 0).length;
  if (dropped > 0) return { note: `经裁定有 ${dropped} 题不计分，其余各题得分按比例折算为总分。` };
  return { note: sum < 0 ? '倒扣后不足 0 分的，总分计 0 分。' : '总分按评分规则折算。' };
}

function sectionMarks(paper: Paper | undefined, marks: readonly QuestionMark[]): SectionMarks[] {
  const bySlot = new Map(marks.map((mark) => [mark.slot, mark]));
  return (paper?.sections ?? []).map((section) => marksOf(section, bySlot));
}

function marksOf({ part, name, questions }: PaperSection, bySlot: ReadonlyMap<string, QuestionMark>): SectionMarks {
  const marks = questions.flatMap(({ slot }) => bySlot.get(slot) ?? []);
  const sum = (what: 'earned' | 'of') => marksInWords(roundMarks(marks.reduce((total, mark) => total + mark[what], 0)));
  return { part, name, questions: questions.length, right: marks.filter(({ earned, of }) => of > 0 && earned === of).length, earned: sum('earned'), of: sum('of') };
}
