import type { Corpus } from '../knowledge/corpus/corpus.ts';
import type { Version } from '../knowledge/law.ts';
import { difference, isEmpty, type Difference } from '../knowledge/versions/difference.ts';

/** What a version that came with this ingest changes against the one before it. */
export interface Change extends Difference {
  readonly law: string;
  /** First days of the two versions; empty when unknown. */
  readonly from: string;
  readonly to: string;
}

/** Article-level differences of new versions to their predecessors; versions without one are left out. */
export function describeChanges(corpus: Corpus, newVersions: readonly number[]): Change[] {
  return [...new Set(newVersions)].flatMap((id) => {
    const version = corpus.version(id);
    const before = version && predecessor(corpus.versionsOf(version.lawId), version);
    if (!version || !before) return [];
    const articles = (of: Version) => corpus.provisionsOf(of.id).filter((provision) => provision.kind !== 'annex');
    const found = difference(articles(before), articles(version));
    return isEmpty(found) ? [] : [{ law: version.title, from: before.validity.from ?? '', to: version.validity.from ?? '', ...found }];
  });
}

function predecessor(versions: readonly Version[], version: Version): Version | undefined {
  const place = versions.findIndex((one) => one.id === version.id);
  return versions[place - 1];
}
