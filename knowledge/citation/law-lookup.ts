import type { Law, Version } from '../law.ts';
import type { Provision } from '../provision.ts';

/** What resolving a citation asks of the corpus; synchronous, as SQLite is. The corpus itself satisfies it. */
export interface LawLookup<P extends Provision = Provision> {
  /** Laws of one normalised title: usually one, several where regions share a title. */
  lawsByKey(key: string): readonly Law[];
  /** All normalised titles; asked for only when none fits exactly. */
  lawKeys(): readonly string[];
  /** Oldest first. */
  versionsOf(lawId: number): readonly Version[];
  provision(versionId: number, label: string): P | undefined;
  /** Label of the last article; undefined for a version without articles. */
  lastArticle(versionId: number): string | undefined;
}
