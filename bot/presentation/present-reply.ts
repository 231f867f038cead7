import { dayInWords } from '../../knowledge/day.ts';
import type { Choice, Reply, ShownReply } from '../dialogue/reply.ts';
import { todayInChina } from '../today.ts';
import type { Block, Section } from './block.ts';
import { presentAnswer, presentOffices, type Offices } from './present-answer.ts';

/** A reply in words, and what can be done with it. */
export interface Presented {
  readonly kind: ShownReply['kind'];
  readonly sections: readonly Section[];
  /** To tap; empty where nothing is asked. */
  readonly choices: readonly Choice[];
  /** Names the answer for thumbs; only where it can be rated. */
  readonly recordId?: string;
}

export type Stage = Extract<Reply, { kind: 'progress' }>['stage'];

/** What is shown while nothing else can be. */
export const STAGES: Readonly<Record<Stage, string>> = { searching: '正在查找条文……', drafting: '正在起草答复……', checking: '正在核对引文……' };

export function presentReply(reply: ShownReply, offices: Offices): Presented {
  const choices = reply.kind === 'question' ? reply.choices : [];
  const isRated = reply.kind === 'answer' && reply.answer.mode !== 'smalltalk';
  return { kind: reply.kind, sections: sectionsOf(reply, offices), choices, ...(isRated && { recordId: reply.recordId }) };
}

function sectionsOf(reply: ShownReply, offices: Offices): Section[] {
  switch (reply.kind) {
    case 'answer': return presentAnswer(reply.answer, offices);
    case 'text': return [[text(reply.text), ...(reply.offices.length > 0 ? [presentOffices(reply.offices, offices)] : [])]];
    case 'crisis': return [[text(reply.text), presentOffices(reply.offices, offices)]];
    case 'hand-over': return [[text(`这个问题已转给法律顾问复核（编号 ${reply.caseId}），${momentInWords(reply.answerBy)}前会在这里答复您。`)]];
    case 'own-data': return [[text(JSON.stringify(reply.data, null, 2))]];
    case 'welcome': case 'question': case 'reviewed': return [[text(reply.text)]];
    default: return reply satisfies never;
  }
}

const text = (words: string): Block => ({ kind: 'text', text: words });

/** 2026-11-25T10:00:00Z → 2026年11月25日18点; 10:05 → 18点05分. */
function momentInWords(moment: string): string {
  const date = new Date(moment);
  const [hour, minute] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(date).split(':');
  return `${dayInWords(todayInChina(date))}${Number(hour)}点${minute === '00' ? '' : `${minute}分`}`;
}
