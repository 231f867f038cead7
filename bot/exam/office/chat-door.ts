import { examNotice } from '../sitting/exam-notice.ts';
import { codeIssued } from './new-codes.ts';
import { CODE_BYTES, hashCode, makeCode } from '../roster/one-time-code.ts';
import { staffNumber } from '../roster/staff-number.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import { listedOf } from '../sitting/views.ts';

/** `/exam` in a chat: what exams there are; who binds their account to their seat gets a link that signs them in. */
export type ChatDoor = (resident: string, words: string) => Promise<string>;

export interface ChatDoorParts {
  readonly exams: Pick<ExamStore, 'sittings' | 'codeHash' | 'setCodeHash' | 'bind' | 'boundTo' | 'changeSeat'>;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Where the page is reached; undefined: the slip says it. */
  readonly publicUrl: string | undefined;
}

/** What a link is for; while marks are not fixed there is nothing to see. */
const LINKS = { scheduled: '您的登录链接', open: '您的登录链接', marked: '成绩已公布，登录后查看', archived: '成绩已公布，登录后查看' } as const;

const BINDING = /^(K\d+)\s+(\S+)\s+(\S.*)$/iu;

export function createChatDoor({ exams, now, random, publicUrl }: ChatDoorParts): ChatDoor {
  /** A code is used up by binding, and by every link that is made after it: what stands in a chat is of no use for long. */
  async function linkFor(sittingId: string, candidate: string): Promise<string> {
    const code = makeCode(random(CODE_BYTES));
    await exams.changeSeat(sittingId, candidate, ({ sitting }) => codeIssued(sitting, { at: now().toISOString(), candidate }, { to: 'chat' }));
    await exams.setCodeHash(sittingId, candidate, hashCode(candidate, code));
    return `${publicUrl ?? ''}/exam/${sittingId}#${encodeURIComponent(candidate)}.${code}`;
  }

  async function bind(resident: string, [sittingId, number, code]: readonly [string, string, string]): Promise<string> {
    const candidate = staffNumber(number);
    const isOver = (await exams.sittings()).some(({ id, state }) => id === sittingId && state === 'archived');
    if (isOver) return '这场考试已经归档，不能再绑定。要查成绩，请联系主办单位。';
    const isMine = (await exams.boundTo(resident)).some((seat) => seat.sittingId === sittingId && seat.candidate === candidate);
    if (!isMine) {
      if (await exams.codeHash(sittingId, candidate) !== hashCode(candidate, code)) return '考试、工号或者考试码不对。请对照入场条再发一次：/exam 考试编号 工号 考试码';
      await exams.changeSeat(sittingId, candidate, ({ sitting }) => ({ entries: sitting.state === 'archived' ? [] : [{ at: now().toISOString(), candidate, kind: 'bound', facts: {} }] }));
      await exams.bind(sittingId, candidate, resident);
    }
    return `已绑定。入场条上的考试码不再有效，考试时发送 /exam，我给您登录的链接。\n现在就可以打开：\n${await linkFor(sittingId, candidate)}`;
  }

  return async (resident, words) => {
    const asked = BINDING.exec(words.normalize('NFKC').trim());
    if (asked && publicUrl !== undefined) return bind(resident, [asked[1]!.toUpperCase(), asked[2]!, asked[3]!]);
    const all = await exams.sittings();
    const sittings = all.filter(({ state }) => state === 'scheduled' || state === 'open');
    const bound = await exams.boundTo(resident);
    const links = [];
    for (const { id, plan, state } of all) {
      const seat = bound.find(({ sittingId }) => sittingId === id);
      if (seat && state !== 'closed' && state !== 'cancelled') links.push(`${plan.title}：${LINKS[state]}（新链接会使旧的失效，请勿转发）\n${await linkFor(id, seat.candidate)}`);
    }
    return links.length > 0 ? links.join('\n\n') : examNotice(sittings.map(listedOf), publicUrl);
  };
}
