import type { Citation } from '../../knowledge/citation/citation.ts';
import { expandCitation } from '../../knowledge/citation/expand-citation.ts';
import type { Resolved, Unresolved } from '../../knowledge/citation/resolution.ts';
import { resolveCitation } from '../../knowledge/citation/resolve-citation.ts';
import { structure } from '../../knowledge/citation/structure.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import type { Flag, QuotedProvision } from './answer.ts';
import { quote } from './quote.ts';

export interface LookedUp {
  readonly provisions: readonly QuotedProvision[];
  /** For each citation that leads nowhere, one sentence that says why. */
  readonly reasons: readonly string[];
  readonly flags: readonly Flag[];
}

/** More articles than this are not quoted for one question. */
const MOST = 6;

/** The articles that a question names, word for word, in the version in force on the day. */
export function lookUp(citations: readonly Citation[], corpus: Corpus, day: Day, region: Region): LookedUp {
  const provisions: QuotedProvision[] = [];
  const reasons = new Set<string>();
  const flags = new Set<Flag>();
  for (const citation of citations.flatMap(expandCitation)) {
    const resolution = resolveCitation<StoredProvision>(citation, corpus, { date: day, region });
    if (resolution.finding !== 'ok') {
      reasons.add(resolution.detail);
      for (const flag of flagsOf(resolution)) flags.add(flag);
    } else if (resolution.provision && provisions.length < MOST) {
      provisions.push(quoted(resolution, resolution.provision, day));
    }
  }
  return { provisions, reasons: [...reasons], flags: [...flags] };
}

function quoted({ law, version, paragraph, item }: Resolved, provision: StoredProvision, day: Day): QuotedProvision {
  const entry = { law, version, provision };
  const number = paragraph ? paragraphNumber(provision.text, paragraph.start) : null;
  const piece = item
    ? { paragraph: number, item: item.label, text: item.text }
    : { paragraph: number, item: null, text: paragraph?.text ?? provision.text };
  // An item says nothing without the words that introduce the list.
  const lead = item && paragraph ? paragraph.text.slice(0, paragraph.items[0]!.start - paragraph.start).trim() : '';
  const pieces = lead === '' ? [piece] : [{ paragraph: number, item: null, text: lead }, piece];
  return { pieces: pieces.map((one) => quote(entry, one, day)), why: '您指明要查的条文' };
}

function paragraphNumber(text: string, start: number): number {
  return structure(text).findIndex((paragraph) => paragraph.start === start) + 1;
}

function flagsOf(resolution: Unresolved): Flag[] {
  if (resolution.finding === 'incomplete') return [];
  const superseded = 'superseded' in resolution && resolution.superseded ? ['superseded-title' as const] : [];
  return [resolution.finding, ...superseded];
}
