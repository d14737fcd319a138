use keywright_core::{KeyPrefix, Workspace};
use rusqlite::{Connection, Result, params};

use super::row::text_error;

/// The workspace with the lowest id; there is one.
pub(super) fn first(connection: &Connection) -> Result<Workspace> {
    connection
        .prepare_cached("SELECT id, name, prefix FROM workspace ORDER BY id LIMIT 1")?
        .query_row([], |row| {
            let prefix: String = row.get(2)?;
            let prefix = KeyPrefix::new(&prefix).map_err(text_error)?;
            Ok(Workspace {
                id: row.get(0)?,
                name: row.get(1)?,
                prefix,
            })
        })
}

/// Its name and prefix from now on.
pub(super) fn change(connection: &Connection, workspace: &Workspace) -> Result<()> {
    connection
        .prepare_cached("UPDATE workspace SET name = ?2, prefix = ?3 WHERE id = ?1")?
        .execute(params![
            workspace.id,
            workspace.name,
            workspace.prefix.as_str()
        ])?;
    Ok(())
}
