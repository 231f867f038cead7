import type { Day } from '../../knowledge/law.ts';
import type { Guidance } from '../guidance/choose-guidance.ts';
import { DEADLINES, type Deadline } from '../guidance/deadlines.ts';
import { actsIn } from './acts.ts';
import { findDates, type DateMention } from './find-dates.ts';
import { TRIGGERS, type Trigger } from './deadline-triggers.ts';
import { dueDate, type DueDate } from './due-date.ts';

/**
 * The statutory periods that run from the dates in a question, the first to run out first; those that are over come last.
 * A period counts that the guidance names, or that the words alone make out (收到裁决书).
 */
export function findDueDates(question: string, guidance: Guidance | undefined, today: Day): DueDate[] {
  const dates = findDates(question, today);
  const due = TRIGGERS.flatMap((trigger) => {
    const deadline: Deadline = DEADLINES[trigger.key];
    if (trigger.alone?.test(question) !== true && !guidance?.deadlines.includes(deadline)) return [];
    if (trigger.also?.test(question) === false || trigger.not?.test(question) === true) return [];
    // Of several dates that fit, the last one: what happened last is what is still to be answered.
    const start = dates.findLast((date, index) => starts(trigger, date, question, dates[index - 1], dates[index + 1]));
    const found = start && dueDate(deadline, start, today, trigger);
    return found && !(trigger.endsSilently && found.isOver) ? [found] : [];
  });
  return due.sort((a, b) => Number(a.isOver) - Number(b.isOver) || a.dueOn.localeCompare(b.dueOn));
}

/** Characters after a date in which its act is looked for. */
const REACH = 26;

/** What begins a relation, and no period. */
const FOUNDING = /买|购|借[给出了的]|入职|进厂|进公司|结婚|领证|承包|租|入住|投保|入股|装修|退休/u;

/** That something came, and not what: 法院判决不服，11月16日收到的. */
const RECEIPT = /^(?:我|我们|是|才|刚|就)*(?:收到|拿到|接到|领到|送达|签收)(?:的|了)?$/u;
const clauseBefore = (text: string): string => /[^，,。；;！!？?\n]*(?=[，,。；;！!？?\n]*$)/u.exec(text)![0];

/** Whether the words of the date's clause name what starts the period; the next clause's do where that one names no act. */
function starts({ near }: Trigger, date: DateMention, text: string, previous: DateMention | undefined, next: DateMention | undefined): boolean {
  const before = /[^，,。；;！!？?\n]*$/u.exec(text.slice(previous?.end ?? 0, date.start))![0];
  const [first = '', second = ''] = text.slice(date.end, Math.min(next?.start ?? text.length, date.end + REACH)).split(/[，,。；;！!？?\n]/u);
  const own = before + first;
  const found = near.exec(own);
  if (!found && RECEIPT.test(own)) return near.test(clauseBefore(text.slice(previous?.end ?? 0, date.start - before.length)) + own);
  if (!found) return actsIn(own).length === 0 && near.test(second);
  // 2024年5月买的房子漏水: the date is that of the purchase, and nothing runs from it.
  const founding = FOUNDING.exec(first);
  return !founding || before.length + founding.index >= found.index;
}
