import type { Result } from '../marking/result.ts';

/** As lists and slips write it. */
export const OUTCOME_NAMES: Readonly<Record<Result['outcome'], string>> = {
  passed: '合格', failed: '不合格', absent: '缺考', exempt: '免试', voided: '成绩无效', 'unfinished-marking': '阅卷未完成',
};

/** What follows from an outcome: rules of this exam, as they are configured. */
export interface OutcomeTerms {
  /** The sitting is itself a resit: who fails it has failed for the second time. */
  readonly isResit: boolean;
  /** Until when one may sit again, in words: 2026年12月31日前; undefined: not yet fixed. */
  readonly resitUntil?: string;
  /** 免试: why. */
  readonly exempt?: string;
}

/** What the organisation department is told to do about it; a suggestion, the decision is theirs. */
export function consequence(outcome: Result['outcome'], { isResit, resitUntil, exempt }: OutcomeTerms): string {
  const resit = resitUntil === undefined ? '可以补考一次，补考时间另行通知。' : `可以补考一次，补考须在${resitUntil}完成。`;
  switch (outcome) {
    case 'passed': return isResit ? '补考合格，可按程序办理任职手续。' : '可按程序办理任职手续。';
    case 'failed': return isResit ? '补考仍不合格，建议暂缓任命。' : resit;
    case 'absent': return isResit ? '缺席补考，建议暂缓任命。' : '未参加考试。有正当理由的可以补考一次；没有正当理由的，建议暂不提请任命。';
    case 'exempt': return `经批准免试${exempt === undefined ? '' : `：${exempt}`}。`;
    case 'voided': return '本次成绩无效，由组织部门研究处理。';
    case 'unfinished-marking': return '阅卷尚未完成。';
  }
}
