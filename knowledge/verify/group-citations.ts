import type { Citation } from '../citation/citation.ts';
import type { Group } from './claim.ts';
import { wordsIn } from './fold-words.ts';
import { labelOf, type ResolvedCitation } from './resolve-in-text.ts';
import { ON_THE_BASIS, SAYS } from './says.ts';

const CONNECTS = /^(?:的?之?规定)?\s*(?:[、，,；和与及或以]|以及|或者|并)?\s*(?:和|与|及|以及)?(?:根据|依据|依照|按照|参照|结合)?(?:我国)?$/;

export interface Grouping {
  readonly groups: readonly Group[];
  /** The law's own references with the member of a group that makes each: …第六十条规定，有本法第五十七条所列行为之一…. */
  readonly own: ReadonlyMap<ResolvedCitation, ResolvedCitation>;
}

/** Citations that the text makes itself, those next to each other together; what the cited provision itself refers to is in no group. */
export function groupCitations(text: string, resolved: readonly ResolvedCitation[]): Grouping {
  const groups: Group[] = [];
  const own = new Map<ResolvedCitation, ResolvedCitation>();
  // A list that begins with 本法第四条 goes on with the law's own references.
  let lastOwn: ResolvedCitation | undefined;
  for (const each of resolved) {
    const { citation } = each;
    if (each.isQuoted || (!citation.article && citation.law && !speaks(citation, text))) continue;
    const group = groups.at(-1);
    const referring = group && citation.start >= group.end ? (citation.listIndex > 0 ? lastOwn : undefined) ?? referringMember(each, group, text) : undefined;
    lastOwn = referring;
    if (referring) own.set(each, referring);
    else if (group && citation.start >= group.end && isInPassing(citation, group, text)) continue;
    else if (group && (citation.start < group.end || connects(text.slice(group.end, citation.start)))) {
      groups[groups.length - 1] = { members: [...group.members, each], start: group.start, end: Math.max(group.end, citation.end) };
    } else groups.push({ members: [each], start: citation.start, end: citation.end });
  }
  return { groups, own };
}

const connects = (gap: string): boolean => CONNECTS.test(gap) && !gap.includes('\n');

/** 依照《…》第七十六条的规定处罚, in the middle of what another citation is made to say: no citation that says something itself. */
function isInPassing({ start, end, article }: Citation, group: Group, text: string): boolean {
  const between = text.slice(group.end, start);
  const after = text.slice(end, end + 24);
  if (!article || /[。！？；\n]/.test(between) || !/^[之的]?规定(?![：:，,“「])/.test(after)) return false;
  return !connects(between) || !/[、和与及]/.test(between);
}

const NAMED_ONLY = /(?:违反|违背|触犯|符合|属于|构成|不同于|除)了?(?:我国|国家|现行)?$/;
const SPEAKS = new RegExp(`^[之的中里]?[^，。；：！？\\n“”"「『的]{0,8}(?:的?${SAYS}|[：:])`);
const SPEAKS_UP = new RegExp(`^[之的中里]?[^，。；：！？\\n“”"「『的]{0,8}${SAYS}[：:，,“「]`);

/** A law as a whole is made to say something: 根据《保险法》的规定，; not: 违反《保险法》. */
function speaks({ start, end }: Citation, text: string): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  return !NAMED_ONLY.test(before) && (SPEAKS.test(text.slice(end, end + 24)) || (ON_THE_BASIS.test(before) && /^[，,]/.test(text.slice(end))));
}

/** Members of a long list that may refer to what follows. */
const MOST_REFERRING = 8;

/** The member whose provision says the same words before the same place: 有本法第五十七条, 依照前款. */
function referringMember({ citation }: ResolvedCitation, group: Group, text: string): ResolvedCitation | undefined {
  const between = text.slice(group.end, citation.start);
  if (between.includes('\n\n')) return undefined;
  const label = wordsIn(labelOf(citation) ?? '', 'figures');
  const written = wordsIn(citation.text, 'figures');
  const before = wordsIn(text.slice(Math.max(group.end, citation.start - 6), citation.start), 'figures').slice(-2);
  const isExplicit = /^(?:前|本(?:法|条|款|解释|规定|办法|条例|决定|细则|规则))/.test(written);
  const exact = group.members.slice(-MOST_REFERRING).find(({ resolution, citation: { law } }) => {
    if (resolution.finding !== 'ok' || !resolution.provision) return false;
    const words = wordsIn(resolution.provision.text, 'figures');
    if (words.includes(isExplicit ? written : `${before}${written}`)) return true;
    return label !== '' && citation.law?.key === law?.key && (words.includes(`${before}本法${label}`) || words.includes(`${before}${label}`));
  });
  if (exact || /[。！？\n]/.test(between) || (connects(between) && /[、和与及]/.test(between))) return exact;
  // In the sentence that tells what a law says, 本法 and 前款 are that law's words, as is 第二款 where nothing is said to stand there.
  const isBare = citation.relation === 'same-article' && citation.text.startsWith('第') && !SPEAKS_UP.test(text.slice(citation.end, citation.end + 24));
  return (isExplicit || isBare) ? group.members.findLast(({ resolution }) => resolution.finding === 'ok') : undefined;
}
