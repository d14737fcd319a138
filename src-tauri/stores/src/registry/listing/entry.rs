//! What a list knows of a key, and how that is read.

use keywright_core::{Environment, KeyId, Life, Timestamp, WorkspaceId};
use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::super::access_key::LISTED;
use super::super::row::{id, instant, text, word};

const COLUMNS: &str = "row, id, environment, created_at, expires_at, disabled_at, retires_at, \
                       retired_at, name_folded, owner, used_by, tags, search_text";

/// One key, as long as nothing of it changes. The texts are kept elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) row: i64,
    pub(super) id: KeyId,
    pub(super) created_at: Timestamp,
    pub(super) environment: Environment,
    expires_at: Option<Timestamp>,
    retires_at: Option<Timestamp>,
    disabled: bool,
    retired: bool,
    /// Whether it is in the list still.
    pub(super) listed: bool,
    /// Where its name begins.
    pub(super) name: usize,
    /// Numbers among the words and lists that were typed.
    pub(super) owner: Option<u32>,
    pub(super) used_by: u32,
    pub(super) tags: u32,
}

impl Entry {
    /// As much of its life as decides on its status.
    pub(super) fn life(&self) -> Life {
        // That it was counts, when does not.
        let once = |was: bool| was.then_some(self.created_at);
        Life {
            expires_at: self.expires_at,
            retires_at: self.retires_at,
            disabled_at: once(self.disabled),
            retired_at: once(self.retired),
            ..Life::default()
        }
    }
}

/// A key as it was just read: the entry, with numbers that are not set yet, and its texts.
pub(super) struct Found<'a> {
    pub(super) entry: Entry,
    pub(super) name: &'a str,
    pub(super) owner: Option<&'a str>,
    pub(super) used_by: &'a str,
    pub(super) tags: &'a str,
    pub(super) text: &'a str,
}

fn found<'a>(row: &'a Row<'_>) -> Result<Found<'a>> {
    Ok(Found {
        entry: Entry {
            row: row.get(0)?,
            id: id(row, 1)?,
            created_at: Timestamp(row.get(3)?),
            environment: word(row, 2, Environment::from_word)?,
            expires_at: instant(row, 4)?,
            disabled: instant(row, 5)?.is_some(),
            retires_at: instant(row, 6)?,
            retired: instant(row, 7)?.is_some(),
            listed: true,
            name: 0,
            owner: None,
            used_by: 0,
            tags: 0,
        },
        name: text(row, 8)?,
        owner: row.get_ref(9)?.as_str_or_null()?,
        used_by: text(row, 10)?,
        tags: text(row, 11)?,
        text: text(row, 12)?,
    })
}

/// Calls this with each key in the list of the workspace.
pub(super) fn each(
    connection: &Connection,
    workspace: WorkspaceId,
    mut see: impl FnMut(Found<'_>),
) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM access_key WHERE workspace_id = ?1 AND {LISTED}
         ORDER BY created_at, id"
    ))?;
    let mut rows = statement.query([workspace.0])?;
    while let Some(row) = rows.next()? {
        see(found(row)?);
    }
    Ok(())
}

/// Calls this with the key in this row, listed or not, and its workspace; false when there is
/// none.
pub(super) fn at(
    connection: &Connection,
    row: i64,
    see: impl FnOnce(WorkspaceId, Found<'_>),
) -> Result<bool> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, workspace_id, {LISTED} FROM access_key WHERE row = ?1"
    ))?;
    let seen = statement.query_row([row], |row| {
        let mut found = found(row)?;
        found.entry.listed = row.get(14)?;
        see(WorkspaceId(row.get(13)?), found);
        Ok(())
    });
    Ok(seen.optional()?.is_some())
}
