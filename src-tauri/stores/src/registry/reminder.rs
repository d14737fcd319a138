//! The table `reminder`: the last reminder of each kind that was said for each key.

use keywright_core::{DueDate, DueKind, Said, Timestamp};
use rusqlite::{Connection, Result, params};

use super::row::{id, word};

/// All of them.
pub(super) fn all(connection: &Connection) -> Result<Vec<Said>> {
    connection
        .prepare_cached("SELECT key_id, kind, due_at, days, said_at FROM reminder")?
        .query_map([], |row| {
            Ok(Said {
                date: DueDate {
                    key: id(row, 0)?,
                    kind: word(row, 1, DueKind::from_word)?,
                    at: Timestamp(row.get(2)?),
                },
                days: row.get(3)?,
                at: Timestamp(row.get(4)?),
            })
        })?
        .collect()
}

/// Keeps these, each in the place of an earlier one.
pub(super) fn say(connection: &Connection, said: &[Said]) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO reminder (key_id, kind, due_at, days, said_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for said in said {
        statement.execute(params![
            said.date.key.as_bytes(),
            said.date.kind.as_str(),
            said.date.at.0,
            said.days,
            said.at.0
        ])?;
    }
    Ok(())
}
