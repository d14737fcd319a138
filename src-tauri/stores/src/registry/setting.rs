//! The table `setting`: names and values, those of newer versions included.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

/// All of them.
pub(super) fn all(connection: &Connection) -> Result<BTreeMap<String, String>> {
    connection
        .prepare_cached("SELECT name, value FROM setting")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Keeps the value of this one.
pub(super) fn change(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute([name, value])?;
    Ok(())
}
