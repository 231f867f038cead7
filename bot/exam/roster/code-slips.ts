import type { Candidate, SittingPlan } from '../sitting/sitting.ts';
import { minuteInWords } from '../print/in-words.ts';

/** 入场条 of one examinee: all that they need to sign in. */
export interface CodeSlip {
  readonly title: string;
  readonly name: string;
  readonly code: string;
  /** Name and value of each further line. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** In plain words. */
  readonly rules: readonly string[];
}

export interface CodeSlipInput {
  readonly plan: SittingPlan;
  readonly candidates: readonly Omit<Candidate, 'paperId'>[];
  /** By staff number, see `issueCodes`; who has none gets no slip. */
  readonly codes: Readonly<Record<string, string>>;
  /** Where the exam is opened: an address that can be typed. */
  readonly address: string;
}

export const SLIPS_A_PAGE = 6;

export function codeSlips({ plan, candidates, codes, address }: CodeSlipInput): CodeSlip[] {
  return candidates.flatMap(({ number, name, unit, post, extraMinutes }) => {
    const code = codes[number];
    if (code === undefined) return [];
    const extra = extraMinutes > 0 ? `，另延长 ${extraMinutes} 分钟` : '';
    const lines = [
      ['单位', unit], ['拟任职务', post], ['开考时间', minuteInWords(plan.opensAt)],
      ['时长', `${plan.minutes} 分钟${extra}（${plan.isOpenBook ? '开卷' : '闭卷'}，${plan.passMark} 分合格）`], ['网址', address],
    ] as const;
    return [{ title: plan.title, name, code, lines: [['工号', number], ...lines.filter(([, value]) => value !== '')], rules: rulesOf(plan) }];
  });
}

function rulesOf({ lateStart }: SittingPlan): string[] {
  const late = lateStart.until > 0
    ? `开考 ${lateStart.until} 分钟后不能再进入；迟到的${lateStart.hasFullTime ? '仍有完整时长' : '不补时间'}。`
    : '请准时进入，迟到不能参加。';
  return ['打开网址，输入工号和考试码登录。考试码只限本人使用，请勿外传。', late, '答案自动保存；断网不要关闭页面，恢复后会自动补传。', '时间到自动交卷，以服务器时间为准。'];
}

/** Six at a time, as they stand on a page. */
export function pagesOf<T>(slips: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(slips.length / SLIPS_A_PAGE) }, (_, page) => slips.slice(page * SLIPS_A_PAGE, (page + 1) * SLIPS_A_PAGE));
}
