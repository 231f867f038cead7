import type { ShownReply } from '../../dialogue/reply.ts';
import { STAGES, type Stage } from '../../presentation/present-reply.ts';

/** Stands where a reply will, and is all that a notification shows of it: true and useful by itself, should it stay. */
export function placeholderFor(reply: ShownReply, isFirst: boolean): string {
  if (!isFirst) return '（还有下文，请稍候……）';
  switch (reply.kind) {
    case 'answer': return workingOn('searching');
    case 'crisis': return '情况紧急的话，请马上拨打 110，受伤请拨打 120。';
    case 'reviewed': return reply.isQuestion ? '法律顾问有话要问您：' : '法律顾问答复了您的问题：';
    case 'hand-over': return '这个问题已转给法律顾问。';
    case 'question': return '收到，还要问您一句……';
    default: return '收到，请稍候……';
  }
}

export const workingOn = (stage: Stage): string => `收到，${STAGES[stage]}`;
