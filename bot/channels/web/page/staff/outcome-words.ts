import type { Result } from '../../../../exam/marking/result.ts';

export const OUTCOMES: Readonly<Record<Result['outcome'], string>> = {
  'passed': '及格', 'failed': '不及格', 'absent': '缺考', 'exempt': '免试', 'voided': '作废', 'unfinished-marking': '阅卷中',
};
