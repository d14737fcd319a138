ALTER TABLE access_key ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0 -- the name is Keywright's own
    CHECK (provisional IN (0, 1));

ALTER TABLE access_key ADD COLUMN stale_label INTEGER NOT NULL DEFAULT 0; -- 0 when the keychain has the name; else which change it lacks

CREATE INDEX access_key_provisional ON access_key (created_at)
WHERE provisional = 1 AND state IN ('active', 'deleting');

CREATE INDEX access_key_stale_label ON access_key (stale_label)
WHERE stale_label <> 0;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
