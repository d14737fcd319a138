//! The vault's file: a database of SQLite in which everything that matters is sealed.
//!
//! It has a rollback journal and no WAL: beside the file lies nothing but, during a change, a
//! journal; what was removed stays in no second file; and each change is one file that is
//! complete. `synchronous=EXTRA` makes a change durable together with the end of its journal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::VaultError;
use super::cipher::random;
use super::header::Header;
use crate::dirs::{is_ours, open_private};
use crate::registry::{PATIENCE, exclusive, sync_file, sync_folder};

/// “KEYV”, in the header of every file of ours.
const APPLICATION_ID: u32 = 0x4B45_5956;
/// The schema's version, as SQLite's `user_version`.
const SCHEMA: u32 = 1;
/// So small that what is sealed lies on pages of its own; see `items.rs`.
const PAGE: u32 = 512;

/// An open file.
pub(super) struct VaultFile {
    pub(super) connection: Connection,
    pub(super) header: Header,
    /// Which file it is, whatever its name is by now.
    number: Number,
}

/// What the system calls a file by. On Windows one that is open cannot be replaced.
type Number = Option<(u64, u64)>;

impl VaultFile {
    /// Opens the file, which must be one that this version understands.
    pub(super) fn open(path: &Path) -> Result<Self, VaultError> {
        let number = number(path)?;
        // Where it is a link, SQLite keeps the journal beside what it leads to.
        let real = fs::canonicalize(path).map_err(|error| VaultError::in_file(path, &error))?;
        if !is_ours(&real).map_err(|error| VaultError::in_file(path, &error))? {
            return Err(VaultError::NotOurs(path.to_owned()));
        }
        let connection = connect(&real)?;
        check(path, &connection)?;
        // Whatever somebody has set meanwhile.
        connection
            .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
            .map_err(|error| VaultError::in_sqlite(path, error))?;
        let header = Header::read(&connection, path)?;
        Ok(Self {
            connection,
            header,
            number,
        })
    }

    /// Whether the file of this name is still this one.
    pub(super) fn is_at(&self, path: &Path) -> Result<bool, VaultError> {
        Ok(number(path)? == self.number)
    }

    /// Makes the file, unless there is one.
    pub(super) fn make(path: &Path, header: &Header) -> Result<(), VaultError> {
        let in_folder = |error: io::Error| match error.kind() {
            io::ErrorKind::WouldBlock => VaultError::Busy(path.to_owned()),
            _ => VaultError::in_file(path, &error),
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        let _alone = exclusive(folder, PATIENCE).map_err(in_folder)?;
        if fs::symlink_metadata(path).is_ok() {
            return Err(VaultError::Exists(path.to_owned()));
        }
        let draft = beside(path, ".new");
        let made = make_draft(&draft, header).and_then(|()| {
            set_journal_aside(path)?;
            // The last step: from here on the vault is there.
            fs::rename(&draft, path)
                .and_then(|()| sync_folder(path))
                .map_err(|error| VaultError::in_file(path, &error))
        });
        if made.is_err() {
            // The error says what is wrong; a draft that stays is overwritten the next time.
            let _ = fs::remove_file(&draft);
        }
        made
    }
}

fn connect(path: &Path) -> Result<Connection, VaultError> {
    let in_sqlite = |error| VaultError::in_sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(in_sqlite)?;
    // What may not be written SQLite opens for reading alone, and leaves it at that.
    if connection.is_readonly(MAIN_DB).map_err(in_sqlite)? {
        return Err(VaultError::ReadOnly(path.to_owned()));
    }
    connection
        .busy_timeout(PATIENCE)
        .and_then(|()| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true))
        // Whoever writes the file could put them there; we have none.
        .and_then(|_| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false))
        .and_then(|_| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false))
        .and_then(|_| connection.pragma_update(None, "trusted_schema", false))
        .and_then(|()| connection.pragma_update(None, "synchronous", "EXTRA"))
        .and_then(|()| connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(())))
        .map_err(in_sqlite)?;
    Ok(connection)
}

/// SQLite itself sees whether the file is a database, and has all the pages that its header
/// says; but not whether the last one is whole.
fn check(path: &Path, connection: &Connection) -> Result<(), VaultError> {
    let number = |name| {
        let read = connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        read.map_err(|error| VaultError::in_sqlite(path, error))
    };
    let (pages, page) = (number("page_count")?, number("page_size")?);
    let found = fs::metadata(path).map_err(|error| VaultError::in_file(path, &error))?;
    // A file without anything in it is one that was cut off.
    if pages == 0 || found.len() < u64::from(pages) * u64::from(page) {
        return Err(VaultError::Damaged(path.to_owned()));
    }
    if number("application_id")? != APPLICATION_ID {
        return Err(VaultError::Foreign(path.to_owned()));
    }
    match number("user_version")? {
        SCHEMA => Ok(()),
        0 => Err(VaultError::Damaged(path.to_owned())),
        _ => Err(VaultError::Newer(path.to_owned())),
    }
}

fn make_draft(draft: &Path, header: &Header) -> Result<(), VaultError> {
    let in_file = |error: io::Error| VaultError::in_file(draft, &error);
    let in_sqlite = |error| VaultError::in_sqlite(draft, error);
    match fs::remove_file(beside(draft, "-journal")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(in_file(error)),
        _ => {}
    }
    open_private(draft)
        .and_then(|file| file.set_len(0))
        .map_err(in_file)?;
    let mut connection = connect(draft)?;
    connection
        .pragma_update(None, "page_size", PAGE)
        .map_err(in_sqlite)?;
    let transaction = connection.transaction().map_err(in_sqlite)?;
    transaction
        .pragma_update(None, "application_id", APPLICATION_ID)
        .and_then(|()| transaction.pragma_update(None, "user_version", SCHEMA))
        .and_then(|()| transaction.execute_batch(include_str!("schema.sql")))
        .and_then(|()| header.write(&transaction))
        .and_then(|()| transaction.commit())
        .map_err(in_sqlite)?;
    connection.close().map_err(|(_, error)| in_sqlite(error))?;
    sync_file(draft).map_err(in_file)
}

/// SQLite would play the journal of a vault that was taken away into the new one.
fn set_journal_aside(path: &Path) -> Result<(), VaultError> {
    let mut suffix = [0; 8];
    random(&mut suffix)?;
    let aside = format!("-journal.{:016x}", u64::from_be_bytes(suffix));
    match fs::rename(beside(path, "-journal"), beside(path, &aside)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(VaultError::in_file(path, &error))
        }
        _ => Ok(()),
    }
}

/// The path of what lies beside this file, under its name and this suffix.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn number(path: &Path) -> Result<Number, VaultError> {
    let found = fs::metadata(path).map_err(|error| VaultError::in_file(path, &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(Some((found.dev(), found.ino())))
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        Ok(None)
    }
}
