-- What SQL cannot fold or seal, migrations/life.rs fills in: name_folded, search_text, activity.

CREATE TABLE registry (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    identity TEXT    NOT NULL CHECK (length(identity) = 32) -- by which the keychain knows it
) STRICT;

INSERT INTO registry (one, identity)
VALUES (1, lower(hex(randomblob(16))));

ALTER TABLE workspace ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';

ALTER TABLE workspace ADD COLUMN default_expiry_days INTEGER
    CHECK (default_expiry_days BETWEEN 1 AND 3650);

ALTER TABLE workspace ADD COLUMN longest_life_days INTEGER
    CHECK (longest_life_days BETWEEN 1 AND 3650);

ALTER TABLE workspace ADD COLUMN rotation_days INTEGER
    CHECK (rotation_days BETWEEN 1 AND 3650);

ALTER TABLE workspace ADD COLUMN copies TEXT NOT NULL DEFAULT 'kept'
    CHECK (copies IN ('kept', 'digest-only'));

ALTER TABLE workspace ADD COLUMN deleted_at INTEGER; -- tombstones and activity outlive it

ALTER TABLE access_key ADD COLUMN expires_at INTEGER;

ALTER TABLE access_key ADD COLUMN disabled_at INTEGER;

ALTER TABLE access_key ADD COLUMN compromised_at INTEGER;

ALTER TABLE access_key ADD COLUMN predecessor BLOB CHECK (length(predecessor) = 16);

ALTER TABLE access_key ADD COLUMN successor BLOB CHECK (length(successor) = 16);

ALTER TABLE access_key ADD COLUMN retires_at INTEGER;

ALTER TABLE access_key ADD COLUMN retired_at INTEGER;

ALTER TABLE access_key ADD COLUMN copy TEXT NOT NULL DEFAULT 'kept'
    CHECK (copy IN ('kept', 'leaving', 'gone'));

ALTER TABLE access_key ADD COLUMN holds_name INTEGER NOT NULL DEFAULT 0 -- no other may have it
    CHECK (holds_name = 0 OR (holds_name = 1 AND state <> 'deleted' AND successor IS NULL));

ALTER TABLE access_key ADD COLUMN owner TEXT;

ALTER TABLE access_key ADD COLUMN used_by TEXT NOT NULL DEFAULT ''; -- one in a line

ALTER TABLE access_key ADD COLUMN tags TEXT NOT NULL DEFAULT ''; -- one in a line

ALTER TABLE access_key ADD COLUMN notes TEXT NOT NULL DEFAULT '';

ALTER TABLE access_key ADD COLUMN search_text TEXT NOT NULL DEFAULT '';

UPDATE access_key SET holds_name = 1 WHERE state <> 'deleted';

UPDATE access_key SET copy = 'gone' WHERE state = 'deleted';

DROP INDEX access_key_name;

CREATE UNIQUE INDEX access_key_name ON access_key (workspace_id, name_folded)
WHERE holds_name = 1;

CREATE INDEX access_key_listed ON access_key (workspace_id, created_at, id)
WHERE state IN ('active', 'deleting');

CREATE INDEX access_key_leaving ON access_key (copy)
WHERE copy = 'leaving';

CREATE INDEX access_key_retiring ON access_key (retires_at)
WHERE retires_at IS NOT NULL AND retired_at IS NULL;

ALTER TABLE activity RENAME TO activity_unsealed;

DROP TRIGGER activity_is_never_changed;

DROP TRIGGER activity_is_never_removed;

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

CREATE INDEX activity_key ON activity (key_id)
WHERE key_id IS NOT NULL;

CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;

CREATE TRIGGER activity_is_never_removed BEFORE DELETE ON activity
BEGIN
    SELECT RAISE(ABORT, 'activity is append-only');
END;
