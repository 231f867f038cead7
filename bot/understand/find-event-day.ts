import type { Day } from '../../knowledge/law.ts';
import { ACT_KINDS, actsIn, type Act, type ActKind } from './acts.ts';
import { findDates, type DateMention } from './find-dates.ts';

/** When the facts of a question happened. */
export interface EventDay extends DateMention {
  /**
   * The day whose law is looked up: of a month or a year its last day, today at the latest. Laws mostly change on the
   * first of a January; where one changed between `from` and `to`, the caller says so.
   */
  readonly day: Day;
  /** What happened then, as the text says it: 签, 入职, 打伤. */
  readonly act?: string;
  /**
   * The matter goes on today, or turns on something later that has no date (19年入职，公司要辞退我): today's law applies.
   */
  readonly isContinuing: boolean;
}

/**
 * The day of the facts that a question is about. A law does not reach back (立法法 article 104): what was done is
 * judged by the law of its day. Of several dates the one of the wrong counts, then of the contract, then of the relation;
 * of two of a kind the later.
 * @returns undefined when the text names no past date
 */
export function findEventDay(text: string, today: Day): EventDay | undefined {
  const dates = datedActs(text, today);
  const [chosen] = [...dates].sort((a, b) => rank(a.act) - rank(b.act) || b.date.to.localeCompare(a.date.to));
  if (!chosen) return undefined;
  const { date, act } = chosen;
  return { ...date, day: date.to, ...(act && { act: act.text }), isContinuing: isContinuing(text, chosen, dates) };
}

interface DatedAct {
  readonly date: DateMention;
  readonly act?: Act;
}

/** Every date of a text with the act that it is the date of. */
function datedActs(text: string, today: Day): DatedAct[] {
  const dates = findDates(text, today);
  const acts = actsIn(text);
  return dates.map((date, index) => {
    const act = actOf(date, text, acts, dates[index - 1]?.end ?? 0, dates[index + 1]?.start ?? text.length);
    return { date, ...(act && { act }) };
  });
}

/** The act nearest after a date in its clause, a wrong before others; else the nearest before it; else the next clause's. */
function actOf(date: DateMention, text: string, acts: readonly Act[], floor: number, ceiling: number): Act | undefined {
  const clauseEnd = date.end + text.slice(date.end).search(/[，,。；;！!？?\n]|$/u);
  const clauseStart = Math.max(floor, date.start - /[^，,。；;！!？?\n]*$/u.exec(text.slice(0, date.start))![0].length);
  const after = acts.filter(({ start }) => start >= date.end && start < Math.min(clauseEnd, ceiling));
  const before = acts.filter(({ start }) => start >= clauseStart && start < date.start);
  const next = acts.find(({ start }) => start >= clauseEnd && start < Math.min(ceiling, clauseEnd + 12));
  return weightiest(after) ?? before.at(-1) ?? next;
}

function weightiest(acts: readonly Act[]): Act | undefined {
  return acts.reduce<Act | undefined>((best, act) => (best && rank(best) <= rank(act) ? best : act), undefined);
}

function rank(act: Act | undefined): number {
  return act ? ACT_KINDS.indexOf(act.kind) : ACT_KINDS.length;
}

const CONTINUES = /至今|到现在|直到现在|一直|到目前|目前(?:还|仍|为止)|现在(?:还|仍|也|都|要|想|又|就|公司|单位|老板|对方|他|她|被|不|没|房东|准备|打算)|如今|仍然|依然|还在|还没|迄今|持续|(?:从|自).{2,12}(?:开始|起).{0,6}(?:没|不|就|每)/u;

const STATUS: ReadonlySet<ActKind> = new Set(['relation']);

function isContinuing(text: string, chosen: DatedAct, dates: readonly DatedAct[]): boolean {
  if (CONTINUES.test(text)) return true;
  if (!chosen.act || !STATUS.has(chosen.act.kind)) return false;
  const dated = new Set(dates.flatMap(({ act }) => (act ? [act.start] : [])));
  return actsIn(text).some(({ kind, start }) => kind === 'wrong' && !dated.has(start) && start > chosen.date.start);
}
