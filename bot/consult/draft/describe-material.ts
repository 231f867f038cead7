import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { structure } from '../../../knowledge/citation/structure.ts';
import { dayInWords } from '../../../knowledge/day.ts';
import { statusOn, type Day } from '../../../knowledge/law.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';
import type { DraftMaterial } from './draft-material.ts';

/** The values of the drafting prompts, see prompts/draft-answer.md. */
export function describeMaterial({ question, assumptions, hits, quoted, offices }: DraftMaterial): Record<string, string> {
  const { guidance } = quoted;
  return {
    question,
    facts: assumptions.length === 0 ? '无' : assumptions.join('\n'),
    date: quoted.date === quoted.today ? `${dayInWords(quoted.today)}（今天）` : `${dayInWords(quoted.date)}（事情发生的时候；今天是${dayInWords(quoted.today)}）`,
    region: quoted.region.replaceAll('/', ''),
    provisions: hits.map((hit, index) => describeProvision(hit, index + 1, quoted.date)).join('\n\n'),
    offices: Object.entries(offices).map(([id, { name, what }]) => `${id}：${name}，${what}`).join('\n'),
    guidance: guidance === undefined ? '无'
      : [...guidance.steps, ...guidance.deadlines.map(({ what, period, from }) => `${what}的期限：${period}，从${from}起算`)].join('\n'),
  };
}

/** Number, law, article, rank and validity, then the text with its 款 counted. */
function describeProvision({ version, law, provision }: Hit, number: number, day: Day): string {
  const { validity, level } = version;
  const from = validity.from === undefined ? '' : `，自${dayInWords(validity.from)}起施行`;
  const paragraphs = structure(provision.text);
  const text = paragraphs.length < 2 ? provision.text
    : paragraphs.map((paragraph, index) => `（以下第${index + 1}款）\n${paragraph.text}`).join('\n');
  return [
    `P${number} ${formatTitle(version.title)}${provision.label}`,
    `${level}，${law.region.replaceAll('/', '')}，${statusOn(validity, day)}${from}`,
    text,
  ].join('\n');
}
