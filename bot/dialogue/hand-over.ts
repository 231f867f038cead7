import type { CaseReason } from '../review/case.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { DialogueOptions } from './dialogue-options.ts';
import type { Incoming } from './incoming.ts';
import type { StoredRecord } from './ports.ts';
import { caseOf } from './record.ts';
import { say, type Reply } from './reply.ts';

type Desk = Pick<DialogueOptions, 'cases' | 'records' | 'asText' | 'onError'>;

/** What became of handing an answer over: what the resident is told, and what the turn keeps of it. */
export interface HandedOver {
  readonly reply?: Reply;
  readonly kept?: Turn['handedOver'];
}

/**
 * Opens a case for an answer; where the matter has one, what is new is added to that. A desk that cannot be reached
 * costs the hand-over, not the answer.
 */
export async function handOver(record: StoredRecord, reasons: readonly CaseReason[], before: Turn['handedOver'], desk: Desk): Promise<HandedOver> {
  const fresh = reasons.filter((reason) => !before?.reasons.includes(reason));
  if (fresh.length === 0) return { ...(before && { kept: before }) };
  try {
    return await handOverFresh(record, fresh, before, desk);
  } catch (error) {
    desk.onError(error);
    return { reply: say('这个问题最好请法律顾问再看看，但系统出了故障，没有转成。请过几分钟发送 /human 再转一次；急的话，请拨打 12348（免费）。'), ...(before && { kept: before }) };
  }
}

async function handOverFresh(record: StoredRecord, fresh: readonly CaseReason[], before: Turn['handedOver'], { cases, asText }: Desk): Promise<HandedOver> {
  let opened = before ? undefined : await cases.open({ ...caseOf(record, asText), reasons: fresh });
  if (before) for (const reason of fresh) opened = await cases.addReason(before.recordId, reason) ?? opened;
  const kept = { recordId: before?.recordId ?? record.id, reasons: [...before?.reasons ?? [], ...fresh] };
  return { kept, ...(opened && { reply: handedOver(opened, fresh) }) };
}

/** Thumbs: down puts the answer before an adviser. Only one's own answers count. */
export async function rate({ resident }: Incoming, { recordId, isGood }: NonNullable<Incoming['rating']>, { cases, records }: Desk): Promise<Reply> {
  if (isGood) return say('谢谢您的评价。');
  const opened = (await records.get(recordId))?.resident === resident ? await cases.addReason(recordId, 'thumbs-down') : undefined;
  return opened ? handedOver(opened, ['thumbs-down']) : say('谢谢您告诉我们。请把哪里不对写给我，我再看一遍。');
}

/** Puts before an adviser what a resident last asked, answered or not yet, because they want a person. */
export async function handOverLast({ resident, turns, pending }: Conversation, { cases }: Desk): Promise<Reply> {
  if (pending) {
    const conversation = [...turns.map(({ message }) => `问：${message}`), `问：${pending.standalone}`];
    const asked = { resident, question: pending.standalone, conversation, answer: '', findings: [], provisionIds: [] };
    return handedOver(await cases.open({ ...asked, reasons: ['asked-for-person'] }), ['asked-for-person']);
  }
  const last = turns.at(-1);
  if (!last) return say('好的。请先把事情写给我：发生了什么、什么时候、您想要什么，我好转给法律顾问。急的话，请拨打 12348（免费）。');
  const opened = await cases.addReason(last.handedOver?.recordId ?? last.recordId, 'asked-for-person');
  return opened ? handedOver(opened, ['asked-for-person']) : say('这条答复的记录已经不在了。请把问题再说一遍，我再转给法律顾问；急的话，请拨打 12348（免费）。');
}

const handedOver = ({ id, answerBy }: { readonly id: string; readonly answerBy: string }, reasons: readonly CaseReason[]): Reply =>
  ({ kind: 'hand-over', caseId: id, reasons, answerBy });
