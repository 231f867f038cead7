import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import type { Region, Version } from '../../knowledge/law.ts';
import type { Aligned } from '../../knowledge/versions/align-articles.ts';
import { chooseText } from './choose-text.ts';
import { articleHref, linkTo, type LawLink } from './law-link.ts';
import type { VersionName } from './law-path.ts';
import type { Library, Reader } from './library.ts';
import { noSuchVersion, type NoText } from './no-text.ts';
import { choiceOf, versionLine, versionNamed, versionsOf, type VersionLine } from './versions-of.ts';
import type { Run } from './word-runs.ts';

export interface CompareQuery {
  readonly law: string;
  readonly region?: Region;
  /** The older version and the newer. */
  readonly from: VersionName;
  readonly to: VersionName;
}

/**
 * What became of an article; one that is both renumbered and changed is changed, its labels tell the rest. `replaced`:
 * another one stands under its number, and nothing in the newer text is like it.
 */
export type ChangeOfArticle = 'same' | 'renumbered' | 'changed' | 'replaced' | 'added' | 'removed';

/** One article as it was and as it is. */
export interface ComparedArticle {
  readonly change: ChangeOfArticle;
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
  /** Of a changed one, what of its words stayed, went and came; else null. */
  readonly runs: readonly Run[] | null;
}

export interface ComparedSide {
  readonly label: string;
  readonly href: string;
  readonly provisionId: number;
  readonly path: readonly string[];
  readonly text: string;
}

export interface Comparison {
  readonly law: LawLink;
  readonly before: VersionLine;
  readonly after: VersionLine;
  readonly counts: Readonly<Record<ChangeOfArticle, number>>;
  /** In the order of the newer version; what is gone stands behind what it stood behind. */
  readonly articles: readonly ComparedArticle[];
}

export type CompareOutcome = { readonly kind: 'comparison'; readonly comparison: Comparison } | NoText;

/** Two versions of a law side by side, article by article. */
export function compareVersions({ law: name, region, from, to }: CompareQuery, library: Library, reader: Reader): CompareOutcome {
  const chosen = chooseText({ law: name, version: to, ...(region !== undefined && { region }) }, undefined, library, reader);
  if ('none' in chosen) return chosen.none;
  const { law } = chosen;
  const { corpus, readings } = library;
  const versions = versionsOf(law, corpus);
  const [older, newer] = [versionNamed(versions, from), versionNamed(versions, to)];
  if (!older || !newer) return noSuchVersion(law, corpus);
  const side = (version: Version): ((label: string | null) => ComparedSide | null) => {
    const byLabel = new Map(readings.provisionsOf(version.id).map((one): [string, StoredProvision] => [one.label, one]));
    const choice = choiceOf(version, versions, reader.today);
    return (label) => {
      const found = label === null ? undefined : byLabel.get(label);
      return found ? { label: found.label, href: articleHref(law, found.label, corpus, choice), provisionId: found.id, path: found.path, text: found.text } : null;
    };
  };
  const [oldSide, newSide] = [side(older), side(newer)];
  const changes = readings.changes(older.id, newer.id);
  const articles = readings.aligned(older.id, newer.id).map((aligned, place): ComparedArticle => {
    const { before, after } = aligned;
    const change = changeOf(aligned);
    return { change, before: oldSide(before), after: newSide(after), runs: changes[place]! };
  });
  const count = (kind: ChangeOfArticle): number => articles.filter(({ change }) => change === kind).length;
  return {
    kind: 'comparison',
    comparison: {
      law: linkTo(law, corpus),
      before: versionLine(older, newer, reader.today),
      after: versionLine(newer, newer, reader.today),
      counts: { same: count('same'), renumbered: count('renumbered'), changed: count('changed'), replaced: count('replaced'), added: count('added'), removed: count('removed') },
      articles,
    },
  };
}

function changeOf({ before, after, sameWords, isAlike }: Aligned): ChangeOfArticle {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if (!isAlike) return 'replaced';
  if (!sameWords) return 'changed';
  return before === after ? 'same' : 'renumbered';
}
