CREATE TABLE postponement (
    key_id BLOB    NOT NULL CHECK (length(key_id) = 16), -- may be the keychain's alone
    kind   TEXT    NOT NULL,
    until  INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (key_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder (
    key_id  BLOB    NOT NULL CHECK (length(key_id) = 16),
    kind    TEXT    NOT NULL,
    due_at  INTEGER NOT NULL,
    days    INTEGER NOT NULL, -- the threshold
    said_at INTEGER NOT NULL,
    PRIMARY KEY (key_id, kind)
) STRICT, WITHOUT ROWID;
