import type { Quote } from './find-quotes.ts';
import { wordsIn } from './fold-words.ts';
import { SAYS } from './says.ts';

/** A shorter quote is a name or a term unless the law is said to say it. */
export const SHORTEST = 8;

const RUNS_UP = new RegExp(`(?:^[之的中里\\s]{0,2}|${SAYS}(?:如下|为|是|的是)?[：:，,]?|(?:如下|内容|原文|条文|全文)(?:为|是)?[：:，,]?|[：:])\\s*$`);
const OTHERS_SPEAK = /法院|认为|判决|裁定|裁判|案例|所谓|俗称|例如|比如|认定为|称为|视为|理解为|解释为|是指$|通知|合同|协议|约定|微信|短信/;
const TERM_BEHIND = /^(?:的|等|这|一[词语]|原则|制度|之)/;

/**
 * Whether a text gives what stands between marks as the words of the citation before it.
 * @param gap what stands between the citation, or the quote before, and the marks; @param after what follows them
 */
export function isGivenAsQuote(gap: string, isBasis: boolean, after: string, quote: Quote, text: string): boolean {
  const length = wordsIn(text.slice(quote.inner.start, quote.inner.end), 'words').length;
  if (length < SHORTEST) return new RegExp(`^[之的中里]?${SAYS}[：:，,]?\\s*$`).test(gap) && !TERM_BEHIND.test(after) && length > 1;
  const last = gap.split(/[。！？；\n]/).at(-1)!;
  if (last !== gap && !/该条|该款|该项|本条|条文|法律|该规定|其|上述/.test(last) && quote.kind === 'marks') return false;
  if (OTHERS_SPEAK.test(last) || (TERM_BEHIND.test(after) && length < 20)) return false;
  return RUNS_UP.test(last) || (isBasis && /^(?:的?之?规定)?[，,]?\s*$/.test(last)) || (quote.kind === 'block' && gap.trim().length <= 20);
}
