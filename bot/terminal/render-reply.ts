import { dayInWords } from '../../knowledge/day.ts';
import type { Office, OfficeId } from '../guidance/offices.ts';
import type { Reply } from '../dialogue/reply.ts';
import { todayInChina } from '../today.ts';
import { renderAnswer } from './render-answer.ts';
import { renderOffices } from './render-offices.ts';

const STAGES = { searching: '正在查找条文……', drafting: '正在起草答复……', checking: '正在核对引文……' } as const;

/** A reply as plain Chinese text. */
export function renderReply(reply: Reply, offices: Readonly<Record<OfficeId, Office>>): string {
  switch (reply.kind) {
    case 'progress': return STAGES[reply.stage];
    case 'text': return [reply.text, ...(reply.offices.length > 0 ? [renderOffices(reply.offices, offices)] : [])].join('\n');
    case 'crisis': return [reply.text, renderOffices(reply.offices, offices)].join('\n');
    case 'question': return [reply.text, ...reply.choices.map(({ label }, index) => ` ${index + 1}. ${label}`), '（输入序号，或者直接说）'].join('\n');
    case 'answer': return renderAnswer(reply.answer, offices);
    case 'hand-over': return `这个问题已转给法律顾问复核（编号 ${reply.caseId}），${momentInWords(reply.answerBy)}前会答复您，下次打开这里就能看到。`;
    case 'own-data': return JSON.stringify(reply.data, null, 2);
    case 'reviewed': return reply.text;
    default: return reply satisfies never;
  }
}

/** 2026-11-25T10:00:00Z → 2026年11月25日18点; 10:05 → 18点05分. */
function momentInWords(moment: string): string {
  const date = new Date(moment);
  const [hour, minute] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(date).split(':');
  return `${dayInWords(todayInChina(date))}${Number(hour)}点${minute === '00' ? '' : `${minute}分`}`;
}
