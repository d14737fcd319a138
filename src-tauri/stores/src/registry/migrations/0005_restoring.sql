CREATE TABLE restoring (
    key_id  BLOB NOT NULL PRIMARY KEY CHECK (length(key_id) = 16),
    held_by TEXT NOT NULL -- the process that puts its secret into the keychain
) STRICT, WITHOUT ROWID;
