import { dayInWords } from '../../knowledge/day.ts';
import type { Day } from '../../knowledge/law.ts';
import type { Deadline } from '../guidance/deadlines.ts';
import { daysBetween, type Span } from './calendar.ts';
import type { Regime } from './deadline-triggers.ts';
import { lastDayOf, lengthInDays, parsePeriod, type Period } from './period.ts';

/** When a statutory period runs out for a resident. */
export interface DueDate {
  /** What must happen: 申请劳动仲裁. */
  readonly what: string;
  readonly source: Deadline['source'];
  readonly period: string;
  readonly startsOn: Day;
  /** The last day on which it can be done; of a beginning known by month or year the earliest that it can be. */
  readonly dueOn: Day;
  /** From today to `dueOn`; negative when that is past. */
  readonly daysLeft: number;
  /** Hurry is due: see {@link nearness}. Also when the last day may be past, the beginning being known by month or year only. */
  readonly isNear: boolean;
  /** Past, whatever day of the span it began on. */
  readonly isOver: boolean;
  /** What the reckoning takes for granted, one Chinese clause. */
  readonly assumption: string;
  /** The whole of it for the resident, one or two Chinese sentences; never that a right is lost. */
  readonly text: string;
}

/**
 * When a period of a deadline runs out that began on a day of the span.
 * @returns undefined when the deadline's period is no length of time, or has not begun by today
 */
export function dueDate(deadline: Deadline, start: Span, today: Day, how: { readonly regime: Regime; readonly assumes: string; readonly inWorkdays?: boolean }): DueDate | undefined {
  const read = parsePeriod(deadline.period);
  if (!read || start.from > today) return undefined;
  const period: Period = how.inWorkdays === true && read.unit === 'day' ? { ...read, unit: 'workday' } : read;
  const dueOn = lastDayOf(period, start.from);
  const latest = lastDayOf(period, start.to < today ? start.to : today);
  const isOver = latest < today;
  const daysLeft = daysBetween(today, dueOn);
  const isNear = !isOver && daysLeft <= nearness(period);
  const assumption = [
    how.assumes, ...(dueOn === latest ? [] : ['只知道大概时间，按最早的一天算']), '遇周末顺延，法定节假日调休没有计入',
  ].join('；');
  const base = { what: deadline.what, source: deadline.source, period: deadline.period, startsOn: start.from, dueOn, daysLeft, isNear, isOver, assumption };
  return { ...base, text: inWords(base, how.regime) };
}

/**
 * Days before the last one from which on it is near: a tenth of the period, thirty at most; four at least, for an adviser
 * needs a working day of them, or half of a period of a few days.
 */
function nearness(period: Period): number {
  const days = lengthInDays(period);
  return Math.max(Math.min(4, Math.floor(days / 2)), Math.min(30, Math.floor(days / 10)));
}

const RESCUES: Readonly<Record<Regime, string>> = {
  limitation: '但期间里向对方要求过、对方答应过或者向有关部门求助过的，时效会中断、重新计算；有不可抗力等障碍的可以中止。把这些证据找出来，尽快问律师',
  administrative: '但没有被告知救济权利和期限、有不可抗力或者其他正当理由耽误的，期限另算。请带上材料尽快去问受理机关',
  procedural: '但因不可抗力或者其他正当理由耽误的，可以在障碍消除后尽快说明理由申请顺延，是否准许由受理机关决定',
  fixed: '但起算的日子要看证据，期间内已经提出过的也不受影响，请尽快核实',
};

function inWords({ what, dueOn, daysLeft, isNear, isOver, period, source, assumption }: Omit<DueDate, 'text'>, regime: Regime): string {
  const rule = `《${source.law}》${source.article}规定的期限是${period}`;
  if (isOver) return `${what}：${rule}，推算到${dayInWords(dueOn)}，可能已经过了；${RESCUES[regime]}。（${assumption}）`;
  if (daysLeft < 0) return `${what}：${rule}，最早到${dayInWords(dueOn)}，可能已过也可能快到，请马上核对起算的日子。（${assumption}）`;
  const left = daysLeft === 0 ? '就是今天' : `还有${daysLeft}天`;
  return `${what}：${rule}，推算到${dayInWords(dueOn)}，${left}${isNear ? '，请抓紧' : ''}。（${assumption}）`;
}
