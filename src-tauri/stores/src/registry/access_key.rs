//! The table `access_key`: its rows as records, and what stands between intent and done.
//! Names are in `naming`, rotations in `rotation`, and all other changes of a key in `life`.

use keywright_core::{
    Digest, Handle, KeyId, KeyRecord, RegistryError, Step, Timestamp, WorkspaceId,
};
use rusqlite::{Connection, Error, OptionalExtension, Params, Result, params};

use super::row::{self, COLUMNS, WIDTH, id, lines, record, step, text_error};

/// Which rows are in the list.
pub(super) const LISTED: &str = "state IN ('active', 'deleting')";

/// The record of a listed key.
pub(super) fn find(connection: &Connection, key: KeyId) -> Result<Option<KeyRecord>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM access_key WHERE id = ?1 AND {LISTED}"
        ))?
        .query_row([key.as_bytes()], record)
        .optional()
}

/// The record in this row of the table.
pub(super) fn at_row(connection: &Connection, row: i64) -> Result<KeyRecord> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM access_key WHERE row = ?1"))?
        .query_row([row], record)
}

/// The record of a key in any state, which is told beside it.
pub(super) fn anywhere(connection: &Connection, key: KeyId) -> Result<Option<(KeyRecord, State)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, state, held_by FROM access_key WHERE id = ?1"
        ))?
        .query_row([key.as_bytes()], |row| {
            let state = State {
                word: row.get(WIDTH)?,
                held_by: row.get(WIDTH + 1)?,
            };
            Ok((record(row)?, state))
        })
        .optional()
}

/// The key if it was finished, be it deleted by now.
pub(super) fn finished(connection: &Connection, key: KeyId) -> Result<Option<KeyRecord>> {
    let found = anywhere(connection, key)?;
    Ok(found.and_then(|(record, state)| (state.word != "creating").then_some(record)))
}

/// The key of this digest, and when it was deleted. Not one that is being created.
pub(super) fn trace(
    connection: &Connection,
    digest: &Digest,
) -> Result<Option<(KeyRecord, Option<Timestamp>)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, deleted_at FROM access_key WHERE digest = ?1 AND state <> 'creating'"
        ))?
        .query_row([digest.as_bytes()], |row| {
            Ok((record(row)?, row::instant(row, WIDTH)?))
        })
        .optional()
}

/// Calls this with each listed key of the workspace, in order of creation.
pub(super) fn each(
    connection: &Connection,
    workspace: WorkspaceId,
    see: &mut dyn FnMut(&KeyRecord),
) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM access_key INDEXED BY access_key_listed
         WHERE workspace_id = ?1 AND {LISTED} ORDER BY created_at, id"
    ))?;
    let mut rows = statement.query([workspace.0])?;
    while let Some(row) = rows.next()? {
        see(&record(row)?);
    }
    Ok(())
}

/// Listed keys that were never shown, oldest first, each with the process that holds it.
pub(super) fn never_shown(connection: &Connection) -> Result<Vec<(KeyRecord, Option<String>)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, held_by FROM access_key WHERE shown_at IS NULL AND {LISTED}
             ORDER BY created_at, id"
        ))?
        .query_map([], |row| Ok((record(row)?, row.get(WIDTH)?)))?
        .collect()
}

/// A new row in state `creating`, or the reason why there is none.
pub(super) fn insert(
    connection: &Connection,
    key: &KeyRecord,
    holds_name: bool,
    held_by: &str,
) -> Result<std::result::Result<(), RegistryError>> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO access_key (id, workspace_id, environment, handle, truncated_key, digest,
                                     state, created_at, predecessor, held_by, holds_name, name,
                                     name_folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'creating', ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            key.id.as_bytes(),
            key.workspace.0,
            key.environment.as_str(),
            key.handle.as_ref().map(Handle::as_str),
            key.truncated.as_str(),
            key.digest.as_bytes(),
            key.created_at.0,
            key.life.predecessor.as_ref().map(KeyId::as_bytes),
            held_by,
            holds_name,
            key.name.as_str(),
            key.name.folded(),
        ]);
    match inserted {
        Ok(_) => save(connection, key).map(Ok),
        Err(Error::SqliteFailure(failure, _))
            if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE =>
        {
            Ok(Err(RegistryError::HandleTaken))
        }
        Err(error) => Err(error),
    }
}

/// A new row in this state, of which [`save`] writes the rest.
pub(super) fn insert_as(
    connection: &Connection,
    key: &KeyRecord,
    state: &str,
    deleted_at: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO access_key (id, workspace_id, environment, handle, truncated_key, digest,
                                     state, created_at, deleted_at, predecessor, name, name_folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            key.id.as_bytes(),
            key.workspace.0,
            key.environment.as_str(),
            key.handle.as_ref().map(Handle::as_str),
            key.truncated.as_str(),
            key.digest.as_bytes(),
            state,
            key.created_at.0,
            deleted_at,
            key.life.predecessor.as_ref().map(KeyId::as_bytes),
            key.name.as_str(),
            key.name.folded(),
        ])?;
    Ok(())
}

/// A key that was finished is in this state. Who has it under way still does.
pub(super) fn put_state(
    connection: &Connection,
    key: KeyId,
    state: &str,
    deleted_at: Option<i64>,
) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET state = ?2, deleted_at = ?3
         WHERE id = ?1 AND state <> 'creating'",
        params![key.as_bytes(), state, deleted_at],
    )
}

/// Writes all of a record that can change.
pub(super) fn save(connection: &Connection, key: &KeyRecord) -> Result<()> {
    let KeyRecord { details, life, .. } = key;
    connection
        .prepare_cached(
            "UPDATE access_key
             SET name = ?2, name_folded = ?3, provisional = ?4, shown_at = ?5, owner = ?6,
                 used_by = ?7, tags = ?8, notes = ?9, search_text = ?10, expires_at = ?11,
                 disabled_at = ?12, compromised_at = ?13, successor = ?14, retires_at = ?15,
                 retired_at = ?16, copy = ?17
             WHERE id = ?1",
        )?
        .execute(params![
            key.id.as_bytes(),
            key.name.as_str(),
            key.name.folded(),
            key.provisional,
            instant(key.shown_at),
            details.owner(),
            lines(details.used_by()),
            lines(details.tags()),
            details.notes(),
            key.search_text(),
            instant(life.expires_at),
            instant(life.disabled_at),
            instant(life.compromised_at),
            life.successor.as_ref().map(KeyId::as_bytes),
            instant(life.retires_at),
            instant(life.retired_at),
            life.copy.as_str(),
        ])?;
    Ok(())
}

fn instant(instant: Option<Timestamp>) -> Option<i64> {
    instant.map(|instant| instant.0)
}

/// `creating` becomes `active`; false when it was not `creating`. It stays held until the
/// key was shown.
pub(super) fn activate(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET state = 'active' WHERE id = ?1 AND state = 'creating'",
        [key.as_bytes()],
    )
}

/// Removes a row in state `creating`.
pub(super) fn forget(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        "DELETE FROM access_key WHERE id = ?1 AND state = 'creating'",
        [key.as_bytes()],
    )
}

/// Nobody holds it any more, but for whoever is deleting it.
pub(super) fn let_go(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET held_by = NULL WHERE id = ?1 AND state <> 'deleting'",
        [key.as_bytes()],
    )
}

/// A listed key becomes `deleting`; false when it is not listed.
pub(super) fn mark_deleting(connection: &Connection, key: KeyId, held_by: &str) -> Result<bool> {
    change(
        connection,
        &format!(
            "UPDATE access_key SET state = 'deleting', held_by = ?2 WHERE id = ?1 AND {LISTED}"
        ),
        params![key.as_bytes(), held_by],
    )
}

/// `deleting` becomes `active` again, if this process began it. Not for the successor of a
/// key whose rotation was undone: that one has its place again.
pub(super) fn unmark_deleting(connection: &Connection, key: KeyId, held_by: &str) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET state = 'active', held_by = NULL
         WHERE id = ?1 AND state = 'deleting' AND held_by = ?2 AND NOT EXISTS (
             SELECT 1 FROM access_key AS old
             WHERE old.id = access_key.predecessor AND old.successor IS NOT access_key.id
         )",
        params![key.as_bytes(), held_by],
    )
}

/// `deleting` becomes a tombstone; false when it was not `deleting`.
pub(super) fn bury(connection: &Connection, key: KeyId, at: Timestamp) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key
         SET state = 'deleted', deleted_at = ?2, copy = 'gone', holds_name = 0, held_by = NULL
         WHERE id = ?1 AND state = 'deleting'",
        params![key.as_bytes(), at.0],
    )
}

/// The state of a key, and the process that holds it.
pub(super) struct State {
    pub(super) word: String,
    pub(super) held_by: Option<String>,
}

/// The state of this key.
pub(super) fn state(connection: &Connection, key: KeyId) -> Result<Option<State>> {
    connection
        .prepare_cached("SELECT state, held_by FROM access_key WHERE id = ?1")?
        .query_row([key.as_bytes()], |row| {
            Ok(State {
                word: row.get(0)?,
                held_by: row.get(1)?,
            })
        })
        .optional()
}

/// All that is between intent and done, each with the process that holds it.
pub(super) fn under_way(connection: &Connection) -> Result<Vec<(KeyId, Step, Option<String>)>> {
    connection
        .prepare_cached(
            "SELECT id, state, held_by FROM access_key WHERE state IN ('creating', 'deleting')
             ORDER BY row",
        )?
        .query_map([], |row| {
            let state: String = row.get(1)?;
            let step = step(&state).ok_or_else(|| text_error(format!("unknown state {state}")))?;
            Ok((id(row, 0)?, step, row.get(2)?))
        })?
        .collect()
}

/// This process holds it from now on.
pub(super) fn hold(connection: &Connection, key: KeyId, held_by: &str) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET held_by = ?2 WHERE id = ?1",
        params![key.as_bytes(), held_by],
    )
}

/// Whether this statement changed a row.
pub(super) fn change(
    connection: &Connection,
    statement: &str,
    parameters: impl Params,
) -> Result<bool> {
    Ok(connection.prepare_cached(statement)?.execute(parameters)? > 0)
}
