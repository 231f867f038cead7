import type { SignInRefusal } from './hall.ts';
import type { SittingRefusal } from './sitting.ts';

type Code = SittingRefusal['refusal'] | SignInRefusal['refusal'] | 'not-announced';

/** Why something was not done, as examinees and invigilators read it, and what to do. */
const REFUSALS: Readonly<Record<Code, string>> = {
  unknown: '考试、工号或者考试码不对。请对照入场条再输一次；还不行，请找监考人员。',
  'not-open': '还没有到开考时间，请稍候。到时间后页面会提示您开始。',
  suspended: '试卷中有题目已停用，考试暂不能开始，请联系组织者。',
  closed: '这场考试已经结束。',
  late: '考试时间已到，这一次改动没有收下；时间到之前保存的答案都有效。',
  'too-late-to-start': '已经过了允许开始的时间，不能再开始。请找监考人员。',
  paused: '考试暂停了，这一次改动没有收下。恢复以后请再答一次，停下的时间会补给您。',
  exempt: '您是免试人员，不用参加这场考试。如有疑问，请找监考人员。',
  'not-started': '还没有开始答题。请先点“开始答题”。',
  'already-ended': '您已经交卷，不能再改。',
  voided: '这份答卷已由监考人员作废。如有疑问，请找监考人员。',
  'no-slot': '试卷上没有这道题。请刷新页面再试。',
  'bad-answer': '这道题的答案格式不对，或者太长（简答题最多 5000 字），没有收下。请改一改再保存。',
  'not-allowed': '现在不能这样操作。请刷新页面看看考试到了哪一步。',
  'other-device': '您已经在另一台设备上登录，这台设备只能看，不能答。要在这里答题，请重新登录。',
  'not-announced': '成绩还没有公布，请等主办单位的通知。公布以后，在这里登录就能看到。',
  'out-of-order': '这一次改动来迟了，后来的答案已经保存，不用再发。',
};

export const refusalInWords = (code: string): string => REFUSALS[code as Code] ?? '没有收下。请刷新页面再试。';
