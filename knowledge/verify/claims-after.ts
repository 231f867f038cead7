import type { Claim, Group } from './claim.ts';
import type { Quote } from './find-quotes.ts';
import { isGivenAsQuote } from './given-as-quote.ts';
import { ON_THE_BASIS, SAYS } from './says.ts';
import { lineEnd, paragraphEnd, sentenceEnd, without } from './stretches.ts';

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

/** What the text says behind a group of citations, up to the next group. */
export function claimsAfter(text: string, group: Group, next: Group | undefined, quotes: readonly Quote[]): Claim[] {
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
