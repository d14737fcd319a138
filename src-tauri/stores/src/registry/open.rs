//! Opening the database without ever harming what is there.
//!
//! What an existing file is gets read from its header, by the byte offsets of
//! <https://www.sqlite.org/fileformat2.html#the_database_header>, before SQLite touches it.
//! A new one is made under another name and renamed when it is complete, so that an empty
//! file under the real name always means damage.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use keywright_core::{Cause, RegistryError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::errors::{from_io, from_sqlite};
use super::migrations::{NEWEST, migrate};
use crate::dirs::{is_ours, open_private};

/// “KEYW”, in the header of every file of ours.
const APPLICATION_ID: i32 = 0x4B45_5957;
/// How long to wait for another process's transaction.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
const HEADER: usize = 100;

/// Opens the database, made or brought up to date if needed. Only one process at a time.
pub(super) fn open(path: &Path) -> Result<Connection, RegistryError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path)?,
        Err(error) => return Err(from_io(path, &error)),
        Ok(_) => {}
    }
    // Where it is a link, SQLite keeps the journal beside what it leads to.
    let path = &fs::canonicalize(path).map_err(|error| from_io(path, &error))?;
    check(path)?;
    let mut connection = connect(path)?;
    check_contents(path, &connection)?;
    migrate(&mut connection).map_err(|error| from_migration(path, error))?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map_err(|error| from_sqlite(path, error))?;
    Ok(connection)
}

fn check(path: &Path) -> Result<(), RegistryError> {
    let found = fs::metadata(path).map_err(|error| from_io(path, &error))?;
    if !is_ours(path).map_err(|error| from_io(path, &error))? {
        return Err(RegistryError::NotOurs(path.to_owned()));
    }
    let damaged = || RegistryError::Damaged(path.to_owned());
    if !found.is_file() {
        return Err(damaged());
    }
    let mut header = [0; HEADER];
    let file = File::open(path);
    match file.and_then(|mut file| file.read_exact(&mut header)) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(damaged()),
        Err(error) => return Err(from_io(path, &error)),
        Ok(()) => {}
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(damaged());
    }
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if number(68) != APPLICATION_ID as u32 {
        return Err(RegistryError::Foreign(path.to_owned()));
    }
    if number(60) > NEWEST {
        return Err(RegistryError::Newer(path.to_owned()));
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // While there is a journal, the file may be shorter than the header says.
    if !has_journal(path) && found.len() < page * u64::from(number(28)) {
        return Err(damaged());
    }
    Ok(())
}

fn has_journal(path: &Path) -> bool {
    fs::metadata(path.with_extension("db-wal")).is_ok_and(|journal| journal.len() > 0)
}

fn connect(path: &Path) -> Result<Connection, RegistryError> {
    let in_sqlite = |error| from_sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(in_sqlite)?;
    // What may not be written SQLite opens for reading alone, and leaves it at that.
    if connection.is_readonly(MAIN_DB).map_err(in_sqlite)? {
        return Err(RegistryError::ReadOnly(path.to_owned()));
    }
    // Until it has been looked at, not even an old journal is written back into it. Where
    // there is none, closing takes away what opening has put beside the file.
    connection
        .set_db_config(
            DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
            has_journal(path),
        )
        .and_then(|_| connection.busy_timeout(PATIENCE))
        .and_then(|()| connection.pragma_update(None, "synchronous", "FULL"))
        .and_then(|()| connection.pragma_update(None, "foreign_keys", true))
        .and_then(|()| connection.pragma_update(None, "trusted_schema", false))
        .map_err(in_sqlite)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn check_contents(path: &Path, connection: &Connection) -> Result<(), RegistryError> {
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| from_sqlite(path, error))?;
    match verdict.as_str() {
        "ok" => Ok(()),
        _ => Err(RegistryError::Damaged(path.to_owned())),
    }
}

fn make(path: &Path) -> Result<(), RegistryError> {
    let draft = path.with_extension("new");
    let made = make_draft(&draft).and_then(|()| {
        set_journal_aside(path)
            // The last step: from here on the registry is there.
            .and_then(|()| fs::rename(&draft, path))
            .and_then(|()| sync_folder(path))
            .map_err(|error| from_io(path, &error))
    });
    if made.is_err() {
        // The error says what is wrong; a draft that stays is overwritten the next time.
        let _ = fs::remove_file(&draft);
    }
    made
}

/// SQLite would play the journal of a registry that was moved away into the new one. It
/// may hold what was written last, so it is kept.
fn set_journal_aside(path: &Path) -> io::Result<()> {
    for extension in ["db-wal", "db-shm"] {
        let mut names = (1..).map(|number| path.with_extension(format!("{extension}.{number}")));
        let Some(free) = names.find(|name| fs::symlink_metadata(name).is_err()) else {
            continue;
        };
        match fs::rename(path.with_extension(extension), free) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            outcome => outcome?,
        }
    }
    Ok(())
}

fn make_draft(draft: &Path) -> Result<(), RegistryError> {
    let in_file = |error: io::Error| from_io(draft, &error);
    let in_sqlite = |error| from_sqlite(draft, error);
    open_private(draft)
        .and_then(|file| file.set_len(0))
        .map_err(in_file)?;
    let mut connection = connect(draft)?;
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(in_sqlite)?;
    migrate(&mut connection).map_err(|error| from_migration(draft, error))?;
    connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
        .and_then(|()| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false))
        .map_err(in_sqlite)?;
    connection.close().map_err(|(_, error)| in_sqlite(error))?;
    sync_file(draft).map_err(in_file)
}

/// All of the file is on the disk when this returns. Windows does that for a file alone that is open for
/// writing.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// The same for what the folder of this file says of it; Windows has no way to ask for that.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn from_migration(path: &Path, error: rusqlite_migration::Error) -> RegistryError {
    use rusqlite_migration::{Error, MigrationDefinitionError};
    match error {
        Error::RusqliteError { err, .. } => from_sqlite(path, err),
        Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            RegistryError::Newer(path.to_owned())
        }
        other => RegistryError::Failed {
            path: path.to_owned(),
            cause: Cause::new(other),
        },
    }
}
