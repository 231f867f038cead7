import { LEVELS, NATIONWIDE, type Day, type Level, type Region, type Status } from '../../knowledge/law.ts';
import { ancestors, applies } from '../../knowledge/region.ts';
import { isAmending } from '../../knowledge/search/rank.ts';
import { linkTo, type LawLink } from './law-link.ts';
import type { Library, Reader } from './library.ts';
import { lawStatus } from './match-title.ts';

/** The laws of one level and place. */
export interface Shelf {
  readonly level: Level;
  readonly region: Region;
  readonly inForce: number;
  /** Those not yet and not any more in force too. */
  readonly all: number;
}

/** What the reader can read: shelves that are not empty, the whole country first, then from the province down to the reader's place. */
export function lawShelves(on: Day, { readings }: Pick<Library, 'readings'>, { region }: Pick<Reader, 'region'>): Shelf[] {
  const shelves = new Map<string, { level: Level; region: Region; inForce: number; all: number }>();
  for (const { law, versions } of readings.everyLaw()) {
    if (law.region !== NATIONWIDE && !applies(law.region, region)) continue;
    const name = `${law.region} ${law.level}`;
    const shelf = shelves.get(name) ?? { level: law.level, region: law.region, inForce: 0, all: 0 };
    shelves.set(name, shelf);
    shelf.all += 1;
    if (lawStatus(law, versions, on) === '现行有效') shelf.inForce += 1;
  }
  const places = [...ancestors(region).reverse(), region];
  return [...shelves.values()].sort((a, b) => places.indexOf(a.region) - places.indexOf(b.region) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

export interface ShelfQuery {
  readonly level: Level;
  readonly region: Region;
  readonly on: Day;
  /** Those not in force too. */
  readonly all?: boolean;
  readonly offset?: number;
  readonly limit: number;
}

export interface ShelfPage {
  readonly total: number;
  readonly laws: readonly (LawLink & { readonly status: Status })[];
}

/** By title, as a dictionary orders them; decisions that only change others last. */
const ORDER = new Intl.Collator('zh-CN');

/** The laws of a shelf, a page at a time. */
export function lawsOfShelf({ level, region, on, all = false, offset = 0, limit }: ShelfQuery, { corpus, readings }: Pick<Library, 'corpus' | 'readings'>): ShelfPage {
  const laws = readings.everyLaw()
    .filter(({ law }) => law.level === level && law.region === region)
    .map(({ law, versions }) => ({ law, status: lawStatus(law, versions, on) }))
    .filter(({ status }) => all || status === '现行有效')
    .sort((a, b) => Number(isAmending(a.law.title)) - Number(isAmending(b.law.title)) || ORDER.compare(a.law.key, b.law.key));
  return { total: laws.length, laws: laws.slice(offset, offset + limit).map(({ law, status }) => ({ ...linkTo(law, corpus), status })) };
}
