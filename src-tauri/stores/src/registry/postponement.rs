//! The table `postponement`: findings that were put off, each under its kind and id.

use keywright_core::{
    Author, Deed, FindingKind, Postponement, RegistryError, Timestamp, WorkspaceId,
};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::row::{id, text, word};
use super::{Answer, activity, workspace};

/// The columns of [`postponement`], in its order.
const COLUMNS: &str = "kind, key_id, until, reason";

/// Reads [`COLUMNS`].
fn postponement(row: &Row<'_>) -> Result<Postponement> {
    Ok(Postponement {
        kind: word(row, 0, FindingKind::from_word)?,
        id: id(row, 1)?,
        until: Timestamp(row.get(2)?),
        reason: text(row, 3)?.to_owned(),
    })
}

/// All of them.
pub(super) fn all(connection: &Connection) -> Result<Vec<Postponement>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM postponement"))?
        .query_map([], postponement)?
        .collect()
}

/// Keeps each of them, or removes it where its time has come.
pub(super) fn put(
    connection: &Connection,
    postponements: &[Postponement],
    elsewhere: WorkspaceId,
    at: Timestamp,
    by: &Author,
) -> Result<Answer<()>> {
    if workspace::find(connection, elsewhere)?.is_none() {
        return Ok(Err(RegistryError::NoSuchWorkspace));
    }
    for one in postponements {
        let before = before(connection, one)?;
        match one.holds(at) {
            true => keep(connection, one)?,
            false => remove(connection, one)?,
        }
        if one.differs(before.as_ref(), at) {
            let workspace = workspace_of(connection, one)?.unwrap_or(elsewhere);
            activity::append(connection, Deed::postponed(one, workspace, at, by))?;
        }
    }
    Ok(Ok(()))
}

fn before(connection: &Connection, one: &Postponement) -> Result<Option<Postponement>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM postponement WHERE key_id = ?1 AND kind = ?2"
        ))?
        .query_row(params![one.id.as_bytes(), one.kind.as_str()], postponement)
        .optional()
}

/// In the place of an earlier one.
pub(super) fn keep(connection: &Connection, one: &Postponement) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO postponement (key_id, kind, until, reason)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            one.id.as_bytes(),
            one.kind.as_str(),
            one.until.0,
            one.reason
        ])?;
    Ok(())
}

fn remove(connection: &Connection, one: &Postponement) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM postponement WHERE key_id = ?1 AND kind = ?2")?
        .execute(params![one.id.as_bytes(), one.kind.as_str()])?;
    Ok(())
}

/// That of the key, in whatever state it is.
fn workspace_of(connection: &Connection, one: &Postponement) -> Result<Option<WorkspaceId>> {
    connection
        .prepare_cached("SELECT workspace_id FROM access_key WHERE id = ?1")?
        .query_row([one.id.as_bytes()], |row| Ok(WorkspaceId(row.get(0)?)))
        .optional()
}
