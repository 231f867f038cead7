import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Day, Law, Version } from '../../knowledge/law.ts';
import { versionOn } from '../consult/changed-since.ts';
import type { TextChoice, VersionName } from './law-path.ts';
import { validityView, type ValidityView } from './validity-view.ts';

/** One text of a law among its others. */
export interface VersionLine {
  readonly version: VersionName;
  /** Day of its adoption or newest amendment. */
  readonly adopted: Day | null;
  readonly validity: ValidityView;
  /** The one that is shown. */
  readonly isShown: boolean;
}

/** The versions of a law, oldest first; where another law took its place, also as long as the corpus does not hold that one. */
export function versionsOf({ id, key }: Law, corpus: Pick<Corpus, 'versionsOf'>): readonly Version[] {
  const superseded = SUPERSEDED_TITLES.get(key);
  const versions = corpus.versionsOf(id);
  if (!superseded) return versions;
  return versions.map((version) => {
    const { from = '', to } = version.validity;
    if (from >= superseded.from || (to !== undefined && to <= superseded.from)) return version;
    return { ...version, validity: { ...version.validity, to: superseded.from, toBasis: 'repealed', endedBy: superseded.by } };
  });
}

export const nameOfVersion = ({ date }: Version): VersionName => date ?? 'undated';

/** Status is as of today. */
export function versionLine(version: Version, shown: Version, today: Day): VersionLine {
  return {
    version: nameOfVersion(version),
    adopted: version.date ?? null,
    validity: validityView(version.validity, today, today),
    isShown: version.id === shown.id,
  };
}

/** The version that a name stands for. */
export const versionNamed = (versions: readonly Version[], name: VersionName): Version | undefined =>
  versions.find((version) => nameOfVersion(version) === name);

/** How an address names a version: not at all for the present text, else by its first day, by its name where that does not do. */
export function choiceOf(version: Version, versions: readonly Version[], today: Day): TextChoice {
  if (versionOn(versions, today)?.id === version.id) return {};
  const { from } = version.validity;
  return from !== undefined && versionOn(versions, from)?.id === version.id ? { on: from } : { version: nameOfVersion(version) };
}
