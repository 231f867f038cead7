import { NATIONWIDE, type Law, type Region } from '../law.ts';
import { applies } from '../region.ts';
import type { LawLookup } from './law-lookup.ts';

export type FoundLaw = { readonly law: Law } | { readonly candidates: readonly Law[] };

/** 处罚法 is the end of a title, 法 and 办法 are the end of hundreds. */
const SHORTEST_ENDING = 3;

/** Candidates that are worth naming. */
const MOST_CANDIDATES = 10;

/**
 * The law that a normalised title means. An exact title comes before titles that end in it (审理…的解释 without the
 * court; 监督法); among several, the resident's own region before the country. A local law that merely ends in
 * the title counts only where it applies.
 * @returns one law, several candidates, or none.
 */
export function findLaw(key: string, lookup: LawLookup, region?: Region): FoundLaw {
  const exact = lookup.lawsByKey(key);
  if (exact.length > 0) return choose(exact, region);
  if (key.length < SHORTEST_ENDING) return { candidates: [] };
  const longer = lookup.lawKeys().filter((title) => title.endsWith(key)).flatMap((title) => lookup.lawsByKey(title));
  const applying = longer.filter((law) => isFor(law, region));
  if (applying.length > 0) return choose(applying, region);
  return region === undefined ? { candidates: longer.slice(0, MOST_CANDIDATES) } : { candidates: [] };
}

function choose(laws: readonly Law[], region: Region | undefined): FoundLaw {
  const [only] = laws;
  if (laws.length === 1) return { law: only! };
  const nearest = region === undefined ? [] : laws.filter((law) => law.region !== NATIONWIDE && applies(law.region, region));
  if (nearest.length === 1) return { law: nearest[0]! };
  const national = laws.filter((law) => law.region === NATIONWIDE);
  if (nearest.length === 0 && national.length === 1) return { law: national[0]! };
  return { candidates: laws.slice(0, MOST_CANDIDATES) };
}

const isFor = (law: Law, region: Region | undefined): boolean =>
  law.region === NATIONWIDE || (region !== undefined && applies(law.region, region));
