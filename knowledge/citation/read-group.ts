import { parseNumeral } from '../numerals.ts';
import type { ArticleNumber } from './citation.ts';
import { matchAt } from './match-at.ts';
import type { Span } from './spans.ts';

/** 条, 款, 项, 目: how deep a number of a citation stands. */
export type Depth = 0 | 1 | 2 | 3;

/** One number of a group, or a range of them. */
export interface Member extends Span {
  /** Negative counts from the end: 最后一款. */
  readonly value: ArticleNumber;
  readonly last?: ArticleNumber;
}

/** Numbers that share a unit: 第三十九、四十条, 第（一）、（三）项, 第39-41条, 第三条至第五条. */
export interface Group {
  readonly members: readonly Member[];
  readonly end: number;
}

export type Bare =
  | 'no' // 第 or a bracket must open the group
  | 'digits' // 2款 may go without 第, 二款 may not
  | 'yes';

const NUMBER = '[一二三四五六七八九十百千零〇○]{1,12}|\\d{1,5}';
const NUMBER_GOES_ON = '[一二三四五六七八九十百千万零〇○\\d]';

/** Bounds the search for the unit that ends a group, which would else be quadratic in 第一、第一、第一、. */
const MOST_MEMBERS = 12;

/** 条例, 条件, 条约, 条款 and the like are words of their own; 条例外, 条约定 are not. */
const ARTICLE_UNIT = '条(?!例(?![外如])|件|约(?!定)|款|目(?!的)|[纹幅码])';
/** 之一 of 第一百三十三条之一, but not of 之一项 or 之三个. */
const SUB = `之(${NUMBER})(?!${NUMBER_GOES_ON}|[个种方面分者点类款项目])`;

const TOKENS: Readonly<Record<Depth, RegExp>> = {
  0: new RegExp(`(第)?(${NUMBER})(?:(${ARTICLE_UNIT})(?:${SUB})?|之(${NUMBER})(${ARTICLE_UNIT}))?`, 'y'),
  1: new RegExp(`(第)?(${NUMBER})(款(?![项式待额]|物(?!业)|机(?![关构动])))?`, 'y'),
  2: new RegExp(`(第)?(?:（(${NUMBER})）|(${NUMBER}))(项(?!目|链))?`, 'y'),
  3: new RegExp(`(第)?(${NUMBER}|[a-z](?=目))(目(?![的标录前光击睹]))?`, 'y'),
};

const FROM_END = /(?:最后|最末|末)(?:一款|款)|倒数第([一二三四五六七八九])款/y;

const AND = '[、，,和与及或]|以及|或者';
const TO = '[至到~～]|[-－–—─]{1,2}';
const CONNECTOR = new RegExp(`(${TO})|(?:${AND})`, 'y');

interface Token extends Span {
  readonly value: ArticleNumber;
  readonly ordinal: boolean;
  readonly bracketed: boolean;
  readonly digits: boolean;
  readonly unit: boolean;
}

/** The group of one depth that begins at a position of a folded text; undefined when none does. */
export function readGroup(text: string, position: number, depth: Depth, bare: Bare): Group | undefined {
  const fromEnd = depth === 1 ? readFromEnd(text, position) : undefined;
  if (fromEnd) return { members: [fromEnd], end: fromEnd.end };
  const first = readToken(text, position, depth);
  if (!first || !mayOpen(first, bare)) return undefined;
  const members: Member[] = [{ value: first.value, start: first.start, end: first.end }];
  let token = first;
  for (;;) {
    const next = members.length < MOST_MEMBERS ? readNext(text, token, depth) : undefined;
    if (!next) break;
    ({ token } = next);
    if (next.range) members.push(joined(members.pop()!, token));
    else members.push({ value: token.value, start: token.start, end: token.end });
    if (next.range && token.unit) break;
  }
  return token.unit || token.bracketed ? { members, end: token.end } : undefined;
}

function mayOpen(token: Token, bare: Bare): boolean {
  if (token.ordinal || token.bracketed || bare === 'yes') return true;
  return bare === 'digits' && token.digits && token.unit;
}

/**
 * What goes on after a token: any number while the unit has not come yet (第三十九、四十条), after it only
 * the far end of a range (第三条至第五条); bracketed numbers do without a unit (第（一）、（三）).
 */
function readNext(text: string, token: Token, depth: Depth): { token: Token; range: boolean } | undefined {
  const connector = matchAt(CONNECTOR, text, token.end);
  if (!connector) return undefined;
  const range = connector[1] !== undefined;
  if (token.unit && !range) return undefined;
  const next = readToken(text, token.end + connector[0].length, depth);
  if (!next || (token.unit && !next.unit) || (token.bracketed && !next.bracketed)) return undefined;
  return { token: next, range };
}

/** 第39-41条 is a range; 第133-1条, which runs backwards, a way to write 第133条之一. */
function joined(from: Member, to: Token): Member {
  const backwards = to.value.number < from.value.number && to.value.sub === undefined && from.value.sub === undefined;
  return backwards
    ? { value: { number: from.value.number, sub: to.value.number }, start: from.start, end: to.end }
    : { value: from.value, last: to.value, start: from.start, end: to.end };
}

function readToken(text: string, position: number, depth: Depth): Token | undefined {
  const match = matchAt(TOKENS[depth], text, position);
  if (!match) return undefined;
  const bracketed = depth === 2 && match[2] !== undefined;
  const digits = depth === 2 ? (match[2] ?? match[3])! : match[2]!;
  const number = /^[a-z]$/.test(digits) ? digits.charCodeAt(0) - 0x60 : parseNumeral(digits);
  const subDigits = depth === 0 ? match[4] ?? match[5] : undefined;
  const sub = subDigits === undefined ? undefined : parseNumeral(subDigits);
  if (number === undefined || number === 0 || (subDigits !== undefined && !sub)) return undefined;
  if (bracketed && number > MOST_ITEMS) return undefined;
  return {
    start: position,
    end: position + match[0].length,
    value: sub === undefined ? { number } : { number, sub },
    ordinal: match[1] !== undefined,
    bracketed,
    digits: /^\d/.test(digits),
    unit: (depth === 0 ? match[3] ?? match[6] : depth === 2 ? match[4] : match[3]) !== undefined,
  };
}

/** A greater number in brackets is a year: 第三条（2020）. */
const MOST_ITEMS = 60;

function readFromEnd(text: string, position: number): Member | undefined {
  const match = matchAt(FROM_END, text, position);
  if (!match) return undefined;
  const number = -(match[1] === undefined ? 1 : parseNumeral(match[1])!);
  return { value: { number }, start: position, end: position + match[0].length };
}
