use rusqlite::Connection;
use rusqlite_migration::{Error, M, Migrations};

/// Only ever appended to: a released migration never changes.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_first.sql")),
    M::up(include_str!("migrations/0002_names_and_settings.sql")),
];

/// The version that this build makes and understands, as SQLite's `user_version`.
pub(super) const NEWEST: u32 = STEPS.len() as u32;

/// Brings the schema up to [`NEWEST`].
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    Migrations::from_slice(STEPS).to_latest(connection)
}
