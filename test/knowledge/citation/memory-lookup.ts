import type { LawLookup } from '../../../knowledge/citation/law-lookup.ts';
import { NATIONWIDE, type Law, type Region, type Validity, type Version } from '../../../knowledge/law.ts';
import type { Provision } from '../../../knowledge/provision.ts';
import { normaliseTitle } from '../../../knowledge/title.ts';

export interface VersionText {
  readonly date?: string;
  readonly validity: Partial<Validity>;
  readonly articles: Readonly<Record<string, string>>;
}

export interface LawText {
  readonly title: string;
  readonly region?: Region;
  readonly versions: readonly VersionText[];
}

/** A corpus of a few invented laws. */
export function memoryLookup(texts: readonly LawText[]): LawLookup {
  const laws: Law[] = texts.map(({ title, region = NATIONWIDE }, id) => ({ id, key: normaliseTitle(title), title, level: '法律', region }));
  const versions: (Version & { articles: Readonly<Record<string, string>> })[] = texts.flatMap(({ versions: own }, lawId) =>
    own.map(({ date, validity, articles }, i) => ({
      id: lawId * 100 + i, lawId, title: laws[lawId]!.title, level: '法律', region: laws[lawId]!.region,
      ...(date !== undefined && { date }), validity: { fromBasis: 'text', ...validity }, articles,
    })));
  const articlesOf = (versionId: number) => versions.find(({ id }) => id === versionId)!.articles;
  return {
    lawsByKey: (key) => laws.filter((law) => law.key === key),
    lawKeys: () => laws.map(({ key }) => key),
    versionsOf: (lawId) => versions.filter((version) => version.lawId === lawId),
    provision: (versionId, label): Provision | undefined => {
      const text = articlesOf(versionId)[label];
      return text === undefined ? undefined : { kind: 'article', label, path: [], text };
    },
    lastArticle: (versionId) => Object.keys(articlesOf(versionId)).at(-1),
  };
}
