//! The table `activity`, which takes nothing back: triggers refuse updates and deletes.

mod query;

use keywright_core::{Deed, Entry, Facts, Head, KeyId, Seal, Timestamp, WorkspaceId};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

pub(super) use self::query::{found_after, page};

/// The columns of [`entry`], in its order.
const COLUMNS: &str = "number, at, activity.workspace_id, key_id, action, system_user, surface, \
                       facts, seal";

/// Adds an entry after the last one. In a transaction that has begun to write: nobody may
/// add another in between.
pub(super) fn append(connection: &Connection, deed: Deed) -> Result<()> {
    let last = head(connection)?;
    let entry = deed.sealed(last.number + 1, &last.seal);
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

/// Reads [`COLUMNS`].
fn entry(row: &Row<'_>) -> Result<Entry> {
    Ok(Entry {
        number: row.get(0)?,
        at: Timestamp(row.get(1)?),
        workspace: WorkspaceId(row.get(2)?),
        key: row.get::<_, Option<[u8; 16]>>(3)?.map(KeyId::from),
        action: row.get(4)?,
        system_user: row.get(5)?,
        surface: row.get(6)?,
        facts: Facts::from(row.get::<_, String>(7)?),
        seal: row.get::<_, [u8; 32]>(8)?.into(),
    })
}
