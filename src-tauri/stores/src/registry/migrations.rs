mod life;

use rusqlite::Connection;
use rusqlite_migration::{Error, M, Migrations};

/// Only ever appended to: a released migration never changes.
fn steps() -> Vec<M<'static>> {
    vec![
        M::up(include_str!("migrations/0001_first.sql")),
        M::up(include_str!("migrations/0002_names_and_settings.sql")),
        M::up_with_hook(include_str!("migrations/0003_life.sql"), life::fill_in),
        M::up(include_str!("migrations/0004_audit.sql")),
        M::up(include_str!("migrations/0005_restoring.sql")),
        M::up(include_str!("migrations/0006_import.sql")),
    ]
}

/// The version that this build makes and understands, as SQLite's `user_version`.
pub(super) const NEWEST: u32 = 6;

/// Brings the schema up to [`NEWEST`].
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    Migrations::new(steps()).to_latest(connection)
}
