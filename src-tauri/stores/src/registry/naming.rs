//! The names of keys in the table `access_key`, and whether the keychain has them.

use keywright_core::{Item, KeyId, KeyName, KeyRecord, StaleLabel, label};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::access_key::LISTED;
use super::row::{COLUMNS, id, record, text_error};

/// The number of a new change of names, drawn by chance: one that follows the others could
/// come twice, as soon as no label is stale.
const NEW_CHANGE: &str = "(1 + abs(random() / 2))";

/// A name that a person chose.
pub(super) fn rename(connection: &Connection, key: KeyId, name: &KeyName) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "UPDATE access_key
             SET name = ?2, name_folded = ?3, provisional = 0, stale_label = {NEW_CHANGE}
             WHERE id = ?1"
        ))?
        .execute(params![key.as_bytes(), name.as_str(), name.folded()])?;
    Ok(())
}

/// The name is no longer provisional; false when the key is not listed.
pub(super) fn keep(connection: &Connection, key: KeyId) -> Result<bool> {
    let changed = connection
        .prepare_cached(&format!(
            "UPDATE access_key SET provisional = 0 WHERE id = ?1 AND {LISTED}"
        ))?
        .execute([key.as_bytes()])?;
    Ok(changed > 0)
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

/// Every label of this workspace is stale.
pub(super) fn make_stale(connection: &Connection, workspace: i64) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "UPDATE access_key SET stale_label = {NEW_CHANGE}
             WHERE workspace_id = ?1 AND state <> 'deleted'"
        ))?
        .execute([workspace])?;
    Ok(())
}

/// Labels of listed keys that the keychain lacks, with the names as they are now.
pub(super) fn stale(connection: &Connection) -> Result<Vec<StaleLabel>> {
    connection
        .prepare_cached(&format!(
            "SELECT access_key.id, access_key.name, stale_label, workspace.name
             FROM access_key JOIN workspace ON workspace.id = workspace_id
             WHERE stale_label <> 0 AND {LISTED} ORDER BY row"
        ))?
        .query_map([], |row| {
            let name = KeyName::new(&row.get::<_, String>(1)?).map_err(text_error)?;
            Ok(StaleLabel {
                item: Item {
                    id: id(row, 0)?,
                    label: label(&row.get::<_, String>(3)?, &name),
                },
                change: row.get(2)?,
            })
        })?
        .collect()
}

/// The keychain was given the name of this change, perhaps amid others.
pub(super) fn renewed(connection: &Connection, key: KeyId, change: i64) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "UPDATE access_key
             SET stale_label = CASE stale_label WHEN ?2 THEN 0 ELSE {NEW_CHANGE} END
             WHERE id = ?1 AND state <> 'deleted'"
        ))?
        .execute(params![key.as_bytes(), change])?;
    Ok(())
}
