import type { Day } from '../../knowledge/law.ts';
import { addDays, daysBetween, type Span } from './calendar.ts';
import { DATE_FORMS, type Precision } from './date-forms.ts';
import { isNoDate } from './no-date.ts';

/** A past date as a text names it; `start` and `end` are UTF-16 offsets. */
export interface DateMention extends Span {
  readonly precision: Precision;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Dates of what has happened, in order: 2019年3月5日, 19年入职, 二〇一八年, 2020.3.5, 去年三月, 上个月5号, 三年前, 昨天, 2019年到2021年.
 * A span that has begun ends today at the latest. Left out: the future, versions of laws, numbers of documents, ages, days
 * of birth, periods (三年期限, 干了19年).
 */
export function findDates(text: string, today: Day): DateMention[] {
  const plain = withoutTitles(text);
  const found: DateMention[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { pattern, read } of DATE_FORMS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      const [before, after] = [plain.slice(0, start), plain.slice(end)];
      const isDate = !isNoDate(before, after, match[0]);
      const span = isDate ? read(match.groups ?? {}, today, after) : undefined;
      // What is no date is none in part either: 1990年5月 of a birth holds no 5月.
      if (span || !isDate) taken.push({ start, end });
      if (!span || span.from > today) continue;
      const until = EXCLUSIVE.test(after) && !match[0].endsWith('前') ? addDays(span.from, -1) : undefined;
      const to = until ?? (span.to > today ? today : span.to);
      found.push({ from: until ?? span.from, to, precision: span.precision, text: text.slice(start, end), start, end });
    }
  }
  return joinRanges(found.sort((a, b) => a.start - b.start), plain);
}

/** 8月20日之前: that day no more. */
const EXCLUSIVE = /^(?:之前|以前|前(?!往|去|台|夫|妻|任|男|女))/u;

/** The same text with the words inside 《…》 and 〔…〕 blanked, so that offsets stay. */
function withoutTitles(text: string): string {
  return text.replace(/《[^》]*》|〔[^〕]*〕|[（(](?:19|20)\d\d[）)]/gu, (title) => '　'.repeat(title.length));
}

/** 2019年到2021年 is one span. */
function joinRanges(dates: readonly DateMention[], text: string): DateMention[] {
  const joined: DateMention[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const between = last && text.slice(last.end, date.start);
    if (last && between !== undefined && /^(?:开始|起)?(?:一直)?(?:到|至|—+|-|~|～)$/u.test(between) && last.from <= date.to) {
      joined[joined.length - 1] = { ...date, from: last.from, start: last.start, text: text.slice(last.start, date.end), precision: coarser(last, date) };
    } else joined.push(date);
  }
  return joined;
}

function coarser(a: DateMention, b: DateMention): Precision {
  const days = daysBetween(a.from, b.to);
  return days === 0 ? 'day' : days < 31 ? 'month' : 'year';
}
