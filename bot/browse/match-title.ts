import { SHORT_TITLES } from '../../knowledge/citation/short-titles.ts';
import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import { LEVELS, NATIONWIDE, statusOn, type Day, type Law, type Status, type Version } from '../../knowledge/law.ts';
import { applies } from '../../knowledge/region.ts';
import { isAmending } from '../../knowledge/search/rank.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import type { Library, Reader } from './library.ts';

/** How a title fits the words that were typed, best first. */
const FITS = ['exact', 'short-title', 'prefix', 'contained', 'words', 'scattered'] as const;
export type Fit = (typeof FITS)[number];

export interface TitleHit {
  readonly law: Law;
  readonly versions: readonly Version[];
  readonly fit: Fit;
  readonly status: Status;
}

/**
 * The laws whose titles fit, best first: as well as the title fits, then in force before not yet before repealed, law of
 * the reader's place and above before that of other places, texts before decisions that only change them, the higher
 * level, the shorter title.
 */
export function matchTitles(typed: string, on: Day, { readings }: Pick<Library, 'readings'>, { region }: Pick<Reader, 'region'>): TitleHit[] {
  const key = normaliseTitle(typed);
  const words = typed.split(/[\s，,、]+/).map(normaliseTitle).filter((word) => word !== '');
  if (key === '') return [];
  const meant = SHORT_TITLES.get(key)?.key;
  return readings.everyLaw().flatMap(({ law, versions }): (TitleHit & { readonly order: readonly number[] })[] => {
    const fit = fitOf(law.key, key, words, meant);
    if (!fit) return [];
    const status = lawStatus(law, versions, on);
    const isHere = law.region === NATIONWIDE || applies(law.region, region);
    const order = [
      FITS.indexOf(fit), STANDINGS.indexOf(status), isHere ? 0 : 1, isAmending(law.title) ? 1 : 0, LEVELS.indexOf(law.level), law.key.length,
    ];
    return [{ law, versions, fit, status, order }];
  }).sort((a, b) => compare(a.order, b.order)).map(({ law, versions, fit, status }) => ({ law, versions, fit, status }));
}

const STANDINGS: readonly Status[] = ['现行有效', '尚未施行', '已修改', '已废止'];

/** Where a law as a whole stands: in force where one of its texts is. */
export function lawStatus({ key }: Law, versions: readonly Version[], on: Day): Status {
  const superseded = SUPERSEDED_TITLES.get(key);
  if (superseded && on >= superseded.from) return '已废止';
  const statuses = new Set(versions.map(({ validity }) => statusOn(validity, on)));
  return STANDINGS.find((status) => statuses.has(status)) ?? '已废止';
}

function fitOf(title: string, key: string, words: readonly string[], meant: string | undefined): Fit | undefined {
  if (title === key) return 'exact';
  if (title === meant) return 'short-title';
  if (title.startsWith(key)) return 'prefix';
  if (title.includes(key)) return 'contained';
  if (words.length > 1 && words.every((word) => title.includes(word))) return 'words';
  return key.length >= SHORTEST_SCATTERED && isScattered(key, title) ? 'scattered' : undefined;
}

/** Fewer characters than these stand in some order in hundreds of titles. */
const SHORTEST_SCATTERED = 4;

/** 陕西物业条例 in 陕西省物业服务管理条例: its characters in order, in pieces of two and more. */
function isScattered(key: string, title: string): boolean {
  let from = 0;
  let at = 0;
  while (at < key.length) {
    let size = 0;
    let place = -1;
    for (let longer = 2; at + longer <= key.length; longer += 1) {
      const found = title.indexOf(key.slice(at, at + longer), from);
      if (found < 0) break;
      size = longer;
      place = found;
    }
    if (size === 0) return false;
    from = place + size;
    at += size;
  }
  return true;
}

/** Laws that somebody may mean by a name that none bears: by its words, else by most of its characters. */
export function likelyLaws(name: string, on: Day, library: Pick<Library, 'readings'>, reader: Pick<Reader, 'region'>): Law[] {
  const hits = matchTitles(name, on, library, reader);
  if (hits.length > 0) return hits.map(({ law }) => law);
  const pairs = pairsOf(normaliseTitle(name));
  if (pairs.length === 0) return [];
  return library.readings.everyLaw()
    .filter(({ law }) => law.region === NATIONWIDE || applies(law.region, reader.region))
    .map(({ law }) => ({ law, common: (2 * pairs.filter((two) => law.key.includes(two)).length) / (pairs.length + law.key.length - 1) }))
    .filter(({ common }) => common >= ALIKE)
    .sort((a, b) => b.common - a.common)
    .map(({ law }) => law);
}

/** Share of pairs of characters (Dice's coefficient) from which on two titles are alike. */
const ALIKE = 0.5;

const pairsOf = (key: string): string[] => Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2));

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
