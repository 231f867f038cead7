import type { Law, Version } from '../law.ts';
import { remembering } from '../remembering.ts';
import { openDatabase } from './open-database.ts';
import { lawOf, provisionOf, versionOf, type LawRow, type ProvisionRow, type StoredProvision, type VersionRow } from './rows.ts';

/** A provision with everything that a citation of it needs. */
export interface ProvisionInContext {
  readonly law: Law;
  readonly version: Version;
  readonly provision: StoredProvision;
}

/**
 * Reading side of the corpus. All calls are synchronous (SQLite is) and see the last committed document;
 * an ingest in another process does not block them.
 */
export interface Corpus {
  /** Grows by one with every change of the corpus. */
  generation(): number;
  lawsByKey(key: string): Law[];
  law(id: number): Law | undefined;
  laws(): Law[];
  /** Normalised titles of all laws, each once. */
  lawKeys(): string[];
  /** Oldest first. */
  versionsOf(lawId: number): readonly Version[];
  version(id: number): Version | undefined;
  /** Laws that say that they amend the one of a normalised title: decisions, 修正案. */
  amendmentsOf(key: string): Law[];
  provision(versionId: number, label: string): StoredProvision | undefined;
  /** In reading order. */
  provisionsOf(versionId: number): StoredProvision[];
  /** What stands right before and after a provision in its version. */
  neighboursOf(provisionId: number): { readonly previous?: StoredProvision; readonly next?: StoredProvision };
  /** Label of the last article of a version; undefined when it has no articles. */
  lastArticle(versionId: number): string | undefined;
  /** In the order of the ids; ids that are gone are left out. */
  provisionsInContext(ids: readonly number[]): ProvisionInContext[];
  /** All provisions with law and version, for building an index; streams. */
  everyProvision(): IterableIterator<ProvisionInContext>;
  counts(): { laws: number; versions: number; provisions: number };
  close(): void;
}

/** Provisions, versions and laws that are kept once read; some 1 kB each. */
const MOST_KEPT = 4096;
const GONE = 'gone';

/** @throws CorpusError as {@link openDatabase} does. */
export function openCorpus(dataFolder: string): Corpus {
  const database = openDatabase(dataFolder, 'read');
  const statement = {
    generation: database.prepare("SELECT value FROM meta WHERE key = 'generation'").pluck(),
    lawsByKey: database.prepare('SELECT * FROM law WHERE key = ? ORDER BY id'),
    law: database.prepare('SELECT * FROM law WHERE id = ?'),
    laws: database.prepare('SELECT * FROM law ORDER BY id'),
    lawKeys: database.prepare('SELECT DISTINCT key FROM law').pluck(),
    versionsOf: database.prepare('SELECT * FROM version WHERE law_id = ? ORDER BY effective_from, date'),
    version: database.prepare('SELECT * FROM version WHERE id = ?'),
    amendmentsOf: database.prepare(`SELECT DISTINCT law.* FROM effect JOIN version ON version.id = effect.version_id JOIN law ON law.id = version.law_id
      WHERE effect.target_key = ? AND effect.kind = 'amends' ORDER BY version.date, law.id`),
    provision: database.prepare('SELECT * FROM provision WHERE version_id = ? AND label = ?'),
    provisionById: database.prepare('SELECT * FROM provision WHERE id = ?'),
    provisionsOf: database.prepare('SELECT * FROM provision WHERE version_id = ? ORDER BY ordinal'),
    previous: database.prepare(`SELECT * FROM provision WHERE id = (SELECT other.id FROM provision own JOIN provision other
      ON other.version_id = own.version_id AND other.ordinal < own.ordinal WHERE own.id = ? ORDER BY other.ordinal DESC LIMIT 1)`),
    next: database.prepare(`SELECT * FROM provision WHERE id = (SELECT other.id FROM provision own JOIN provision other
      ON other.version_id = own.version_id AND other.ordinal > own.ordinal WHERE own.id = ? ORDER BY other.ordinal LIMIT 1)`),
    lastArticle: database.prepare("SELECT label FROM provision WHERE version_id = ? AND kind = 'article' ORDER BY ordinal DESC LIMIT 1").pluck(),
    every: database.prepare('SELECT * FROM provision ORDER BY version_id, ordinal'),
    counts: database.prepare(
      'SELECT (SELECT count(*) FROM law) laws, (SELECT count(*) FROM version) versions, (SELECT count(*) FROM provision) provisions'),
  };
  const law = (id: number): Law | undefined => {
    const row = statement.law.get(id) as LawRow | undefined;
    return row && lawOf(row);
  };
  const version = (id: number): Version | undefined => {
    const row = statement.version.get(id) as VersionRow | undefined;
    return row && versionOf(row);
  };
  // The same laws answer most questions: what has been read of them holds for a generation.
  const readings = (generation: number) => {
    const aboutVersion = remembering(MOST_KEPT, (id: number) => {
      const itsVersion = version(id)!;
      return { law: law(itsVersion.lawId)!, version: itsVersion };
    });
    const inContext = remembering(MOST_KEPT, (id: number): ProvisionInContext | typeof GONE => {
      const row = statement.provisionById.get(id) as ProvisionRow | undefined;
      return row ? { ...aboutVersion(row.version_id), provision: provisionOf(row) } : GONE;
    });
    return { generation, inContext, versionsOf: remembering(MOST_KEPT, (lawId: number) => (statement.versionsOf.all(lawId) as VersionRow[]).map(versionOf)) };
  };
  let known = readings(-1);
  const fresh = (): typeof known => {
    const generation = Number(statement.generation.get());
    if (known.generation !== generation) known = readings(generation);
    return known;
  };
  return {
    generation: () => Number(statement.generation.get()),
    lawsByKey: (key) => (statement.lawsByKey.all(key) as LawRow[]).map(lawOf),
    law,
    laws: () => (statement.laws.all() as LawRow[]).map(lawOf),
    lawKeys: () => statement.lawKeys.all() as string[],
    versionsOf: (lawId) => fresh().versionsOf(lawId),
    version,
    amendmentsOf: (key) => (statement.amendmentsOf.all(key) as LawRow[]).map(lawOf),
    provision: (versionId, label) => {
      const row = statement.provision.get(versionId, label) as ProvisionRow | undefined;
      return row && provisionOf(row);
    },
    provisionsOf: (versionId) => (statement.provisionsOf.all(versionId) as ProvisionRow[]).map(provisionOf),
    neighboursOf: (provisionId) => {
      const [previous, next] = [statement.previous, statement.next].map((one) => one.get(provisionId) as ProvisionRow | undefined);
      return { ...(previous && { previous: provisionOf(previous) }), ...(next && { next: provisionOf(next) }) };
    },
    lastArticle: (versionId) => statement.lastArticle.get(versionId) as string | undefined,
    provisionsInContext: (ids) => {
      const { inContext } = fresh();
      return ids.map(inContext).filter((entry) => entry !== GONE);
    },
    *everyProvision() {
      let current: { law: Law; version: Version } | undefined;
      // Laws and versions are read while the provisions are: all come from one state of the corpus, whatever an
      // ingest stores meanwhile.
      for (const row of statement.every.iterate() as IterableIterator<ProvisionRow>) {
        if (current?.version.id !== row.version_id) {
          const itsVersion = version(row.version_id)!;
          current = { version: itsVersion, law: law(itsVersion.lawId)! };
        }
        yield { ...current, provision: provisionOf(row) };
      }
    },
    counts: () => statement.counts.get() as { laws: number; versions: number; provisions: number },
    close: () => void database.close(),
  };
}
