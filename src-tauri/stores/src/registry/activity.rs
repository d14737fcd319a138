use keywright_core::{Author, KeyId, Timestamp};
use rusqlite::{Connection, Result, params};

/// What was done to a key.
#[derive(Clone, Copy)]
pub(super) enum Action {
    Created,
    Shown,
    Renamed,
    Deleted,
}

impl Action {
    fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Shown => "shown",
            Self::Renamed => "renamed",
            Self::Deleted => "deleted",
        }
    }
}

/// Adds an entry. The table takes nothing back: triggers refuse updates and deletes.
pub(super) fn append(
    connection: &Connection,
    action: Action,
    id: KeyId,
    at: Timestamp,
    by: &Author,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO activity (at, key_id, action, system_user, surface) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![at.0, id.as_bytes(), action.as_str(), by.system_user, by.surface.as_str()])?;
    Ok(())
}
