import type { Day, Region } from '../law.ts';
import { applies } from '../region.ts';
import { KNOWN_AMENDMENTS } from './known-amendments.ts';
import { differingLabels, hashOf, provisionsOf, provisionsText, type Labelled } from './compare-versions.ts';
import type { DocumentToStore } from './document-to-store.ts';
import { openDatabase } from './open-database.ts';
import type { LawRow, VersionRow } from './rows.ts';
import { timeline, type OutsideFacts } from './timeline.ts';
import { prepareStatements } from './writer-statements.ts';

export interface SourceToStore {
  readonly path: string;
  readonly fingerprint: string;
  /** JSON, given back as it is by {@link CorpusWriter.source}. */
  readonly report: string;
}

export interface CatalogueEntry {
  readonly key: string;
  readonly published: Day;
  readonly effective?: Day;
  readonly repealed: boolean;
}

export interface Stored {
  readonly versionId: number;
  /** `new`: a version not seen before; `same`: its words were there already; `replaced`: other words for the same
   *  version took their place; `kept`: another source's fuller words for the same version stayed. */
  readonly outcome: 'new' | 'same' | 'replaced' | 'kept';
  /** With `replaced` and `kept`: labels whose words differ between the two. */
  readonly differing: readonly string[];
}

/** Writing side of the corpus. One writer at a time; every method is one transaction. */
export interface CorpusWriter {
  source(path: string): { fingerprint: string; report: string } | undefined;
  sourcesUnder(folder: string): string[];
  /** Replaces what `sources` gave before by `documents`. */
  store(sources: readonly SourceToStore[], documents: readonly DocumentToStore[]): Stored[];
  /** Notes that a file cannot be read; what it gave when it could be stays. */
  refuse(source: SourceToStore): void;
  /** Forgets a file and the versions that only it gave; files that gave the others too count as changed. */
  forget(path: string): void;
  /** Adds entries of a catalogue and works out all timelines anew; returns how many entries are new or other. */
  addCatalogue(entries: readonly CatalogueEntry[]): number;
  close(): void;
}

export function openCorpusWriter(dataFolder: string): CorpusWriter {
  const database = openDatabase(dataFolder, 'write');
  const sql = prepareStatements(database);

  const refreshTimeline = (law: LawRow): void => {
    const versions = sql.versionsOfLaw.all(law.id) as VersionRow[];
    const facts: OutsideFacts = {
      amendments: [
        ...(sql.amendmentsOf.all(law.key) as { date: Day; from: Day; region: Region }[]).filter((fact) => applies(fact.region, law.region)),
        ...(KNOWN_AMENDMENTS.get(law.key) ?? []).map(([date, from]) => ({ date, from })),
      ],
      repeals: (sql.repealsOf.all(law.key) as { by: string; from: Day; region: Region }[])
        .filter((fact) => applies(fact.region, law.region)),
      catalogue: (sql.catalogueOf.all(law.key) as { published: Day; effective: Day | null; repealed: number }[]).map((row) => ({
        published: row.published, ...(row.effective !== null && { effective: row.effective }), repealed: row.repealed === 1,
      })),
    };
    const validities = timeline(versions.map((row) => ({
      ...(row.date !== '' && { date: row.date }),
      ...(row.stated_from !== null && { statedFrom: row.stated_from }),
      ...(row.expires !== null && { expires: row.expires }),
    })), facts);
    validities.forEach((validity, index) => {
      sql.setValidity.run(validity.from ?? null, validity.fromBasis, validity.to ?? null, validity.toBasis ?? null,
        validity.endedBy ?? null, versions[index]!.id);
    });
    const newest = (sql.versionsOfLaw.all(law.id) as VersionRow[]).sort((a, b) =>
      (a.effective_from ?? '') < (b.effective_from ?? '') ? -1 : 1).at(-1);
    if (newest) sql.setLaw.run(newest.title, newest.level, law.id);
  };

  /** Timelines of the laws of these keys, then of those that they repeal or amend. */
  const refresh = (keys: ReadonlySet<string>): void => {
    const laws = [...keys].flatMap((key) => sql.lawsByKey.all(key) as LawRow[]);
    laws.forEach(refreshTimeline);
    const targets = new Set(laws.flatMap((law) => sql.targetsOfLaw.all(law.id) as string[]));
    for (const key of targets) if (!keys.has(key)) (sql.lawsByKey.all(key) as LawRow[]).forEach(refreshTimeline);
  };

  const detach = (path: string, touched: Set<string>): number[] => {
    const ids = sql.versionsOfSource.all(path) as number[];
    for (const id of ids) {
      touched.add(sql.keyOfVersion.get(id) as string);
      for (const key of sql.targetsOfVersion.all(id) as string[]) touched.add(key);
    }
    sql.unlinkSource.run(path);
    return ids;
  };

  /** Other sources of these versions are read again next time: what stands there may be the words of the one that goes. */
  const rereadOthers = (ids: readonly number[]): void => {
    for (const id of ids) sql.expireSourcesOf.run(id);
  };

  const dropOrphans = (ids: readonly number[]): void => {
    for (const id of ids) sql.dropVersionIfOrphan.run(id, id);
    sql.dropEmptyLaws.run();
  };

  const storeOne = (document: DocumentToStore): Stored => {
    const law = (sql.lawByKeyAndRegion.get(document.key, document.region) as LawRow | undefined)
      ?? (sql.addLaw.get(document.key, document.title, document.level, document.region) as LawRow);
    const hash = hashOf(document);
    const existing = sql.versionByDate.get(law.id, document.date ?? '') as VersionRow | undefined;
    const isSame = existing?.text_hash === hash;
    const differing = existing && !isSame
      ? differingLabels(sql.textsOfVersion.all(existing.id) as Labelled[], provisionsOf(document)) : [];
    const isShared = existing !== undefined && (sql.countSources.get(existing.id) as number) > 0;
    const facts = { issuer: document.issuer ?? null, number: document.documentNumber ?? null, from: document.statedFrom ?? null, expires: document.expires ?? null };
    if (isShared) {
      // What the sources of one version say of it adds up, whichever comes first.
      facts.issuer = existing.issuer ?? facts.issuer;
      facts.number = existing.document_number ?? facts.number;
      facts.from = later(existing.stated_from, facts.from);
      facts.expires = later(existing.expires, facts.expires);
    }
    const addEffects = (versionId: number): void => {
      for (const key of document.repeals) sql.addEffect.run(versionId, 'repeals', key);
      for (const key of document.amends) sql.addEffect.run(versionId, 'amends', key);
    };
    const size = provisionsOf(document).length;
    if (isShared && (isSame || (sql.countProvisions.get(existing.id) as number) >= size)) {
      sql.setFacts.run(facts.number, facts.issuer, facts.from, facts.expires, existing.id);
      addEffects(existing.id);
      return { versionId: existing.id, outcome: isSame ? 'same' : 'kept', differing };
    }
    const row = [document.title, facts.number, facts.issuer, document.level, document.region,
      document.front.join('\n'), document.tail.join('\n'), facts.from, facts.expires, hash] as const;
    const versionId = existing
      ? (sql.replaceVersion.run(...row, existing.id), existing.id)
      : (sql.addVersion.get(...row, law.id, document.date ?? '') as number);
    if (existing && !isShared) sql.clearEffects.run(versionId);
    addEffects(versionId);
    // Provisions keep their numbers while not a character of them changes.
    if (isSame && provisionsText(document) === (sql.provisionsText.all(versionId) as string[]).join('\n')) return { versionId, outcome: 'same', differing };
    if (existing) sql.clearWords.forEach((statement) => statement.run(versionId));
    document.blocks.forEach((block, ordinal) => {
      if ('heading' in block) sql.addHeading.run(versionId, ordinal, block.heading.rank, block.heading.text);
      else {
        const { kind, label, marker, path, text } = block.provision;
        sql.addProvision.run(versionId, ordinal, kind, label, marker, JSON.stringify(path), text);
      }
    });
    return { versionId, outcome: isSame ? 'same' : existing ? 'replaced' : 'new', differing };
  };

  const store = database.transaction((sources: readonly SourceToStore[], documents: readonly DocumentToStore[]): Stored[] => {
    const touched = new Set<string>();
    const old = sources.flatMap((source) => detach(source.path, touched));
    for (const source of sources) sql.putSource.run(source.path, source.fingerprint, source.report);
    const stored = documents.map((document) => {
      const one = storeOne(document);
      for (const source of sources) sql.linkSource.run(source.path, one.versionId);
      touched.add(document.key);
      for (const key of [...document.repeals, ...document.amends]) touched.add(key);
      return one;
    });
    const given = new Set(stored.map((one) => one.versionId));
    rereadOthers(old.filter((id) => !given.has(id)));
    dropOrphans(old);
    refresh(touched);
    if (touched.size > 0) sql.nextGeneration.run();
    return stored;
  });

  const forget = database.transaction((path: string): void => {
    const touched = new Set<string>();
    const ids = detach(path, touched);
    sql.dropSource.run(path);
    rereadOthers(ids);
    dropOrphans(ids);
    refresh(touched);
    if (touched.size > 0) sql.nextGeneration.run();
  });

  const addCatalogue = database.transaction((entries: readonly CatalogueEntry[]): number => {
    let changed = 0;
    // Of two lines for one version the last counts, so that the same catalogue twice changes nothing.
    for (const entry of new Map(entries.map((one) => [`${one.key}\t${one.published}`, one])).values()) {
      changed += sql.putCatalogue.run(entry.key, entry.published, entry.effective ?? null, entry.repealed ? 1 : 0).changes;
    }
    if (changed === 0) return 0;
    const laws = sql.allLaws.all() as LawRow[];
    // Twice: the day on which a law repeals another follows from its own timeline.
    for (let round = 0; round < 2; round += 1) laws.forEach(refreshTimeline);
    sql.nextGeneration.run();
    return changed;
  });

  return {
    source: (path) => sql.source.get(path) as { fingerprint: string; report: string } | undefined,
    sourcesUnder: (folder) => (sql.sourcesUnder.all({ folder: `${folder.replace(/\/$/, '')}/` }) as string[]),
    store: (sources, documents) => store.immediate(sources, documents),
    refuse: (source) => void sql.putSource.run(source.path, source.fingerprint, source.report),
    forget: (path) => forget.immediate(path),
    addCatalogue: (entries) => addCatalogue.immediate(entries),
    close: () => void database.close(),
  };
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a;
}
