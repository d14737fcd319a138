//! The table `access_key`: every statement that reads or changes it.

use keywright_core::{KeyId, KeyName, KeyRecord, RegistryError, Step, Timestamp};
use rusqlite::{Connection, Error, OptionalExtension, Result, params};

use super::row::{COLUMNS, id, record, step, text_error};

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

/// Listed keys that were never shown, oldest first, each with the process that holds it.
pub(super) fn never_shown(connection: &Connection) -> Result<Vec<(KeyRecord, Option<String>)>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS}, held_by FROM access_key WHERE shown_at IS NULL AND {LISTED}
             ORDER BY created_at, id"
        ))?
        .query_map([], |row| Ok((record(row)?, row.get(10)?)))?
        .collect()
}

/// A new row in state `creating`, or the reason why there is none.
pub(super) fn insert(
    connection: &Connection,
    key: &KeyRecord,
    held_by: &str,
) -> Result<std::result::Result<(), RegistryError>> {
    let folded = key.name.folded();
    if let Some((name, _)) = namesake(connection, key.workspace, &folded)? {
        return Ok(Err(RegistryError::NameTaken(name)));
    }
    let inserted = connection
        .prepare_cached(
            "INSERT INTO access_key (id, workspace_id, name, name_folded, environment, handle,
                                     truncated_key, digest, state, created_at, held_by,
                                     provisional)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'creating', ?9, ?10, ?11)",
        )?
        .execute(params![
            key.id.as_bytes(),
            key.workspace,
            key.name.as_str(),
            folded,
            key.environment.as_str(),
            key.handle.as_str(),
            key.truncated.as_str(),
            key.digest.as_bytes(),
            key.created_at.0,
            held_by,
            key.provisional,
        ]);
    match inserted {
        Ok(_) => Ok(Ok(())),
        Err(Error::SqliteFailure(failure, _))
            if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE =>
        {
            Ok(Err(RegistryError::HandleTaken))
        }
        Err(error) => Err(error),
    }
}

/// The name and the id of the key that has this folded name.
pub(super) fn namesake(
    connection: &Connection,
    workspace: i64,
    folded: &str,
) -> Result<Option<(KeyName, KeyId)>> {
    connection
        .prepare_cached(
            "SELECT id, name FROM access_key
             WHERE workspace_id = ?1 AND name_folded = ?2 AND state <> 'deleted'",
        )?
        .query_row(params![workspace, folded], |row| {
            let name = KeyName::new(&row.get::<_, String>(1)?).map_err(text_error)?;
            Ok((name, id(row, 0)?))
        })
        .optional()
}

/// `creating` becomes `active`; false when it was not `creating`. It stays held until the
/// key was shown.
pub(super) fn activate(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET state = 'active' WHERE id = ?1 AND state = 'creating'",
        key,
    )
}

/// Removes a row in state `creating`.
pub(super) fn forget(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        "DELETE FROM access_key WHERE id = ?1 AND state = 'creating'",
        key,
    )
}

/// Notes that the key was shown; false when it had been, or is not listed. Whoever is
/// deleting it goes on holding it.
pub(super) fn shown(connection: &Connection, key: KeyId, at: Timestamp) -> Result<bool> {
    let changed = connection
        .prepare_cached(&format!(
            "UPDATE access_key
             SET shown_at = ?2, held_by = CASE state WHEN 'deleting' THEN held_by END
             WHERE id = ?1 AND shown_at IS NULL AND {LISTED}"
        ))?
        .execute(params![key.as_bytes(), at.0])?;
    Ok(changed > 0)
}

/// A listed key becomes `deleting`; false when it is not listed.
pub(super) fn mark_deleting(connection: &Connection, key: KeyId, held_by: &str) -> Result<bool> {
    let changed = connection
        .prepare_cached(&format!(
            "UPDATE access_key SET state = 'deleting', held_by = ?2 WHERE id = ?1 AND {LISTED}"
        ))?
        .execute(params![key.as_bytes(), held_by])?;
    Ok(changed > 0)
}

/// `deleting` becomes `active` again, if this process began it.
pub(super) fn unmark_deleting(connection: &Connection, key: KeyId, held_by: &str) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE access_key SET state = 'active', held_by = NULL
             WHERE id = ?1 AND state = 'deleting' AND held_by = ?2",
        )?
        .execute(params![key.as_bytes(), held_by])?;
    Ok(())
}

/// `deleting` becomes a tombstone; false when it was not `deleting`.
pub(super) fn bury(connection: &Connection, key: KeyId, at: Timestamp) -> Result<bool> {
    let changed = connection
        .prepare_cached(
            "UPDATE access_key SET state = 'deleted', deleted_at = ?2, held_by = NULL
             WHERE id = ?1 AND state = 'deleting'",
        )?
        .execute(params![key.as_bytes(), at.0])?;
    Ok(changed > 0)
}

/// The state of a key and the process that holds it.
pub(super) fn state(
    connection: &Connection,
    key: KeyId,
) -> Result<Option<(String, Option<String>)>> {
    connection
        .prepare_cached("SELECT state, held_by FROM access_key WHERE id = ?1")?
        .query_row([key.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
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
pub(super) fn hold(connection: &Connection, key: KeyId, held_by: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE access_key SET held_by = ?2 WHERE id = ?1")?
        .execute(params![key.as_bytes(), held_by])?;
    Ok(())
}

fn change(connection: &Connection, statement: &str, key: KeyId) -> Result<bool> {
    Ok(connection
        .prepare_cached(statement)?
        .execute([key.as_bytes()])?
        > 0)
}
