/** Of `bank.db`; a program opens what is not newer than itself. */
export const SCHEMA_VERSION = 1;

/**
 * Versions and log only ever grow, whatever program is at work. Inserting anew what is there is refused too: REPLACE
 * deletes without asking the triggers. What an item is now is its last line in the log.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS item_version (
  item INTEGER NOT NULL CHECK (item > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL,       -- JSON: the item without id, version, status and approver
  PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS log (
  place INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  item INTEGER NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  FOREIGN KEY (item, version) REFERENCES item_version (item, version)
) STRICT;
CREATE INDEX IF NOT EXISTS log_of_version ON log (item, version, place);

CREATE TRIGGER IF NOT EXISTS item_version_no_update BEFORE UPDATE ON item_version BEGIN SELECT RAISE(ABORT, 'item_version is append-only'); END;
CREATE TRIGGER IF NOT EXISTS item_version_no_delete BEFORE DELETE ON item_version BEGIN SELECT RAISE(ABORT, 'item_version is append-only'); END;
CREATE TRIGGER IF NOT EXISTS item_version_no_replace BEFORE INSERT ON item_version
  WHEN EXISTS (SELECT 1 FROM item_version WHERE item = NEW.item AND version = NEW.version)
  BEGIN SELECT RAISE(ABORT, 'item_version is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_replace BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE place = NEW.place)
  BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;

CREATE VIEW IF NOT EXISTS item_head AS SELECT
  item, version,
  version = (SELECT max(version) FROM item_version newest WHERE newest.item = v.item) AS is_newest,
  (SELECT kind FROM log WHERE log.item = v.item AND log.version = v.version ORDER BY place DESC LIMIT 1) AS kind,
  (SELECT by FROM log WHERE log.item = v.item AND log.version = v.version AND kind IN ('approved', 'restored')
    ORDER BY place DESC LIMIT 1) AS approved_by
FROM item_version v;

PRAGMA user_version = ${SCHEMA_VERSION};
`;
