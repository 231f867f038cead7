import { NATIONWIDE } from '../law.ts';
import { parseRegion } from '../region.ts';
import { splitTitle } from '../title.ts';
import type { LawMention } from './citation.ts';
import { ISSUER, RUNNING_WORDS } from './guess-title.ts';
import { matchAt } from './match-at.ts';
import { leftmostLongest, type Span } from './spans.ts';
import { isTitle, TITLE_TAG } from './title-form.ts';
import type { TitleMatcher } from './title-matcher.ts';

/** A law named in a folded text; `law` is undefined for 《》 around something that is no law. */
export interface Mention extends Span {
  readonly law?: LawMention;
  /** Normalised title as written, when it is not the law's own but a short name, or in no list. */
  readonly otherName?: string;
}

/**
 * All titles in a folded text, in order, not overlapping: those in 《》, those around a 《》
 * (陕西省实施《…》办法, 最高人民法院关于适用《…》的解释), and known ones without marks.
 */
export function findMentions(text: string, matcher: TitleMatcher): Mention[] {
  const known = matcher.find(text).flatMap((match) => wholeTitle(text, match) ?? []).map((span) => withRegion(text, span));
  const spans = leftmostLongest([...markedSpans(text), ...known]);
  return leftmostLongest(spans.map((span) => withTag(text, widen(text, span)))).map((span) => describe(text, span, matcher));
}

/** No title is longer; an unclosed 《 ends here at the latest. */
const LONGEST_MARKED = 160;

/** Every pair of 《 and 》 on one line, marks included; the outer ones win later, unless they are never closed. */
function markedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[《》\n]/g)) {
    if (mark === '\n') open = [];
    else if (mark === '《') open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && index - start <= LONGEST_MARKED) spans.push({ start, end: index + 1 });
    }
  }
  return spans;
}

const STATE = '中华人民共和国';

/**
 * A match of the title matcher, which reads past marks and 中华人民共和国, with those that belong to it.
 * @returns undefined when it runs into or out of a pair of marks: 劳动《合同法》 is not 劳动合同法.
 */
function wholeTitle(text: string, { start, end }: Span): Span | undefined {
  const from = text.startsWith(STATE, start - STATE.length) ? start - STATE.length : start;
  const inside = text.slice(from, end);
  const opened = inside.split('《').length - inside.split('》').length;
  if (opened === 0) return inside.startsWith('》') || /^[^《]*》/.test(inside) ? undefined : { start: from, end };
  return opened === -1 && text[from - 1] === '《' ? { start: from - 1, end } : undefined;
}

/** Where a local title begins that ends in a known national one: 陕西省 + 物业管理条例. Laws proper have no local namesakes. */
function withRegion(text: string, span: Span): Span {
  if (!/(?:条例|办法|规定|细则)$/.test(text.slice(span.start, span.end))) return span;
  const before = /[\u4e00-\u9fff]*$/.exec(text.slice(Math.max(0, span.start - LONGEST_REGION), span.start))![0];
  for (let length = before.length; length >= 2; length -= 1) {
    const region = before.slice(-length);
    if (!/^(?:我们?|本人|是|住|家|在|来自)/.test(region) && (parseRegion(region) ?? NATIONWIDE) !== NATIONWIDE) return { start: span.start - length, end: span.end };
  }
  return span;
}

const LONGEST_REGION = 14;

/** 德国民法典, 台湾刑法: the law of another jurisdiction under the name of one of ours. */
const ELSEWHERE = /(?:德国|法国|日本|美国|英国|韩国|俄罗斯|瑞士|意大利|奥地利|西班牙|台湾(?:地区)?|香港|澳门|旧中国|民国)(?:的|现行)?$/;

const ABOUT = new RegExp(
  `(?:${ISSUER}关于[^，。；：！？\\n《》]{0,20}|关于(?:适用|执行|实施|贯彻|修改|修正|修订|废止|印发)[^，。；：！？\\n《》]{0,10})$`);
const IMPLEMENTING = /[\u4e00-\u9fff]{1,20}(?:省|市|区|州|县|旗|解放军|国务院)(?:关于)?(?:贯彻)?(?:实施|施行|执行|贯彻)$/;
const REST_OF_ABOUT = new RegExp(`^[^，。；：！？\\n《》“”第]{0,30}?(?:解释|规定|办法|决定|细则|条例|通知|批复|意见|规则|安排)${TITLE_TAG}*`);
const REST_OF_IMPLEMENTING = new RegExp(`^的?(?:若干|补充)?(?:办法|规定|细则|条例|意见|决定|实施办法)${TITLE_TAG}*`);
const ISSUED = new RegExp(`${ISSUER}$`);

/** The title that a span in 《》 is only part of, where the words around it make one. */
function widen(text: string, span: Span): Span {
  if (!text.slice(span.start, span.end).includes('》')) return span;
  const before = text.slice(Math.max(0, span.start - 45), span.start);
  const after = text.slice(span.end, span.end + 45);
  if (text.startsWith('《关于', span.start)) {
    const issuer = ISSUED.exec(before);
    return issuer ? { start: span.start - issuer[0].length, end: span.end } : span;
  }
  const about = before.includes('关于') ? ABOUT.exec(before) : null;
  const rest = about && REST_OF_ABOUT.exec(after);
  if (about && rest) return { start: span.start - about[0].length, end: span.end + rest[0].length };
  const kind = REST_OF_IMPLEMENTING.exec(after);
  const implementing = kind && IMPLEMENTING.exec(before)?.[0].replace(RUNNING_WORDS, '');
  if (kind && implementing) return { start: span.start - implementing.length, end: span.end + kind[0].length };
  return span;
}

const TAG = new RegExp(TITLE_TAG, 'y');

/** 《…的解释》（三）: a number behind a title makes it another one, known or not. */
function withTag(text: string, span: Span): Span {
  if (!/(?:解释|规定|办法|修正案|批复|决定)》?$/.test(text.slice(span.start, span.end))) return span;
  const tag = matchAt(TAG, text, span.end);
  return tag ? { start: span.start, end: span.end + tag[0].length } : span;
}

function describe(text: string, { start, end }: Span, matcher: TitleMatcher): Mention {
  const written = text.slice(start, end);
  const title = isOnePair(written) ? written.slice(1, -1) : written;
  const { key, versionYear } = splitTitle(title);
  const meaning = matcher.meaning(key);
  const foreign = meaning && ELSEWHERE.test(text.slice(Math.max(0, start - 8), start));
  if (foreign || (!meaning && !isTitle(title.replace(/[〉》]$/, '')))) return { start, end };
  return {
    start,
    end,
    ...(meaning?.key !== key && { otherName: key }),
    law: {
      title,
      key: meaning?.key ?? key,
      ...(versionYear !== undefined && { versionYear }),
      ...(meaning?.book !== undefined && { book: meaning.book }),
      ...(!meaning && !written.includes('《') && { guessed: true as const }),
    },
  };
}

/** Whether the first 《 closes at the end. */
function isOnePair(text: string): boolean {
  if (!text.startsWith('《')) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '《') depth += 1;
    if (text[i] === '》' && (depth -= 1) === 0) return i === text.length - 1;
  }
  return false;
}
