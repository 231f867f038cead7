import { formatTitle } from '../citation/format-citation.ts';
import type { Resolved } from '../citation/resolution.ts';
import type { Span } from '../citation/spans.ts';
import { structure } from '../citation/structure.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import { formatNumeral } from '../numerals.ts';
import type { Group } from './claim.ts';

/** A law that a citation resolved to, as a whole. */
export type CitedLaw = Resolved<StoredProvision>;

/** A provision that a citation resolved to, or a part of it. */
export type Place = CitedLaw & { readonly provision: StoredProvision };

/** What a claim can be measured against. */
export interface Subject {
  readonly places: readonly Place[];
  /** Laws cited without an article. */
  readonly laws: readonly CitedLaw[];
}

/** Words that so many places are said to say are said by none. */
const MOST_PLACES = 60;

/** What the citations of a group mean; undefined when one of them is not held or not law: what the others do not say it may. */
export function subjectOf({ members }: Group): Subject | undefined {
  const resolved = members.flatMap(({ resolution }) => (resolution.finding === 'ok' ? [resolution] : []));
  const places = [...new Map(resolved.filter(isPlace).map((place) => [keyOf(place), place])).values()];
  if (resolved.length < members.length || places.length > MOST_PLACES) return undefined;
  return { places, laws: resolved.filter((each) => !isPlace(each)) };
}

const keyOf = ({ provision, paragraph, item, subitem }: Place): string => [provision.id, paragraph?.start, item?.start, subitem?.start].join(' ');

const isPlace = (resolved: CitedLaw): resolved is Place => resolved.provision !== undefined;

/** The parts of the article that the citation names; with an item, before it the words that open its list. */
export function citedSpans({ provision, paragraph, item, subitem }: Place): Span[] {
  const narrow = subitem ?? item;
  if (!narrow) return [paragraph ?? { start: 0, end: provision.text.length }];
  const first = paragraph?.items[0];
  return first ? [{ start: paragraph.start, end: first.start }, narrow] : [narrow];
}

export function citedText(place: Place): string {
  return citedSpans(place).map(({ start, end }) => place.provision.text.slice(start, end)).join('\n');
}

/** 《…》第四十条. */
export const nameOf = ({ version, provision }: Pick<Place, 'version' | 'provision'>): string => `${formatTitle(version.title)}${provision.label}`;

/** 第一款第（二）项: the part of a provision at an offset of its text; empty where there is only one. */
export function partAt(text: string, at: number): string {
  const paragraphs = structure(text);
  const index = paragraphs.findIndex(({ start, end }) => start <= at && at < end);
  const item = paragraphs[index]?.items.find(({ start, end }) => start <= at && at < end);
  return `${paragraphs.length > 1 ? `第${formatNumeral(index + 1)}款` : ''}${item ? `第（${formatNumeral(item.number)}）项` : ''}`;
}
