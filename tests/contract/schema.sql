PRAGMA application_id = 1262836055;
PRAGMA user_version = 6;

CREATE TABLE access_key (
    row            INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    workspace_id   INTEGER NOT NULL REFERENCES workspace (id),
    name           TEXT    NOT NULL,
    name_folded    TEXT    NOT NULL,
    environment    TEXT    NOT NULL CHECK (environment IN ('live', 'test')),
    handle         TEXT    UNIQUE CHECK (length(handle) = 8), -- NULL of a key of a foreign format
    truncated_key  TEXT    NOT NULL,
    digest         BLOB    NOT NULL UNIQUE CHECK (length(digest) = 32),
    state          TEXT    NOT NULL CHECK (state IN ('creating', 'active', 'deleting', 'deleted')),
    created_at     INTEGER NOT NULL,
    shown_at       INTEGER,
    deleted_at     INTEGER CHECK ((deleted_at IS NOT NULL) = (state = 'deleted')),
    held_by        TEXT, -- the process that has it under way, or is about to show it
    provisional    INTEGER NOT NULL DEFAULT 0 -- the name is Keywright's own
        CHECK (provisional IN (0, 1)),
    stale_label    INTEGER NOT NULL DEFAULT 0, -- 0 when the keychain has the name; else which change it lacks
    expires_at     INTEGER,
    disabled_at    INTEGER,
    compromised_at INTEGER,
    predecessor    BLOB    CHECK (length(predecessor) = 16),
    successor      BLOB    CHECK (length(successor) = 16),
    retires_at     INTEGER,
    retired_at     INTEGER,
    copy           TEXT    NOT NULL DEFAULT 'kept' CHECK (copy IN ('kept', 'leaving', 'gone')),
    holds_name     INTEGER NOT NULL DEFAULT 0 -- no other may have it
        CHECK (holds_name = 0 OR (holds_name = 1 AND state <> 'deleted' AND successor IS NULL)),
    owner          TEXT,
    used_by        TEXT    NOT NULL DEFAULT '', -- one in a line
    tags           TEXT    NOT NULL DEFAULT '', -- one in a line
    notes          TEXT    NOT NULL DEFAULT '',
    search_text    TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX access_key_leaving ON access_key (copy)
WHERE copy = 'leaving';

CREATE INDEX access_key_listed ON access_key (workspace_id, created_at, id)
WHERE state IN ('active', 'deleting');

CREATE UNIQUE INDEX access_key_name ON access_key (workspace_id, name_folded)
WHERE holds_name = 1;

CREATE INDEX access_key_never_shown ON access_key (created_at)
WHERE shown_at IS NULL AND state IN ('active', 'deleting');

CREATE INDEX access_key_provisional ON access_key (created_at)
WHERE provisional = 1 AND state IN ('active', 'deleting');

CREATE INDEX access_key_retiring ON access_key (retires_at)
WHERE retires_at IS NOT NULL AND retired_at IS NULL;

CREATE INDEX access_key_stale_label ON access_key (stale_label)
WHERE stale_label <> 0;

CREATE INDEX access_key_under_way ON access_key (state)
WHERE state IN ('creating', 'deleting');

CREATE TABLE activity (
    number       INTEGER PRIMARY KEY CHECK (number > 0), -- without gaps
    at           INTEGER NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspace (id),
    key_id       BLOB    CHECK (length(key_id) = 16), -- NULL for what was done to the workspace
    action       TEXT    NOT NULL,
    system_user  TEXT    NOT NULL,
    surface      TEXT    NOT NULL,
    facts        TEXT    NOT NULL,
    seal         BLOB    NOT NULL CHECK (length(seal) = 32)
) STRICT;

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;

CREATE TRIGGER activity_is_never_removed BEFORE DELETE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;

CREATE INDEX activity_key ON activity (key_id)
WHERE key_id IS NOT NULL;

CREATE TABLE postponement (
    key_id BLOB    NOT NULL CHECK (length(key_id) = 16), -- may be the keychain's alone
    kind   TEXT    NOT NULL,
    until  INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (key_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    identity TEXT    NOT NULL CHECK (length(identity) = 32) -- by which the keychain knows it
) STRICT;

CREATE TABLE reminder (
    key_id  BLOB    NOT NULL CHECK (length(key_id) = 16),
    kind    TEXT    NOT NULL,
    due_at  INTEGER NOT NULL,
    days    INTEGER NOT NULL, -- the threshold
    said_at INTEGER NOT NULL,
    PRIMARY KEY (key_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE restoring (
    key_id  BLOB NOT NULL PRIMARY KEY CHECK (length(key_id) = 16),
    held_by TEXT NOT NULL -- the process that puts its secret into the keychain
) STRICT, WITHOUT ROWID;

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
, name_folded TEXT NOT NULL DEFAULT '', default_expiry_days INTEGER
    CHECK (default_expiry_days BETWEEN 1 AND 3650), longest_life_days INTEGER
    CHECK (longest_life_days BETWEEN 1 AND 3650), rotation_days INTEGER
    CHECK (rotation_days BETWEEN 1 AND 3650), copies TEXT NOT NULL DEFAULT 'kept'
    CHECK (copies IN ('kept', 'digest-only')), deleted_at INTEGER, recovery TEXT NOT NULL DEFAULT 'allowed'
    CHECK (recovery IN ('allowed', 'ruled-out'))) STRICT;

CREATE UNIQUE INDEX workspace_name ON workspace (name_folded)
WHERE deleted_at IS NULL;
