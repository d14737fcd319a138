//! The names of keys in the table `access_key`: who holds one, and whether the keychain has it.
//!
//! A listed key holds its name, and no other key of its workspace gets it, until it is rotated
//! or deleted. A key that is being created does so, too, unless the key that it succeeds has
//! the name still.

use keywright_core::{
    Author, Deed, Item, KeyId, KeyName, KeyRecord, RegistryError, StaleLabel, Timestamp,
    WorkspaceId, label,
};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::access_key::{LISTED, change, find, save};
use super::row::{COLUMNS, id, name, record, text};
use super::{Answer, activity};

/// The number of a new change of names, drawn by chance: one that follows the others could
/// come twice, as soon as no label is stale.
const NEW_CHANGE: &str = "(1 + abs(random() / 2))";

/// The key that holds this name, and how it is written.
pub(super) fn holder(
    connection: &Connection,
    workspace: WorkspaceId,
    wanted: &KeyName,
) -> Result<Option<(KeyId, KeyName)>> {
    connection
        .prepare_cached(
            "SELECT id, name FROM access_key
             WHERE workspace_id = ?1 AND name_folded = ?2 AND holds_name = 1",
        )?
        .query_row(params![workspace.0, wanted.folded()], |row| {
            Ok((id(row, 0)?, name(row, 1)?))
        })
        .optional()
}

/// `NameTaken` when a key other than this one holds the name.
pub(super) fn free_for(
    connection: &Connection,
    key: KeyId,
    workspace: WorkspaceId,
    wanted: &KeyName,
) -> Result<Answer<()>> {
    Ok(match holder(connection, workspace, wanted)? {
        Some((other, taken)) if other != key => Err(RegistryError::NameTaken(taken)),
        _ => Ok(()),
    })
}

/// Whether the key holds its name from now on. Of two keys with one name, the one that gives
/// it up comes first.
pub(super) fn set_holds(connection: &Connection, key: KeyId, holds: bool) -> Result<bool> {
    change(
        connection,
        "UPDATE access_key SET holds_name = ?2 WHERE id = ?1",
        params![key.as_bytes(), holds],
    )
}

fn holds(connection: &Connection, key: KeyId) -> Result<bool> {
    connection
        .prepare_cached("SELECT holds_name FROM access_key WHERE id = ?1")?
        .query_row([key.as_bytes()], |row| row.get(0))
}

/// A name that a person chose. A key that holds none may have any.
pub(super) fn rename(
    connection: &Connection,
    key: KeyId,
    name: &KeyName,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    let Some(mut record) = find(connection, key)? else {
        return Ok(Err(RegistryError::NotFound));
    };
    if record.name == *name && !record.provisional {
        return Ok(Ok(()));
    }
    if holds(connection, key)?
        && let Err(taken) = free_for(connection, key, record.workspace, name)?
    {
        return Ok(Err(taken));
    }
    let from = std::mem::replace(&mut record.name, name.clone());
    record.provisional = false;
    save(connection, &record)?;
    make_stale(connection, key)?;
    activity::append(connection, Deed::renamed(&record, &from, at, by)).map(Ok)
}

/// The name is no longer provisional; false when the key is not listed.
pub(super) fn keep(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        &format!("UPDATE access_key SET provisional = 0 WHERE id = ?1 AND {LISTED}"),
        [key.as_bytes()],
    )
}

/// The newest listed key with a provisional name.
pub(super) fn newest_provisional(connection: &Connection) -> Result<Option<KeyRecord>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM access_key WHERE provisional = 1 AND {LISTED}
             ORDER BY created_at DESC, id DESC LIMIT 1"
        ))?
        .query_row([], record)
        .optional()
}

/// How many listed keys have provisional names.
pub(super) fn count_provisional(connection: &Connection) -> Result<usize> {
    connection
        .prepare_cached(&format!(
            "SELECT count(*) FROM access_key WHERE provisional = 1 AND {LISTED}"
        ))?
        .query_row([], |row| row.get(0))
        .map(|count: u32| count as usize)
}

/// The label of this key is stale.
pub(super) fn make_stale(connection: &Connection, key: KeyId) -> Result<bool> {
    change(
        connection,
        &format!("UPDATE access_key SET stale_label = {NEW_CHANGE} WHERE id = ?1"),
        [key.as_bytes()],
    )
}

/// Every label of this workspace is stale.
pub(super) fn make_all_stale(connection: &Connection, workspace: WorkspaceId) -> Result<bool> {
    change(
        connection,
        &format!(
            "UPDATE access_key SET stale_label = {NEW_CHANGE}
             WHERE workspace_id = ?1 AND state <> 'deleted'"
        ),
        [workspace.0],
    )
}

/// Labels of listed keys that the keychain lacks, with the names as they are now.
pub(super) fn stale(connection: &Connection) -> Result<Vec<StaleLabel>> {
    connection
        .prepare_cached(&format!(
            "SELECT access_key.id, access_key.name, stale_label, workspace.name
             FROM access_key INDEXED BY access_key_stale_label
                 CROSS JOIN workspace ON workspace.id = workspace_id
             WHERE stale_label <> 0 AND {LISTED} ORDER BY row"
        ))?
        .query_map([], |row| {
            Ok(StaleLabel {
                item: Item {
                    id: id(row, 0)?,
                    label: label(text(row, 3)?, &name(row, 1)?),
                },
                change: row.get(2)?,
            })
        })?
        .collect()
}

/// The keychain was given the name of this change, perhaps amid others.
pub(super) fn renewed(connection: &Connection, key: KeyId, label: i64) -> Result<bool> {
    change(
        connection,
        &format!(
            "UPDATE access_key
             SET stale_label = CASE stale_label WHEN ?2 THEN 0 ELSE {NEW_CHANGE} END
             WHERE id = ?1 AND state <> 'deleted'"
        ),
        params![key.as_bytes(), label],
    )
}
