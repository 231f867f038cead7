import type { CaseReason } from '../review/case.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { DialogueOptions } from './dialogue-options.ts';
import type { Incoming } from './incoming.ts';
import type { StoredRecord } from './ports.ts';
import { caseOf } from './record.ts';
import { say, type Reply } from './reply.ts';

type Desk = Pick<DialogueOptions, 'cases' | 'records' | 'conversations' | 'asText' | 'onError'>;

/** What became of handing an answer over: what the resident is told, and what the turn keeps of it. */
export interface HandedOver {
  readonly reply?: Reply;
  readonly kept?: Turn['handedOver'];
}

/**
 * Opens a case for an answer; where the matter has one, what was asked and answered now, and why, is added to that. A
 * desk that cannot be reached costs the hand-over, not the answer.
 */
export async function handOver(record: StoredRecord, reasons: readonly CaseReason[], before: Turn['handedOver'], desk: Desk): Promise<HandedOver> {
  try {
    return before ? await addTo(before, record, reasons, desk) : await openFor(record, reasons, desk);
  } catch (error) {
    desk.onError(error);
    return { reply: say('这个问题最好请法律顾问再看看，但系统出了故障，没有转成。请过几分钟发送 /human 再转一次；急的话，请拨打 12348（免费）。'), ...(before && { kept: before }) };
  }
}

async function openFor(record: StoredRecord, reasons: readonly CaseReason[], { cases, asText }: Desk): Promise<HandedOver> {
  if (reasons.length === 0) return {};
  const opened = await cases.open({ ...caseOf(record, asText), reasons });
  return { kept: { recordId: record.id, reasons }, reply: handedOver(opened, reasons) };
}

async function addTo(before: NonNullable<Turn['handedOver']>, record: StoredRecord, reasons: readonly CaseReason[], { cases, asText }: Desk): Promise<HandedOver> {
  const { conversation, answer } = caseOf(record, asText);
  await cases.followUp(before.recordId, `${conversation.at(-1)!}\n答：${answer}`);
  const fresh = reasons.filter((reason) => !before.reasons.includes(reason));
  let opened: Awaited<ReturnType<Desk['cases']['addReason']>>;
  for (const reason of fresh) opened = await cases.addReason(before.recordId, reason) ?? opened;
  return { kept: { recordId: before.recordId, reasons: [...before.reasons, ...fresh] }, ...(opened && { reply: handedOver(opened, fresh) }) };
}

/** Thumbs: down puts the answer before an adviser. Only one's own answers count. */
export async function rate({ resident }: Incoming, { recordId, isGood }: NonNullable<Incoming['rating']>, desk: Desk): Promise<Reply> {
  if (isGood) return say('谢谢您的评价。');
  const conversation = await desk.conversations.load(resident);
  const turn = conversation?.turns.find((one) => one.recordId === recordId);
  const isOwn = (await desk.records.get(recordId))?.resident === resident;
  const opened = isOwn ? await addReason(conversation, turn?.handedOver?.recordId ?? recordId, turn, 'thumbs-down', desk) : undefined;
  return opened ? handedOver(opened, ['thumbs-down']) : say('谢谢您告诉我们。请把哪里不对写给我，我再看一遍。');
}

/** Puts before an adviser what a resident last asked, because they want a person. */
export async function handOverLast(conversation: Conversation, desk: Desk): Promise<Reply> {
  const last = conversation.turns.at(-1);
  if (!last) return say('好的。请先把事情写给我：发生了什么、什么时候、您想要什么，我好转给法律顾问。急的话，请拨打 12348（免费）。');
  const opened = await addReason(conversation, last.handedOver?.recordId ?? last.recordId, last, 'asked-for-person', desk);
  return opened ? handedOver(opened, ['asked-for-person']) : say('这条答复的记录已经不在了。请把问题再说一遍，我再转给法律顾问；急的话，请拨打 12348（免费）。');
}

/** A reason more for a matter's case, or a case for it; what follows on the turn finds it there. */
async function addReason(conversation: Conversation | undefined, recordId: string, turn: Turn | undefined, reason: CaseReason, { cases, conversations }: Desk) {
  const opened = await cases.addReason(recordId, reason);
  if (opened && conversation && turn) {
    const kept = { ...turn, handedOver: { recordId, reasons: [...new Set([...turn.handedOver?.reasons ?? [], reason])] } };
    await conversations.save({ ...conversation, turns: conversation.turns.map((one) => (one === turn ? kept : one)) });
  }
  return opened;
}

const handedOver = ({ id, answerBy }: { readonly id: string; readonly answerBy: string }, reasons: readonly CaseReason[]): Reply =>
  ({ kind: 'hand-over', caseId: id, reasons, answerBy });
