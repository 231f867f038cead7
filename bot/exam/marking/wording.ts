/** Why something was not done in marking, and what to do. */
const REFUSALS: Readonly<Record<string, string>> = {
  'not-closed': '考试还没有结束。请先结束考试（close）。',
  archived: '这场考试已经归档，日志已经结束，不能再改。有异议的，处理决定另行书面附卷。',
  cancelled: '这场考试已经取消，没有成绩。',
  'already-marked': '成绩已经评定过了；有问题的，请提异议（challenge）。',
  'not-marked': '成绩还没有评定。请先评定（mark）。',
  'not-archived': '这场考试还没有归档。请先归档。',
  'no-answer': '没有这份答案，或者它不用人评。请刷新后再试。',
  marked: '成绩已经评定，不能再改分；有问题的，请提异议。',
  done: '这份答案已经评完，不用再评。',
  'bad-points': '分数不对：每个采分点从 0 分到该点满分，最多两位小数。',
  'no-item': '这场考试的试卷上没有这道题（或者这一问）。',
  'no-candidate': '没有这个工号的考生。',
  empty: '请写明理由。',
  'no-challenge': '没有这个编号的异议。',
  'own-challenge': '这个异议是您自己提出或者录入的，请另一位法律顾问裁定。',
  'already-ruled': '这个异议已经裁定过了；有新的看法，请另提异议。',
  'whole-case': '案例题要写明是第几问（--question）。',
  'no-key': '简答题没有标准答案，不能这样裁定；可以全体给分，或者不计这道题。',
  'bad-keys': '这样的答案在这道题里不存在，请核对选项。',
};

export function markingRefusalInWords(refusal: { readonly refusal: string; readonly left?: number; readonly name?: string; readonly problems?: readonly string[] }): string {
  if (refusal.refusal === 'tampered') return `数据库里的内容和日志对不上，不能评定，请先查明（保留数据库文件）：${refusal.problems!.join('')}`;
  if (refusal.refusal === 'unfinished') return `还有 ${refusal.left} 份简答题没有评完，请阅卷人员在 /staff 评完；和考生同名的阅卷人员评不到那份，请另一人评。`;
  if (refusal.refusal === 'not-ruled') return `还有 ${refusal.left} 个异议没有裁定。请法律顾问裁定（rule）以后再归档。`;
  if (refusal.refusal === 'names-person') return `日志要长期保存、多人查看，请不要写姓名（${refusal.name}），改写工号。`;
  return REFUSALS[refusal.refusal] ?? '没有做成。请刷新后再试。';
}
