/** Layout of the corpus file; a file of another number is refused with a clear error. */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE law (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  region TEXT NOT NULL,
  UNIQUE (key, region)
) STRICT;

CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  law_id INTEGER NOT NULL REFERENCES law (id),
  date TEXT NOT NULL,             -- '' when no date is known
  title TEXT NOT NULL,
  document_number TEXT,
  issuer TEXT,
  level TEXT NOT NULL,
  region TEXT NOT NULL,
  front TEXT NOT NULL,            -- lines before the body
  tail TEXT NOT NULL,             -- lines below it
  stated_from TEXT,               -- first day as the text itself states it
  expires TEXT,                   -- from 有效期, the first day without force
  effective_from TEXT,
  from_basis TEXT NOT NULL DEFAULT 'unknown',
  effective_to TEXT,
  to_basis TEXT,
  ended_by TEXT,
  text_hash TEXT NOT NULL,
  UNIQUE (law_id, date)
) STRICT;

-- Numbers are never used again: an index older than the corpus must not point at another text.
CREATE TABLE provision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,       -- place among headings and provisions of the version
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  marker TEXT NOT NULL,
  path TEXT NOT NULL,             -- JSON array of headings
  text TEXT NOT NULL,
  UNIQUE (version_id, label)
) STRICT;

CREATE TABLE heading (
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What one version says of other laws: that it repeals them, or since when an amended text applies.
CREATE TABLE effect (
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('repeals', 'amends')),
  target_key TEXT NOT NULL,
  PRIMARY KEY (version_id, kind, target_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX effect_target ON effect (target_key);

CREATE TABLE catalogue (
  key TEXT NOT NULL,
  published TEXT NOT NULL,
  effective TEXT,
  repealed INTEGER NOT NULL,
  PRIMARY KEY (key, published)
) STRICT, WITHOUT ROWID;

-- Which file gave which versions, or why it gave none.
CREATE TABLE source (
  path TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  report TEXT NOT NULL            -- JSON: refusal and problems of the last reading
) STRICT, WITHOUT ROWID;

CREATE TABLE source_version (
  path TEXT NOT NULL REFERENCES source (path) ON DELETE CASCADE,
  version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
  PRIMARY KEY (path, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_version_version ON source_version (version_id);
`;
