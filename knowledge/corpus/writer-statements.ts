import type Database from 'better-sqlite3';

/** Every statement of the writing side, by what it does. */
export function prepareStatements(database: Database.Database) {
  const get = (text: string) => database.prepare(text);
  return {
    source: get('SELECT fingerprint, report FROM source WHERE path = ?'),
    sourcesUnder: get('SELECT path FROM source WHERE substr(path, 1, length(:folder)) = :folder').pluck(),
    putSource: get('INSERT INTO source VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, report = excluded.report'),
    dropSource: get('DELETE FROM source WHERE path = ?'),
    versionsOfSource: get('SELECT version_id FROM source_version WHERE path = ?').pluck(),
    unlinkSource: get('DELETE FROM source_version WHERE path = ?'),
    expireSourcesOf: get("UPDATE source SET fingerprint = '' WHERE path IN (SELECT path FROM source_version WHERE version_id = ?)"),
    linkSource: get('INSERT OR IGNORE INTO source_version VALUES (?, ?)'),
    countSources: get('SELECT count(*) FROM source_version WHERE version_id = ?').pluck(),
    textsOfVersion: get('SELECT label, text FROM provision WHERE version_id = ?'),
    countProvisions: get('SELECT count(*) FROM provision WHERE version_id = ?').pluck(),
    keyOfVersion: get('SELECT law.key FROM version JOIN law ON law.id = law_id WHERE version.id = ?').pluck(),
    targetsOfVersion: get('SELECT target_key FROM effect WHERE version_id = ?').pluck(),
    targetsOfLaw: get('SELECT DISTINCT target_key FROM effect JOIN version ON version.id = version_id WHERE law_id = ?').pluck(),
    dropVersionIfOrphan: get('DELETE FROM version WHERE id = ? AND NOT EXISTS (SELECT 1 FROM source_version WHERE version_id = ?)'),
    dropEmptyLaws: get('DELETE FROM law WHERE NOT EXISTS (SELECT 1 FROM version WHERE law_id = law.id)'),
    allLaws: get('SELECT * FROM law'),
    lawsByKey: get('SELECT * FROM law WHERE key = ?'),
    lawByKeyAndRegion: get('SELECT * FROM law WHERE key = ? AND region = ?'),
    addLaw: get('INSERT INTO law (key, title, level, region) VALUES (?, ?, ?, ?) RETURNING *'),
    setLaw: get('UPDATE law SET title = ?, level = ? WHERE id = ?'),
    versionsOfLaw: get('SELECT * FROM version WHERE law_id = ?'),
    versionByDate: get('SELECT * FROM version WHERE law_id = ? AND date = ?'),
    addVersion: get(`INSERT INTO version (title, document_number, issuer, level, region, front, tail, stated_from, expires, text_hash, law_id, date)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`).pluck(),
    replaceVersion: get(`UPDATE version SET title = ?, document_number = ?, issuer = ?, level = ?, region = ?, front = ?, tail = ?,
      stated_from = ?, expires = ?, text_hash = ? WHERE id = ?`),
    setFacts: get('UPDATE version SET document_number = ?, issuer = ?, stated_from = ?, expires = ? WHERE id = ?'),
    clearWords: ['provision', 'heading'].map((table) => get(`DELETE FROM ${table} WHERE version_id = ?`)),
    clearEffects: get('DELETE FROM effect WHERE version_id = ?'),
    provisionsText: get(`SELECT concat_ws(char(9), ordinal, kind, label, marker, path, text) FROM provision
      WHERE version_id = ? ORDER BY ordinal`).pluck(),
    addProvision: get('INSERT INTO provision (version_id, ordinal, kind, label, marker, path, text) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    addHeading: get('INSERT INTO heading VALUES (?, ?, ?, ?)'),
    addEffect: get('INSERT OR IGNORE INTO effect VALUES (?, ?, ?)'),
    amendmentsOf: get(`SELECT date, stated_from AS "from", region FROM effect JOIN version ON version.id = version_id
      WHERE kind = 'amends' AND target_key = ? AND stated_from IS NOT NULL`),
    repealsOf: get(`SELECT title AS by, coalesce(stated_from, effective_from) AS "from", region FROM effect JOIN version ON version.id = version_id
      WHERE kind = 'repeals' AND target_key = ? AND coalesce(stated_from, effective_from) IS NOT NULL`),
    catalogueOf: get('SELECT published, effective, repealed FROM catalogue WHERE key = ?'),
    putCatalogue: get(`INSERT INTO catalogue VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET effective = excluded.effective,
      repealed = excluded.repealed WHERE effective IS NOT excluded.effective OR repealed IS NOT excluded.repealed`),
    setValidity: get('UPDATE version SET effective_from = ?, from_basis = ?, effective_to = ?, to_basis = ?, ended_by = ? WHERE id = ?'),
    nextGeneration: get("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'"),
  };
}
