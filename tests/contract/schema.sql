PRAGMA application_id = 1262836055;
PRAGMA user_version = 2;

CREATE TABLE access_key (
    row           INTEGER PRIMARY KEY,
    id            BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    workspace_id  INTEGER NOT NULL REFERENCES workspace (id),
    name          TEXT    NOT NULL,
    name_folded   TEXT    NOT NULL,
    environment   TEXT    NOT NULL CHECK (environment IN ('live', 'test')),
    handle        TEXT    NOT NULL UNIQUE,
    truncated_key TEXT    NOT NULL,
    digest        BLOB    NOT NULL UNIQUE CHECK (length(digest) = 32),
    state         TEXT    NOT NULL CHECK (state IN ('creating', 'active', 'deleting', 'deleted')),
    created_at    INTEGER NOT NULL,
    shown_at      INTEGER,
    deleted_at    INTEGER CHECK ((deleted_at IS NOT NULL) = (state = 'deleted')),
    held_by       TEXT -- the process that has it under way, or is about to show it
, provisional INTEGER NOT NULL DEFAULT 0 -- the name is Keywright's own
    CHECK (provisional IN (0, 1)), stale_label INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE UNIQUE INDEX access_key_name ON access_key (workspace_id, name_folded)
WHERE state <> 'deleted';

CREATE INDEX access_key_never_shown ON access_key (created_at)
WHERE shown_at IS NULL AND state IN ('active', 'deleting');

CREATE INDEX access_key_provisional ON access_key (created_at)
WHERE provisional = 1 AND state IN ('active', 'deleting');

CREATE INDEX access_key_stale_label ON access_key (stale_label)
WHERE stale_label <> 0;

CREATE INDEX access_key_under_way ON access_key (state)
WHERE state IN ('creating', 'deleting');

CREATE TABLE activity (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    key_id      BLOB    NOT NULL CHECK (length(key_id) = 16),
    action      TEXT    NOT NULL,
    system_user TEXT    NOT NULL,
    surface     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;

CREATE TRIGGER activity_is_never_removed BEFORE DELETE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE workspace (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    prefix     TEXT    NOT NULL,
    created_at INTEGER NOT NULL -- milliseconds since 1970-01-01T00:00:00Z, as all times here
) STRICT;
