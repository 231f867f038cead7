import type { Span } from '../citation/spans.ts';
import { wordsIn } from './fold-words.ts';
import type { Quote } from './find-quotes.ts';
import type { ResolvedCitation } from './resolve-in-text.ts';

/** Citations that share what is said of them: 《…》第三条、第五条和《…》第十条规定，…. */
export interface Group extends Span {
  readonly members: readonly ResolvedCitation[];
}

/** What a text says that the law says, and how surely it says so. */
export interface Claim extends Span {
  readonly group: Group;
  /**
   * - `quote`: given as word for word;
   * - `mention`: between marks, but perhaps a name, a doctrine, the words of a court;
   * - `text`: what follows 规定： without marks;
   * - `statement`: what follows 根据…规定，;
   * - `restated`: what stands before a citation in brackets;
   * - `remark`: near the citation, and perhaps the author's own;
   * - `continuation`: the sentences behind, up to the paragraph's end.
   */
  readonly kind: 'quote' | 'mention' | 'text' | 'statement' | 'restated' | 'remark' | 'continuation';
}

/** What the groups of citations of a text are made to say. */
export function findClaims(text: string, groups: readonly Group[], quotes: readonly Quote[]): Claim[] {
  const taken = new Set<Quote>();
  const behind = groups.map((group) => claimBefore(text, group, groups, quotes, taken));
  return groups.flatMap((group, index) => {
    const claim = behind[index];
    return claim ? [claim] : claimsAfter(text, group, groups[index + 1], quotes.filter((quote) => !taken.has(quote)));
  });
}

const OPENS_BRACKET = /(?:[（(【[]|——|—|--)\s*(?:可?参见|详见|可?参照|参考|依据|根据|法律依据|出处|来源|引自|摘自|见|即|规定于)?[：:]?\s*$/;
const CLOSES_BRACKET = /^[^，。；：\n（(]{0,14}(?:[）)】\]]|\s*(?:\n|$))/;
const POINTS_BACK = /(?:(?:这|此|上述|以上|前述)[^，。；\n]{0,6}(?:是|为|见|出自|源自|来自|依据)|详见|可?参见|出自|(?:法律)?依据[是为见])(?:我国)?$/;
const ENDS_THERE = /^(?:的|中的)?(?:明文|明确|具体|相关)?(?:规定|内容|要求|原文)?\s*(?:[。；\n]|$)/;

/** “…”（《…》第三条）, …的，应当…（《…》第三条）, 这是《…》第三条的规定。 */
function claimBefore(text: string, group: Group, groups: readonly Group[], quotes: readonly Quote[], taken: Set<Quote>): Claim | undefined {
  const before = text.slice(Math.max(0, group.start - 24), group.start);
  const after = text.slice(group.end, group.end + 20);
  const opening = OPENS_BRACKET.exec(before);
  const isBracketed = opening !== null && CLOSES_BRACKET.test(after);
  const pointing = isBracketed ? null : POINTS_BACK.exec(before);
  if (!isBracketed && !(pointing && ENDS_THERE.test(after))) return undefined;
  const end = group.start - (isBracketed ? opening! : pointing!)[0].length;
  const quote = quotes.findLast((each) => each.end <= end && /^[\s，。；、,;.>]*$/.test(text.slice(each.end, end)));
  if (quote) {
    taken.add(quote);
    const isShort = wordsIn(text.slice(quote.inner.start, quote.inner.end), 'words').length < SHORTEST;
    return { group, ...quote.inner, kind: isShort ? 'mention' : 'quote' };
  }
  if (!isBracketed) return undefined;
  const previous = groups.findLast((each) => each.end <= end);
  const sentence = text.slice(0, end).replace(/[。；\s]+$/, '');
  const start = Math.max(previous?.end ?? 0, ...['。', '！', '？', '\n', '；'].map((mark) => sentence.lastIndexOf(mark) + 1));
  return start < sentence.length ? { group, start, end: sentence.length, kind: 'restated' } : undefined;
}

/** What opens a sentence that rests on a citation. */
export const ON_THE_BASIS = /(?:根据|依据|依照|按照|遵照|参照|基于|[依按])(?:了|我国|中国|现行|最新|新的?|修[订改正]后的)*$/;
/** Verbs with which a law says something. */
export const SAYS = '(?:规定|明确|指出|载明|写明|要求|强调|表明|界定|列明|写道|提到)';
/** Between the citation and what it is made to say. */
const SAYS_THAT = new RegExp(`^[之的中里]{0,2}[^，。；：！？\\n“”"「『]{0,12}?${SAYS}(?:如下|的是|了)?(?:[：:，,]|(?!的))`);
/** 依照第八十七条规定支付赔偿金 tells nothing of what it says. */
const BASIS_SAYS_THAT = new RegExp(`^[之的中里]{0,2}[^，。；：！？\\n“”"「『]{0,12}?${SAYS}(?:如下|的是)?[：:，,]`);
const SAYS_COLON = new RegExp(`^[之的中里]{0,2}(?:[^，。；：！？\\n“”"「『]{0,12}?${SAYS}(?:如下|的是)?)?[*_】]{0,3}\\s?(?:[：:]|——?|－|\\|)[*_]{0,2}\\s*`);
/** 满足下列条件：, 包括：; a list in the author's words. */
const LISTS_BELOW = /^[^。；！？\n“”"「『]{0,24}?[：:]\s*/;
const CAPTION = '(?:\\s*[【〔[（(][^】〕\\]）)\\n]{1,20}[】〕\\]）)])?';
/** A line that is the law's own: 第三十九条 劳动者有…. */
const LISTS = new RegExp(`^(?:${CAPTION}[ \\u3000\\t]+|${CAPTION}\\*{0,2}[ \\u3000\\t]*\\n\\s*)(?=[^\\s])`);
const LINE_OPENS = /(?:^|\n)[\s>*#\-·•\d.、（(）)一二三四五六七八九十]*(?:法律依据|依据|法条|法规|条文)?[：:]?[\s*]*$/;

/** A shorter quote is a name or a term unless the law is said to say it. */
const SHORTEST = 8;

function claimsAfter(text: string, group: Group, next: Group | undefined, quotes: readonly Quote[]): Claim[] {
  const limit = next?.start ?? text.length;
  const rest = text.slice(group.end, limit);
  const isBasis = ON_THE_BASIS.test(text.slice(Math.max(0, group.start - 14), group.start));
  const says = (isBasis ? BASIS_SAYS_THAT : SAYS_THAT).exec(rest);
  const colon = SAYS_COLON.exec(rest);
  const lists = LINE_OPENS.test(text.slice(Math.max(0, group.start - 40), group.start)) ? LISTS.exec(rest) : null;
  const below = LISTS_BELOW.exec(rest);
  const opener = lists ?? colon ?? says ?? below ?? (isBasis ? /^(?:的?之?(?:相关)?规定)?(?:[，,])/.exec(rest) : null);
  // 本条 in an answer is often that of the text it was taken from.
  const isLeaning = group.members.some(({ citation }) => citation.relation === 'this-article');
  const kind = isLeaning ? 'remark' : lists ?? colon ? 'text' : opener ? 'statement' : 'remark';
  const start = group.end + (opener?.[0].length ?? 0);
  const end = kind === 'text' || (below && !says) ? paragraphEnd(text, start, limit) : kind === 'statement' ? sentenceEnd(text, start, limit, quotes, '。！？\n')
    : sentenceEnd(text, start, limit, quotes, '，；。！？\n');

  const claims: Claim[] = [];
  let cursor = group.end;
  let isGoingOn = false;
  for (const quote of quotes.filter((each) => each.start >= group.end && each.start < limit)) {
    const gap = text.slice(cursor, quote.start);
    if (/\n\s*\S/.test(gap) && quote.kind === 'marks') break;
    isGoingOn = isGivenAsQuote(gap, isBasis && cursor === group.end, text.slice(quote.end, quote.end + 4), quote, text) || (isGoingOn && /^[、，；。\s和及与]*$/.test(gap));
    claims.push({ group, ...quote.inner, kind: isGoingOn ? 'quote' : 'mention' });
    cursor = quote.end;
  }
  const opensWithQuote = claims.some((claim) => claim.kind === 'quote' && claim.start - start <= 2);
  for (const piece of without(quotes, { start, end })) claims.push({ group, ...piece, kind: opensWithQuote ? 'remark' : kind });
  if (kind === 'statement' || kind === 'remark') {
    for (const piece of without(quotes, { start: end, end: lineEnd(text, end, limit) })) claims.push({ group, ...piece, kind: 'continuation' });
  }
  return claims.filter((claim) => claim.start < claim.end);
}

function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? limit : Math.min(end, limit);
}

const RUNS_UP = new RegExp(`(?:^[之的中里\\s]{0,2}|${SAYS}(?:如下|为|是|的是)?[：:，,]?|(?:如下|内容|原文|条文|全文)(?:为|是)?[：:，,]?|[：:])\\s*$`);
const OTHERS_SPEAK = /法院|认为|判决|裁定|裁判|案例|所谓|俗称|例如|比如|认定为|称为|视为|理解为|解释为|是指$|通知|合同|协议|约定|微信|短信/;
const TERM_BEHIND = /^(?:的|等|这|一[词语]|原则|制度|之)/;

function isGivenAsQuote(gap: string, isBasis: boolean, after: string, quote: Quote, text: string): boolean {
  const length = wordsIn(text.slice(quote.inner.start, quote.inner.end), 'words').length;
  if (length < SHORTEST) return new RegExp(`^[之的中里]?${SAYS}[：:，,]?\\s*$`).test(gap) && !TERM_BEHIND.test(after) && length > 1;
  const last = gap.split(/[。！？；\n]/).at(-1)!;
  if (last !== gap && !/该条|该款|该项|本条|条文|法律|该规定|其|上述/.test(last) && quote.kind === 'marks') return false;
  if (OTHERS_SPEAK.test(last) || (TERM_BEHIND.test(after) && length < 20)) return false;
  return RUNS_UP.test(last) || (isBasis && /^(?:的?之?规定)?[，,]?\s*$/.test(last)) || (quote.kind === 'block' && gap.trim().length <= 20);
}

/** Up to the end of the line; lines that begin with an item's number, and the first one with words, belong to it. */
function paragraphEnd(text: string, start: number, limit: number): number {
  let end = start;
  for (;;) {
    const line = text.indexOf('\n', end);
    if (line < 0 || line >= limit) return limit;
    const next = /^\s*([^\n]*)/.exec(text.slice(line))![1]!;
    const isItem = /^[>\s]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/.test(next) && /[：；:;]\s*$/.test(text.slice(start, line));
    if (text.slice(start, line).trim() !== '' && !isItem) return line;
    end = line + 1;
  }
}

function sentenceEnd(text: string, start: number, limit: number, quotes: readonly Quote[], marks: string): number {
  for (let at = start; at < limit; at += 1) {
    const quote = quotes.find((each) => each.start === at);
    if (quote) at = quote.end - 1;
    else if (marks.includes(text[at]!)) return at;
  }
  return limit;
}

/** The stretches of a span that lie in no quote. */
function without(quotes: readonly Quote[], { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let at = start;
  for (const quote of quotes) {
    if (quote.end <= at || quote.start >= end) continue;
    pieces.push({ start: at, end: quote.start });
    at = quote.end;
  }
  pieces.push({ start: at, end });
  return pieces.filter((piece) => piece.start < piece.end);
}
