import { isBankCard } from './bank-card.ts';
import { isIdNumber } from './id-number.ts';
import type { PersonalDataKind, Span } from './personal-data.ts';
import { isLandline, isLocalLandline, isMobile } from './phone.ts';

/** Digits with at most two marks between them: 610902 19900101 123X, 138-0000-0000, +86 138…, (0915) 321 0000. */
const NUMBER = /\+?(?:\(0\d{2,3}\)[ -]?)?\d(?:[ \-–—\u200B-\u200D\uFEFF]{0,2}\d)*[xX]?/gu;

/** Most groups that one number is written in: +86 0915 321 0000 801. */
const MOST_GROUPS = 6;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 24;

/** Before a number that names something else than a person. */
const OTHER_CUE = /(?:信用代码|订单号?|单号|流水号|运单|快递|发票|编号|文号|税号|货号|型号|条码)[^\d。，；]{0,4}$/u;
const ACCOUNT_CUE = /(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡|存折|一卡通)[^\d。，；]{0,8}$/u;
const PHONE_CUE = /(?:电话|座机|固话|手机|联系方式|号码|tel)[^\d。，；]{0,4}$/iu;

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers of citizens, phones and bank cards in a text whose width is folded. */
export function findNumbers(text: string): Span[] {
  return [...text.matchAll(NUMBER)].flatMap(({ 0: run, index }) => (run.length < FEWEST_DIGITS ? [] : findInRun(text, run, index)));
}

function findInRun(text: string, run: string, offset: number): Span[] {
  const before = text.slice(Math.max(0, offset - 14), offset);
  if (isPartOfCode(text, offset, offset + run.length) || OTHER_CUE.test(before) || isMoney(before, text.slice(offset + run.length))) return [];
  const groups = [...run.matchAll(/\d+[xX]?/gu)].map(({ 0: digits, index }) => ({ digits, start: offset + index, end: offset + index + digits.length }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const isFirst = first === 0;
    const found = longestFrom(groups, first, isFirst ? before : '', isFirst && run.startsWith('+'));
    if (!found) continue;
    spans.push({ start: isFirst ? offset : groups[first]!.start, end: groups[found.last]!.end, kind: found.kind });
    first = found.last;
  }
  return spans;
}

/** The most groups from one on that are one number together. */
function longestFrom(groups: readonly Group[], first: number, before: string, hasPlus: boolean): { last: number; kind: PersonalDataKind } | undefined {
  const parts: string[] = [];
  let joined = '';
  let found: { last: number; kind: PersonalDataKind } | undefined;
  for (let last = first; last < Math.min(groups.length, first + MOST_GROUPS); last += 1) {
    parts.push(groups[last]!.digits);
    joined += groups[last]!.digits;
    if (joined.length > MOST_DIGITS) break;
    const kind = joined.length >= FEWEST_DIGITS ? kindOf(parts, joined, before, hasPlus) : undefined;
    if (kind) found = { last, kind };
  }
  return found;
}

/** What groups of digits are when read as one number. */
function kindOf(groups: readonly string[], joined: string, before: string, hasPlus: boolean): PersonalDataKind | undefined {
  if (isIdNumber(joined)) return 'id-number';
  if (/^[01]|^86/u.test(joined) && (isMobile(groups) || isLandline(groups))) return 'phone';
  if (hasPlus && joined.length >= 8 && joined.length <= 15) return 'phone';
  if (joined.length <= 8) return PHONE_CUE.test(before) && isLocalLandline(groups) ? 'phone' : undefined;
  if (groups.length === 1 && /^(?![48]00)\d{10,12}$/u.test(joined) && PHONE_CUE.test(before)) return 'phone';
  const isCardLike = groups.length === 1 || (groups.length === 2 && groups[0]!.length === 6) || groups.slice(0, -1).every((group) => group.length === 4);
  return isCardLike && (isBankCard(joined) || (/^\d{12,22}$/u.test(joined) && ACCOUNT_CUE.test(before))) ? 'bank-card' : undefined;
}

/** Letters on either side make it part of a code: a social credit code, a model, an order. */
const isPartOfCode = (text: string, start: number, end: number): boolean =>
  /[a-zA-Z]/u.test(text[end] ?? '')
  || (/[a-zA-Z]/u.test(text[start - 1] ?? '') && !/(?:tel|wx|vx|qq|phone|mobile)$/iu.test(text.slice(Math.max(0, start - 6), start)) && !isPupil(text, start, end));

/** The number of a pupil is G or L and the number of the citizen. */
const isPupil = (text: string, start: number, end: number): boolean =>
  /(?:^|[^a-zA-Z])[gl]$/iu.test(text.slice(Math.max(0, start - 2), start)) && end - start === 18 && isIdNumber(text.slice(start, end));

const isMoney = (before: string, after: string): boolean => /[¥￥$.]$/u.test(before) || /^(?:多|余)?[元块万亿]|^\.\d/u.test(after);
