import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { resolveCitation } from '../../../knowledge/citation/resolve-citation.ts';
import type { StoredProvision } from '../../../knowledge/corpus/rows.ts';
import { formatNumeral } from '../../../knowledge/numerals.ts';
import { wordsOf } from '../../../knowledge/provision.ts';
import type { Span } from '../../../knowledge/citation/spans.ts';
import { matchQuote } from '../../../knowledge/verify/match-quote.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';
import type { DraftForm } from './draft-form.ts';
import type { Grounds } from './grounds.ts';

type DraftCitation = DraftForm['reasons'][number]['citations'][number];

/** A citation that stands: the provision, and where in its text the words quoted are. */
export interface CitedPlace {
  /** 《…》第N条第N款. */
  readonly citation: string;
  readonly provision: StoredProvision;
  readonly hit: Hit;
  readonly quoted: readonly Span[];
}

/** Letters and digits below which a quote stands in nearly every article and supports nothing. */
const LEAST_QUOTED = 4;

/** Where a draft's citation leads, or why it may not be used. */
export function checkCitation(cited: DraftCitation, { setting, hits, corpus, knownTitles }: Grounds): CitedPlace | { readonly problem: string } {
  const written = writtenOut(cited);
  const citation = parseCitations(written, { knownTitles }).find(({ article }) => article !== undefined);
  if (!citation) return { problem: `${written}读不出是哪一条。` };
  const resolution = resolveCitation<StoredProvision>(citation, corpus, setting);
  if (resolution.finding !== 'ok') return { problem: resolution.detail };
  const { provision, paragraph, item } = resolution;
  const hit = hits.find((one) => one.provision.id === provision?.id);
  if (!provision || !hit) return { problem: `${written}不在给出的条文里。` };
  if (cited.quote.trim() === '') return { problem: `${written}没有摘抄原文。` };
  if (wordsOf(cited.quote).length < LEAST_QUOTED) return { problem: `“${cited.quote}”太短，看不出支持什么，要摘抄完整的一句。` };
  const match = matchQuote(cited.quote, provision.text, [item ?? paragraph ?? { start: 0, end: provision.text.length }], '');
  switch (match.kind) {
    case 'same': return { citation: written, provision, hit, quoted: match.parts };
    case 'elsewhere': return { problem: `“${cited.quote}”在${provision.label}，但不在所写的款项里。` };
    case 'hidden': return { problem: `“${cited.quote}”省略了“${match.words}”，改变了意思。` };
    case 'cut': return { problem: `“${cited.quote}”截掉了“${match.words}”，改变了意思。` };
    case 'differs': return { problem: `“${cited.quote}”与${written}的原文不符。` };
    default: return match satisfies never;
  }
}

function writtenOut({ law, article, paragraph, item }: DraftCitation): string {
  const itemLabel = item === null || item.trim() === '' ? '' : `第${item.trim().replace(/^第|项$/gu, '')}项`;
  return `${formatTitle(law.replace(/^《(.*)》$/su, '$1'))}${article.trim()}${paragraph === null ? '' : `第${formatNumeral(Math.max(0, paragraph))}款`}${itemLabel}`;
}
