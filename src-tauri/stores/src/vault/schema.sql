-- One row: whose the vault is, and how its data key is had.
CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL,
    registry TEXT NOT NULL,
    -- What it takes to try the passphrase; NULL where the key is in the keychain.
    memory_kib INTEGER,
    passes INTEGER,
    lanes INTEGER,
    salt BLOB,
    wrapped_key BLOB NOT NULL,
    checksum BLOB NOT NULL
) STRICT;

-- One row for each secret, and for the end of a registry's activity.
CREATE TABLE item (
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
