//! Everything at one moment.

use keywright_core::{KeyState, SavedKey, Snapshot, Timestamp};
use rusqlite::{Connection, Result, Row};

use super::row::{COLUMNS, WIDTH, instant, record, text, text_error};
use super::{activity, postponement, workspace};

/// In a transaction: all of it is as it was at one moment.
pub(super) fn read(connection: &Connection) -> Result<Snapshot> {
    let keys = format!(
        "SELECT {COLUMNS}, state, deleted_at FROM access_key WHERE state <> 'creating'
         ORDER BY created_at, id"
    );
    Ok(Snapshot {
        workspaces: workspace::ever(connection)?,
        keys: connection
            .prepare_cached(&keys)?
            .query_map([], key)?
            .collect::<Result<_>>()?,
        postponements: postponement::all(connection)?,
        activity: activity::after(connection, 0, usize::MAX)?,
    })
}

/// Reads the columns of a record, and then the state and when it was deleted.
fn key(row: &Row<'_>) -> Result<SavedKey> {
    let state = match (text(row, WIDTH)?, instant(row, WIDTH + 1)?) {
        ("active", None) => KeyState::Active,
        ("deleting", None) => KeyState::Deleting,
        ("deleted", Some(Timestamp(at))) => KeyState::Deleted(Timestamp(at)),
        (word, _) => return Err(text_error(format!("unknown state {word}"))),
    };
    Ok(SavedKey {
        record: record(row)?,
        state,
    })
}
