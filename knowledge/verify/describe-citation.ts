import { formatPlace, formatTitle } from '../citation/format-citation.ts';
import { statusOn, type Day } from '../law.ts';
import { formatNumeral } from '../numerals.ts';
import type { Problem } from './problem.ts';
import { labelOf, type ResolvedCitation } from './resolve-in-text.ts';
import type { VerifiedCitation, VerifiedProvision } from './verification.ts';

/**
 * What is said of one citation.
 * @param isOwn a provision that is quoted makes the citation: that its law has since been repealed, or is not held, is no fault of the text
 */
export function describeCitation(resolved: ResolvedCitation, problem: Problem | undefined, isOwn: boolean, date: Day): VerifiedCitation {
  const { citation, resolution } = resolved;
  const { text, start, end, law, paragraph, item } = citation;
  const isOk = resolution.finding === 'ok';
  const isExcused = isOwn && !isOk;
  return {
    text, start, end,
    law: isOk ? resolution.version.title : law?.title ?? null,
    article: labelOf(citation) ?? null,
    paragraph: paragraph ?? null,
    item: item === undefined ? null : `（${formatNumeral(item)}）`,
    finding: isExcused ? 'ok' : problem?.finding ?? resolution.finding,
    detail: isExcused ? `所引条文原文如此。${detailOf(resolved)}` : problem?.detail ?? detailOf(resolved),
    provision: provisionOf(resolution, date),
  };
}

function detailOf({ citation, resolution }: ResolvedCitation): string {
  if (resolution.finding === 'ok') return `${formatTitle(resolution.version.title)}${formatPlace(citation)}现行有效。`;
  if (resolution.finding === 'incomplete') return `“${citation.text}”没有写明所属的法律或条文，无法核验。`;
  return resolution.finding === 'no-such-law' ? `${resolution.detail}无法核验。` : resolution.detail;
}

function provisionOf(resolution: ResolvedCitation['resolution'], date: Day): VerifiedProvision | null {
  if (resolution.finding !== 'ok' || !resolution.provision) return null;
  const { version, provision, paragraph, item, subitem } = resolution;
  return {
    id: provision.id,
    label: provision.label,
    text: provision.text,
    cited: (subitem ?? item ?? paragraph ?? provision).text,
    path: provision.path,
    version: {
      title: version.title,
      from: version.validity.from ?? null,
      to: version.validity.to ?? null,
      status: statusOn(version.validity, date),
    },
  };
}
