import type { CaseReason, CaseState } from './case.ts';
import type { DeskResult } from './desk.ts';
import type { LogEntry } from './transition.ts';

/** Why a person should look, as advisers read it. */
export const REASONS: Readonly<Record<CaseReason, string>> = {
  'citation-withheld': '有引用未通过核验，已撤下',
  'weak-retrieval': '没有找到贴切的条文',
  'model-disagrees': '模型与检索对依据的判断不一致',
  'no-local-rule': '涉及地方标准，库中没有本地规定',
  'conflict-of-norms': '地方规定与上位法不一致',
  'recently-amended': '所引条文近期修改',
  'high-stakes': '事关重大',
  'deadline-near': '法定期限将至',
  'asked-for-person': '居民要求人工答复',
  'thumbs-down': '居民对答复不满意',
};

export const STATES: Readonly<Record<CaseState, string>> = {
  open: '待处理', claimed: '处理中', waiting: '等居民回复', answered: '已答复', declined: '不予答复', withdrawn: '居民已撤回',
};

export const ACTIONS: Readonly<Record<LogEntry['kind'], string>> = {
  open: '立案', claim: '领取', release: '退回', answer: '答复', ask: '询问居民', decline: '不予答复', reopen: '重新打开',
  publish: '设为审定答复', reply: '居民回复', 'add-reason': '增加原因', 'follow-up': '居民接着问', withdraw: '居民要求删除资料',
};

/** Why something was not done, and what to do instead. */
export function refusalInWords(refusal: Extract<DeskResult, { refusal: unknown }>, timeOf: (instant: string) => string): string {
  switch (refusal.refusal) {
    case 'no-case': return '没有这个编号的复核件。';
    case 'held': return `${refusal.by}正在处理，到 ${timeOf(refusal.until)} 为止。`;
    case 'not-held': return '您没有领取这一件，或者领取已经到期。';
    case 'waiting': return '正在等居民回复。要直接处理，请用 answer 或 decline；不再等，用 reopen。';
    case 'not-waiting': return '没有在等居民回复。';
    case 'closed': return `这一件${STATES[refusal.state]}。要再处理，先用 reopen。`;
    case 'not-closed': return '这一件还没有办结，不用重新打开。';
    case 'not-answered': return '这一件还没有答复，不能设为审定答复。';
    case 'withdrawn': return '居民已要求删除资料，这一件不能再处理。';
    case 'known-reason': return '这个原因已经记过。';
    case 'empty': return '没有写内容。请写在编号后面，或者用 --file <文件>。';
    case 'nothing-cited': return '答复没有引用法律库中的条文，不能设为审定答复。请写明依据哪部法第几条，或者去掉 --publish。';
    case 'unverified': return ['答复中有引用没有通过核验，没有发出：', ...refusal.problems.map((problem) => ` · ${problem}`),
      '请改正；确认无误的，用 --override "<理由>" 发出，理由会记入日志。'].join('\n');
  }
}
