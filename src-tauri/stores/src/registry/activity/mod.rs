//! The table `activity`, which takes nothing back: triggers refuse updates and deletes.

mod query;

use std::borrow::Cow;

use keywright_core::{
    Deed, Entry, Facts, Head, KeyId, RegistryError, Seal, Timestamp, WorkspaceId,
};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

pub(super) use self::query::{found_after, page};

/// The columns of [`entry`], in its order.
const COLUMNS: &str = "number, at, activity.workspace_id, key_id, action, system_user, surface, \
                       facts, seal";

/// Adds an entry after the last one. In a transaction that has begun to write: nobody may
/// add another in between.
pub(super) fn append(connection: &Connection, deed: Deed) -> Result<()> {
    let last = head(connection)?;
    insert(connection, &deed.sealed(last.number + 1, &last.seal))
}

/// Adds each of these after the last entry, if each is in a workspace that was there once. In a
/// transaction that has begun to write, and that is undone where this refuses.
pub(super) fn note(
    connection: &Connection,
    deeds: &[Deed],
) -> Result<std::result::Result<(), RegistryError>> {
    for deed in deeds {
        if !super::workspace::was_ever(connection, deed.workspace)? {
            return Ok(Err(RegistryError::NoSuchWorkspace));
        }
        append(connection, deed.clone())?;
    }
    Ok(Ok(()))
}

/// Adds an entry as it is.
pub(super) fn insert(connection: &Connection, entry: &Entry) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO activity (number, at, workspace_id, key_id, action, system_user, surface,
                                   facts, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            entry.number,
            entry.at.0,
            entry.workspace.0,
            entry.key.as_ref().map(KeyId::as_bytes),
            entry.action,
            entry.system_user,
            entry.surface,
            entry.facts.as_str(),
            entry.seal.as_bytes(),
        ])?;
    Ok(())
}

/// The last entry.
pub(super) fn head(connection: &Connection) -> Result<Head> {
    let last = connection
        .prepare_cached("SELECT number, seal FROM activity ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Head {
                number: row.get(0)?,
                seal: row.get::<_, [u8; 32]>(1)?.into(),
            })
        })
        .optional()?;
    Ok(last.unwrap_or(Head {
        number: 0,
        seal: Seal::FIRST,
    }))
}

/// Entries from the one after this number on, oldest first.
pub(super) fn after(connection: &Connection, number: u64, limit: usize) -> Result<Vec<Entry>> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM activity WHERE number > ?1 ORDER BY number LIMIT ?2"
        ))?
        .query_map([number, limit], entry)?
        .collect()
}

/// Reads [`COLUMNS`]. An entry with something in it that Keywright cannot have written is
/// shown as well as it can be, with a seal that fits nothing.
fn entry(row: &Row<'_>) -> Result<Entry> {
    let mut garbled = false;
    let mut text = |column| {
        let bytes = row.get_ref(column)?.as_bytes_or_null()?.unwrap_or_default();
        let text = String::from_utf8_lossy(bytes);
        garbled |= matches!(text, Cow::Owned(_));
        Ok::<_, rusqlite::Error>(text.into_owned())
    };
    let [action, system_user, surface, facts] = [text(4)?, text(5)?, text(6)?, text(7)?];
    let key = row.get_ref(3)?.as_blob_or_null()?;
    let key_id = key.and_then(|key| <[u8; 16]>::try_from(key).ok());
    garbled |= key.is_some() != key_id.is_some();
    let seal = <[u8; 32]>::try_from(row.get_ref(8)?.as_blob()?);
    let seal = seal.ok().filter(|_| !garbled);
    Ok(Entry {
        number: row.get(0)?,
        at: Timestamp(row.get(1)?),
        workspace: WorkspaceId(row.get(2)?),
        key: key_id.map(KeyId::from),
        action,
        system_user,
        surface,
        facts: Facts::from(facts),
        seal: seal.map_or(Seal::FIRST, Seal::from),
    })
}
