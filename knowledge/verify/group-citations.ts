import { wordsIn } from './fold-words.ts';
import type { Group } from './find-claims.ts';
import { labelOf, type ResolvedCitation } from './resolve-in-text.ts';

const CONNECTS = /^(?:的?之?规定)?\s*(?:[、，,；和与及或以]|以及|或者|并)?\s*(?:和|与|及|以及)?(?:根据|依据|依照|按照|参照|结合)?(?:我国)?$/;

/**
 * Citations that the text makes itself, those next to each other together. What the cited provision itself refers to
 * (…第六十条规定，有本法第五十七条所列行为之一…) is part of what is said of it, and in no group.
 */
export function groupCitations(text: string, resolved: readonly ResolvedCitation[]): Group[] {
  const groups: Group[] = [];
  for (const each of resolved) {
    const { citation } = each;
    if (each.isQuoted) continue;
    const group = groups.at(-1);
    if (group && citation.start < group.end) {
      groups[groups.length - 1] = { ...group, members: [...group.members, each] };
      continue;
    }
    if (group && isOwnReference(each, group, text)) continue;
    if (group && CONNECTS.test(text.slice(group.end, citation.start)) && !text.slice(group.end, citation.start).includes('\n')) {
      groups[groups.length - 1] = { members: [...group.members, each], start: group.start, end: citation.end };
    } else groups.push({ members: [each], start: citation.start, end: citation.end });
  }
  return groups;
}

function isOwnReference({ citation }: ResolvedCitation, group: Group, text: string): boolean {
  if (text.slice(group.end, citation.start).includes('\n\n')) return false;
  const label = labelOf(citation);
  const isNamed = citation.relation === undefined;
  return group.members.some(({ resolution }) => {
    if (resolution.finding !== 'ok' || !resolution.provision) return false;
    const words = wordsIn(resolution.provision.text, 'figures');
    if (citation.relation?.startsWith('previous-')) return words.includes(wordsIn(citation.text, 'figures').slice(0, 2));
    if (isNamed && !words.includes(citation.law?.key ?? '')) return false;
    return label !== undefined && words.includes(wordsIn(label, 'figures'));
  });
}
