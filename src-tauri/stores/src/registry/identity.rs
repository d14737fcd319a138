//! The table `registry`, which has one row.

use rusqlite::{Connection, Result};

/// What was drawn when the registry was made.
pub(super) fn read(connection: &Connection) -> Result<String> {
    connection
        .prepare_cached("SELECT identity FROM registry")?
        .query_row([], |row| row.get(0))
}
