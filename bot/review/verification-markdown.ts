import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Day } from '../../knowledge/law.ts';
import { UNVERIFIABLE, type Finding, type Verification, type VerifiedCitation, type VerifiedProvision } from '../../knowledge/verify/verification.ts';

/** Findings in the words of an adviser. */
const FINDING_NAMES: Readonly<Record<Finding, string>> = {
  'ok': '无误',
  'no-such-law': '无法核验（库中没有这部法）',
  'no-such-article': '没有这一条',
  'no-such-paragraph': '没有这一款',
  'no-such-item': '没有这一项',
  'repealed': '已废止',
  'not-yet-in-force': '尚未施行',
  'wrong-version': '不是所涉日期有效的文本',
  'ambiguous-title': '无法核验（名称不止一部法）',
  'incomplete': '无法核验（没有写明哪部法、哪一条）',
  'quote-differs': '与原文不符',
  'figure-not-in-article': '数字不见于该条',
};

/** A verification as Markdown for advisers: the count, what is to be mended, every citation, the law's own words. */
export function verificationMarkdown({ citations, summary }: Verification, date: Day): string {
  const { total, ok, wrong, unverifiable } = summary;
  if (total === 0) return '# 引注核验\n\n文中没有引用法律条文。';
  return [
    '# 引注核验',
    `按${dayInWords(date)}的法律核验：共 ${total} 处引注，${ok} 处无误，${wrong} 处有误，${unverifiable} 处无法核验。`,
    ['| 序号 | 引注 | 结论 | 说明 |', '|---|---|---|---|', ...citations.map(row)].join('\n'),
    ...originals(citations),
  ].join('\n\n');
}

function row(citation: VerifiedCitation, index: number): string {
  const { text, finding, detail } = citation;
  const mark = finding === 'ok' ? '✓' : UNVERIFIABLE.has(finding) ? '？' : '✗';
  const place = citation.article !== null && !text.includes(citation.article) ? `${text}（${placeOf(citation)}）` : text;
  return `| ${index + 1} | ${cell(place)} | ${mark} ${FINDING_NAMES[finding]} | ${cell(detail)} |`;
}

/** What a citation such as 前款 or a range means. */
function placeOf({ article, paragraph, item }: VerifiedCitation): string {
  return `${article ?? ''}${paragraph === null ? '' : `第${paragraph}款`}${item === null ? '' : `第${item}项`}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

/** Each provision once, in the order of the text. */
function originals(citations: readonly VerifiedCitation[]): string[] {
  const provisions = new Map(citations.flatMap(({ provision }) => (provision ? [[provision.id, provision] as const] : [])));
  if (provisions.size === 0) return [];
  return ['## 条文原文', ...[...provisions.values()].map(original)];
}

function original({ label, text, path, version }: VerifiedProvision): string {
  const since = version.from === null ? '施行日期不详' : `自${dayInWords(version.from)}起施行`;
  const until = version.to === null ? '' : `，自${dayInWords(version.to)}起不再有效`;
  return [
    `**${formatTitle(version.title)}${label}**（${version.status}，${since}${until}${path.length === 0 ? '' : `；${path.join(' › ')}`}）`,
    '',
    ...text.split('\n').map((line) => `> ${line}`).flatMap((line, index) => (index === 0 ? [line] : ['>', line])),
  ].join('\n');
}
