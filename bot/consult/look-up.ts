import type { Citation } from '../../knowledge/citation/citation.ts';
import { expandCitation } from '../../knowledge/citation/expand-citation.ts';
import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Resolved, Unresolved } from '../../knowledge/citation/resolution.ts';
import { resolveCitation } from '../../knowledge/citation/resolve-citation.ts';
import { structure } from '../../knowledge/citation/structure.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Day } from '../../knowledge/law.ts';
import type { Flag, QuotedProvision } from './answer.ts';
import { leadOf, type Piece } from './choose-pieces.ts';
import type { Setting } from './consultation.ts';
import { quote } from './quote.ts';

export interface LookedUp {
  readonly provisions: readonly QuotedProvision[];
  /** For each citation that leads nowhere, one sentence that says why, and one for what was too much. */
  readonly reasons: readonly string[];
  readonly flags: readonly Flag[];
}

/** More articles than this are not quoted for one question. */
const MOST = 6;

/** The articles that a question names, word for word, in the version in force on the day. */
export function lookUp(citations: readonly Citation[], corpus: Corpus, { date: day, today, region }: Setting): LookedUp {
  const provisions: QuotedProvision[] = [];
  const reasons = new Set<string>();
  const flags = new Set<Flag>();
  const seen = new Set<string>();
  for (const citation of citations.flatMap(expandCitation)) {
    const resolution = resolveCitation<StoredProvision>(citation, corpus, { date: day, region });
    if (resolution.finding !== 'ok') {
      reasons.add(whyNone(resolution, day, today));
      for (const flag of flagsOf(resolution)) flags.add(flag);
    } else if (resolution.provision) {
      const place = `${resolution.provision.id} ${resolution.paragraph?.start} ${resolution.item?.start}`;
      if (seen.has(place)) continue;
      seen.add(place);
      if (provisions.length < MOST) provisions.push(quoted(resolution, resolution.provision, day));
      else reasons.add(`一次最多列出 ${MOST} 条，其余的请再问一次。`);
    }
  }
  return { provisions, reasons: [...reasons], flags: [...flags] };
}

/** Of a law whose texts begin on a past day nobody knows here that it was none before. */
function whyNone(resolution: Unresolved, day: Day, today: Day): string {
  if (resolution.finding !== 'not-yet-in-force') return resolution.detail;
  const { law, from, detail } = resolution;
  if (from === undefined || from > today) return detail;
  return `法律库里没有${dayInWords(day)}有效的${formatTitle(law.title)}文本，最早的一个自${dayInWords(from)}起施行。当时的规定请向 12348 核对。`;
}

function quoted({ law, version, paragraph, item }: Resolved, provision: StoredProvision, day: Day): QuotedProvision {
  const entry = { law, version, provision };
  const number = paragraph ? paragraphNumber(provision.text, paragraph.start) : null;
  const pieces: Piece[] = item
    ? [...leadOf(paragraph!, number), { paragraph: number, item: item.label, start: item.start, text: item.text }]
    : [{ paragraph: number, item: null, start: paragraph?.start ?? 0, text: paragraph?.text ?? provision.text }];
  return { pieces: quote(entry, pieces, day), why: '您指明要查的条文' };
}

/** Null where there is only one 款, which has no number of its own. */
function paragraphNumber(text: string, start: number): number | null {
  const paragraphs = structure(text);
  return paragraphs.length === 1 ? null : paragraphs.findIndex((paragraph) => paragraph.start === start) + 1;
}

function flagsOf(resolution: Unresolved): Flag[] {
  if (resolution.finding === 'incomplete') return [];
  const superseded = 'superseded' in resolution && resolution.superseded ? ['superseded-title' as const] : [];
  return [resolution.finding, ...superseded];
}
