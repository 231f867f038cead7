import type { Claim, Group } from './claim.ts';
import type { Quote } from './find-quotes.ts';
import { wordsIn } from './fold-words.ts';
import { SHORTEST } from './given-as-quote.ts';

const OPENS_BRACKET = /(?:[（(【[]|——|—|--)\s*(?:可?参见|详见|可?参照|参考|依据|根据|法律依据|出处|来源|引自|摘自|见|即|规定于)?[：:]?\s*$/;
const CLOSES_BRACKET = /^[^，。；：\n（(]{0,14}(?:[）)】\]]|\s*(?:\n|$))/;
const POINTS_BACK = /(?:(?:这|此|上述|以上|前述)[^，。；\n]{0,6}(?:是|为|见|出自|源自|来自|依据)|详见|可?参见|出自|(?:法律)?依据[是为见])(?:我国)?$/;
const ENDS_THERE = /^(?:的|中的)?(?:明文|明确|具体|相关)?(?:规定|内容|要求|原文)?\s*(?:[。；\n]|$)/;

/** What stands before a citation that only names the source: “…”（《…》第三条）, …的，应当…（《…》第三条）, 这是《…》第三条的规定。 */
export function claimBefore(text: string, group: Group, groups: readonly Group[], quotes: readonly Quote[], taken: Set<Quote>): Claim | undefined {
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
