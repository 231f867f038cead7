import { isBankCard } from './bank-card.ts';
import { isIdNumber } from './id-number.ts';
import { isMobile, isLandline, isLocalLandline } from './phone.ts';
import type { PersonalDataKind, Span } from './personal-data.ts';

/** Digits with at most two marks between them: 610902 19900101 123X, 138-0000-0000, (0915) 321 0000. */
const NUMBER = /\+?\d(?:[ \-–—()\u200B-\u200D\uFEFF]{0,2}\d)*[xX]?/gu;

/** Most groups that one number is written in: +86 0915 321 0000 801. */
const MOST_GROUPS = 6;

/** Before a number that counts or names something else than a person. */
const OTHER_CUE = /(?:信用代码|订单号?|单号|流水号|运单|快递|发票|编号|文号|税号|货号|型号|条码)[^\d。，；]{0,4}$/u;
const ACCOUNT_CUE = /(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡|存折|一卡通)[^\d。，；]{0,8}$/u;
const PHONE_CUE = /(?:电话|座机|固话|手机|联系方式|号码|tel)[^\d。，；]{0,4}$/iu;

/** Numbers of citizens, phones and bank cards in a text whose width is folded. */
export function findNumbers(text: string): Span[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => findInRun(text, match[0], match.index));
}

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

function findInRun(text: string, run: string, offset: number): Span[] {
  const groups = [...run.matchAll(/\d+[xX]?/gu)].map(({ 0: digits, index }) => ({ digits, start: offset + index, end: offset + index + digits.length }));
  const before = text.slice(Math.max(0, offset - 14), offset);
  const after = text.slice(offset + run.length, offset + run.length + 3);
  if (isPartOfCode(text, offset, offset + run.length) || OTHER_CUE.test(before) || isMoney(before, after)) return [];
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const found = longestFrom(groups, first, { before: first === 0 ? before : '', plus: first === 0 && run.startsWith('+') });
    if (!found) continue;
    spans.push(balanced(text, { start: groups[first]!.start - (first === 0 && run.startsWith('+') ? 1 : 0), end: groups[found.last]!.end, kind: found.kind }));
    first = found.last;
  }
  return spans;
}

interface Context {
  readonly before: string;
  readonly plus: boolean;
}

function longestFrom(groups: readonly Group[], first: number, context: Context): { last: number; kind: PersonalDataKind } | undefined {
  for (let last = Math.min(groups.length, first + MOST_GROUPS) - 1; last >= first; last -= 1) {
    const kind = kindOf(groups.slice(first, last + 1).map(({ digits }) => digits), context);
    if (kind) return { last, kind };
  }
  return undefined;
}

/** What the groups of digits are when read as one number. */
function kindOf(groups: readonly string[], { before, plus }: Context): PersonalDataKind | undefined {
  if (groups.reduce((sum, group) => sum + group.length, 0) > 24) return undefined;
  const joined = groups.join('');
  if (isIdNumber(joined)) return 'id-number';
  const lengths = groups.map((group) => group.length);
  if (isMobile(groups) || isLandline(groups) || (plus && joined.length >= 8 && joined.length <= 15)) return 'phone';
  if (PHONE_CUE.test(before) && isLocalLandline(groups)) return 'phone';
  const isCardLike = lengths.slice(0, -1).every((length) => length === 4) || lengths.length === 1 || (lengths.length === 2 && lengths[0] === 6);
  if (isCardLike && (isBankCard(joined) || (ACCOUNT_CUE.test(before) && /^\d{12,22}$/u.test(joined)))) return 'bank-card';
  return undefined;
}

/** Letters on either side make it part of a code: a social credit code, a model, an order. */
const isPartOfCode = (text: string, start: number, end: number): boolean =>
  /[a-zA-Z]/u.test(text[start - 1] ?? '') && !/(?:tel|wx|vx|qq|phone|mobile)$/iu.test(text.slice(Math.max(0, start - 6), start)) || /[a-zA-Z]/u.test(text[end] ?? '');

const isMoney = (before: string, after: string): boolean => /[¥￥$.]$/u.test(before) || /^(?:多|余)?[元块万亿]|^\.\d/u.test(after);

/** An opening bracket belongs to the number when its closing one lies inside: (0915)3210000. */
function balanced(text: string, span: Span): Span {
  const closes = /^[^(]*\)/u.test(text.slice(span.start, span.end));
  return text[span.start - 1] === '(' && closes ? { ...span, start: span.start - 1 } : span;
}
