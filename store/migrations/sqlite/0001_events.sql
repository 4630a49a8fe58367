-- Times are microseconds UTC; an unknown one is the least integer, so that it sorts first.
CREATE TABLE events (
  stream TEXT NOT NULL, ord INTEGER NOT NULL, id TEXT NOT NULL,
  occurred INTEGER NOT NULL, recorded INTEGER NOT NULL,
  actor TEXT NOT NULL, words TEXT NOT NULL, via TEXT NOT NULL, act TEXT NOT NULL, undoes TEXT NOT NULL,
  kind TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (stream, ord, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX events_id ON events (id);

-- What follows is folded from the events and can be folded anew.
CREATE TABLE entries (
  stream TEXT NOT NULL, occurred INTEGER NOT NULL, ord INTEGER NOT NULL, id TEXT NOT NULL,
  recorded INTEGER NOT NULL, actor TEXT NOT NULL, words TEXT NOT NULL, via TEXT NOT NULL, act TEXT NOT NULL,
  kind TEXT NOT NULL, flags INTEGER NOT NULL, text TEXT NOT NULL, tags TEXT NOT NULL, more TEXT NOT NULL,
  PRIMARY KEY (stream, occurred, ord, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX threads ON entries (stream, occurred, ord, id) WHERE kind IN ('hypothesis','question','action');
CREATE INDEX attachments ON entries (stream, occurred, ord, id) WHERE flags & 32 <> 0;
CREATE TABLE heads (
  stream TEXT NOT NULL PRIMARY KEY, tail TEXT NOT NULL, title TEXT NOT NULL, service TEXT NOT NULL,
  severity TEXT NOT NULL, status TEXT NOT NULL, active INTEGER NOT NULL, drill INTEGER NOT NULL, commander TEXT NOT NULL,
  began INTEGER NOT NULL, ended INTEGER NOT NULL, ord INTEGER NOT NULL,
  entries INTEGER NOT NULL, keys INTEGER NOT NULL, lines INTEGER NOT NULL, fold INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (stream TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE services (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, yaml TEXT NOT NULL, revision TEXT NOT NULL, revised INTEGER NOT NULL, actor TEXT NOT NULL,
  model BLOB -- what the text says, to be read without parsing it; without it the text is parsed
) STRICT, WITHOUT ROWID;
-- A change of a service, as a whole, by when it was carried out, else is scheduled, else was requested.
CREATE TABLE changes (
  service TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, ref TEXT NOT NULL, change TEXT NOT NULL,
  PRIMARY KEY (service, at, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX changes_id ON changes (id);
CREATE INDEX changes_at ON changes (at);
CREATE INDEX changes_ref ON changes (service, ref) WHERE ref<>'';

-- What entries keep beside them, by the digest of its content: the same content is kept once.
CREATE TABLE blobs (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT;

-- Half-typed text is nobody's history: it is no event and is never exported.
CREATE TABLE drafts (
  session TEXT NOT NULL, stream TEXT NOT NULL, field TEXT NOT NULL,
  actor TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (session, stream, field)
) STRICT, WITHOUT ROWID;

-- The store's own id and the seed of the key that signs its bundles: one row, made on first need, never exported.
CREATE TABLE identity (
  one INTEGER PRIMARY KEY CHECK (one = 1), store TEXT NOT NULL, seed BLOB NOT NULL
) STRICT;
-- The stores whose bundles are taken.
CREATE TABLE known (
  store TEXT NOT NULL PRIMARY KEY, key BLOB NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL, actor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA application_id = 1397246537;
