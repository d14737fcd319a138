//! The open database, and the three ways in which it is used: to read, to write, and to look
//! at the list that is kept in memory beside it.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_core::{RegistryError, WorkspaceId};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::errors::{from_io, from_sqlite};
use super::listing::{Listing, Listings};
use super::processes::{self, Process};
use super::{Answer, open};
use crate::dirs::make_private;

/// The database's name in its folder.
const FILE: &str = "registry.db";

/// The registry in a file of SQLite, in WAL mode with `synchronous=FULL`.
pub struct SqliteRegistry {
    path: PathBuf,
    database: Mutex<Database>,
    pub(super) process: Process,
}

struct Database {
    connection: Connection,
    listings: Listings,
}

impl SqliteRegistry {
    /// Opens the registry in this folder, which is made if needed, and brings its schema up
    /// to date. Other processes may have it open too.
    ///
    /// # Errors
    ///
    /// What is wrong with the file or the folder. The file is as it was; the folder is made
    /// private and may hold a lock file more.
    pub fn open(folder: &Path) -> Result<Self, RegistryError> {
        let in_folder = |error| from_io(folder, &error);
        make_private(folder).map_err(in_folder)?;
        let path = folder.join(FILE);
        let _alone =
            processes::exclusive(folder, open::PATIENCE).map_err(|error| match error.kind() {
                io::ErrorKind::WouldBlock => RegistryError::Busy(path.clone()),
                _ => in_folder(error),
            })?;
        let connection = open::open(&path)?;
        let process = Process::join(folder).map_err(in_folder)?;
        let listings = Listings::beside(&connection).map_err(|error| from_sqlite(&path, error))?;
        let database = Mutex::new(Database {
            connection,
            listings,
        });
        Ok(Self {
            path,
            database,
            process,
        })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.path.clone()
    }

    /// Has no other process open this registry until the file is dropped; `None` when one has.
    /// Those that come meanwhile wait a while and then find it busy, and no vault is made in the
    /// folder.
    pub(crate) fn alone(&self) -> Result<Option<File>, RegistryError> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let in_folder = |error: io::Error| match error.kind() {
            io::ErrorKind::WouldBlock => RegistryError::Busy(self.path.clone()),
            _ => from_io(folder, &error),
        };
        let alone = processes::exclusive(folder, open::PATIENCE).map_err(in_folder)?;
        let others = self.process.any_other().map_err(in_folder)?;
        Ok((!others).then_some(alone))
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn in_sqlite(&self, error: rusqlite::Error) -> RegistryError {
        from_sqlite(&self.path, error)
    }

    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RegistryError> {
        work(&self.database().connection).map_err(|error| self.in_sqlite(error))
    }

    /// Several statements that see the same.
    pub(super) fn read_at_once<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, RegistryError> {
        let mut database = self.database();
        let transaction = database.connection.transaction();
        transaction
            .and_then(|transaction| work(&transaction))
            .map_err(|error| self.in_sqlite(error))
    }

    /// The list of a workspace as it is now, and the transaction in which it is.
    pub(super) fn listing<T>(
        &self,
        workspace: WorkspaceId,
        work: impl FnOnce(&mut Listing, &Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RegistryError> {
        let mut database = self.database();
        let Database {
            connection,
            listings,
        } = &mut *database;
        let transaction = connection
            .transaction()
            .map_err(|error| self.in_sqlite(error))?;
        listings
            .of(workspace, &transaction)
            .and_then(|listing| work(listing, &transaction))
            .map_err(|error| self.in_sqlite(error))
    }

    /// One durable transaction. It is rolled back unless the work answers `Ok(Ok(_))`.
    pub(super) fn write<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<Answer<T>>,
    ) -> Result<T, RegistryError> {
        let mut database = self.database();
        let in_sqlite = |error| self.in_sqlite(error);
        let transaction = database
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(in_sqlite)?;
        let outcome = work(&transaction).map_err(in_sqlite)??;
        transaction.commit().map_err(in_sqlite)?;
        Ok(outcome)
    }
}
