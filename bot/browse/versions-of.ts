import type { Day, Version } from '../../knowledge/law.ts';
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

/** How an address names a version: not at all for the present text, else by its first day, by its name where that does not do. */
export function choiceOf(version: Version, versions: readonly Version[], today: Day): TextChoice {
  if (versionOn(versions, today)?.id === version.id) return {};
  const { from } = version.validity;
  return from !== undefined && versionOn(versions, from)?.id === version.id ? { on: from } : { version: nameOfVersion(version) };
}
