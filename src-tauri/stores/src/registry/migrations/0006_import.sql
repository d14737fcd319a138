ALTER TABLE workspace ADD COLUMN recovery TEXT NOT NULL DEFAULT 'allowed'
    CHECK (recovery IN ('allowed', 'ruled-out'));

-- A key of a foreign format has no handle. SQLite takes no constraint back, so the table is made anew.

ALTER TABLE access_key RENAME TO access_key_with_handles;

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

INSERT INTO access_key (row, id, workspace_id, name, name_folded, environment, handle, truncated_key,
                        digest, state, created_at, shown_at, deleted_at, held_by, provisional,
                        stale_label, expires_at, disabled_at, compromised_at, predecessor, successor,
                        retires_at, retired_at, copy, holds_name, owner, used_by, tags, notes,
                        search_text)
SELECT row, id, workspace_id, name, name_folded, environment, handle, truncated_key,
       digest, state, created_at, shown_at, deleted_at, held_by, provisional,
       stale_label, expires_at, disabled_at, compromised_at, predecessor, successor,
       retires_at, retired_at, copy, holds_name, owner, used_by, tags, notes,
       search_text
FROM access_key_with_handles;

DROP TABLE access_key_with_handles;

CREATE UNIQUE INDEX access_key_name ON access_key (workspace_id, name_folded)
WHERE holds_name = 1;

CREATE INDEX access_key_under_way ON access_key (state)
WHERE state IN ('creating', 'deleting');

CREATE INDEX access_key_never_shown ON access_key (created_at)
WHERE shown_at IS NULL AND state IN ('active', 'deleting');

CREATE INDEX access_key_provisional ON access_key (created_at)
WHERE provisional = 1 AND state IN ('active', 'deleting');

CREATE INDEX access_key_stale_label ON access_key (stale_label)
WHERE stale_label <> 0;

CREATE INDEX access_key_listed ON access_key (workspace_id, created_at, id)
WHERE state IN ('active', 'deleting');

CREATE INDEX access_key_leaving ON access_key (copy)
WHERE copy = 'leaving';

CREATE INDEX access_key_retiring ON access_key (retires_at)
WHERE retires_at IS NOT NULL AND retired_at IS NULL;
