//! The registry in SQLite: one file per table, each holding its statements.

mod access_key;
mod activity;
mod errors;
mod listing;
mod migrations;
mod naming;
mod open;
mod processes;
mod row;
mod setting;
mod workspace;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_core::{
    Author, Begun, KeyId, KeyName, KeyRecord, LARGEST_PAGE, ListQuery, Page, Registry,
    RegistryError, StaleLabel, Step, Timestamp, Workspace,
};
use rusqlite::{Connection, TransactionBehavior};

use self::activity::Action;
use self::errors::{from_io, from_sqlite};
use self::listing::Listing;
use self::processes::Process;
use crate::dirs::make_private;

/// The database's name in its folder.
const FILE: &str = "registry.db";

/// The registry in a file of SQLite, in WAL mode with `synchronous=FULL`.
pub struct SqliteRegistry {
    path: PathBuf,
    database: Mutex<Database>,
    process: Process,
}

struct Database {
    connection: Connection,
    listing: Listing,
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
        let database = Mutex::new(Database {
            connection,
            listing: Listing::default(),
        });
        Ok(Self {
            path,
            database,
            process,
        })
    }

    fn database(&self) -> MutexGuard<'_, Database> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn in_sqlite(&self, error: rusqlite::Error) -> RegistryError {
        from_sqlite(&self.path, error)
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RegistryError> {
        work(&self.database().connection).map_err(|error| self.in_sqlite(error))
    }

    fn listing<T>(
        &self,
        work: impl FnOnce(&Listing, &Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RegistryError> {
        let mut database = self.database();
        let Database {
            connection,
            listing,
        } = &mut *database;
        // One transaction, so that the rows are those of the list.
        let transaction = connection
            .transaction()
            .map_err(|error| self.in_sqlite(error))?;
        listing
            .refresh(&transaction)
            .and_then(|()| work(listing, &transaction))
            .map_err(|error| self.in_sqlite(error))
    }

    /// One durable transaction. It is rolled back unless the work answers `Ok(Ok(_))`.
    fn write<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<Result<T, RegistryError>>,
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

    fn is_elsewhere(&self, held_by: Option<&str>) -> bool {
        held_by.is_some_and(|process| self.process.runs_elsewhere(process))
    }
}

fn or_not_found(done: bool) -> Result<(), RegistryError> {
    done.then_some(()).ok_or(RegistryError::NotFound)
}

impl Registry for SqliteRegistry {
    fn workspace(&self) -> Result<Workspace, RegistryError> {
        self.read(workspace::first)
    }

    fn change_workspace(&self, workspace: &Workspace) -> Result<(), RegistryError> {
        self.write(|connection| {
            if workspace::first(connection)?.name != workspace.name {
                naming::make_stale(connection, workspace.id)?;
            }
            workspace::change(connection, workspace).map(Ok)
        })
    }

    fn settings(&self) -> Result<BTreeMap<String, String>, RegistryError> {
        self.read(setting::all)
    }

    fn change_setting(&self, name: &str, value: &str) -> Result<(), RegistryError> {
        self.write(|connection| setting::change(connection, name, value).map(Ok))
    }

    fn page(&self, query: &ListQuery) -> Result<Page, RegistryError> {
        self.listing(|listing, connection| {
            let query = ListQuery {
                limit: query.limit.min(LARGEST_PAGE),
                ..query.clone()
            };
            let (matching, rows) = listing.page(&query);
            let rows = rows
                .into_iter()
                .map(|row| access_key::at_row(connection, row));
            Ok(Page {
                rows: rows.collect::<Result<_, _>>()?,
                matching,
                total: listing.total(),
            })
        })
    }

    fn locate(&self, id: KeyId, query: &ListQuery) -> Result<Option<usize>, RegistryError> {
        self.listing(|listing, _| Ok(listing.locate(id, query)))
    }

    fn find(&self, id: KeyId) -> Result<Option<KeyRecord>, RegistryError> {
        self.read(|connection| access_key::find(connection, id))
    }

    fn never_shown(&self) -> Result<Vec<KeyRecord>, RegistryError> {
        let found = self.read(access_key::never_shown)?;
        let ours = found
            .into_iter()
            .filter(|(_, held_by)| !self.is_elsewhere(held_by.as_deref()));
        Ok(ours.map(|(record, _)| record).collect())
    }

    fn begin_create(&self, record: &KeyRecord) -> Result<(), RegistryError> {
        self.write(|connection| access_key::insert(connection, record, self.process.id()))
    }

    fn finish_create(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError> {
        self.write(|connection| {
            let done = access_key::activate(connection, id)?;
            activity::append(connection, Action::Created, id, at, by)?;
            Ok(or_not_found(done))
        })
    }

    fn abandon_create(&self, id: KeyId) -> Result<(), RegistryError> {
        self.write(|connection| access_key::forget(connection, id).map(|_| Ok(())))
    }

    fn mark_shown(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError> {
        self.write(|connection| {
            if access_key::shown(connection, id, at)? {
                activity::append(connection, Action::Shown, id, at, by)?;
                return Ok(Ok(()));
            }
            Ok(or_not_found(access_key::find(connection, id)?.is_some()))
        })
    }

    fn rename(
        &self,
        id: KeyId,
        name: &KeyName,
        at: Timestamp,
        by: &Author,
    ) -> Result<(), RegistryError> {
        self.write(|connection| {
            let Some(record) = access_key::find(connection, id)? else {
                return Ok(Err(RegistryError::NotFound));
            };
            if record.name == *name && !record.provisional {
                return Ok(Ok(()));
            }
            match access_key::namesake(connection, record.workspace, &name.folded())? {
                Some((taken, other)) if other != id => {
                    return Ok(Err(RegistryError::NameTaken(taken)));
                }
                _ => {}
            }
            naming::rename(connection, id, name)?;
            activity::append(connection, Action::Renamed, id, at, by).map(Ok)
        })
    }

    fn keep_name(&self, id: KeyId) -> Result<(), RegistryError> {
        self.write(|connection| naming::keep(connection, id).map(or_not_found))
    }

    fn unnamed(&self) -> Result<(Option<KeyRecord>, usize), RegistryError> {
        self.read(|connection| {
            Ok((
                naming::newest_provisional(connection)?,
                naming::count_provisional(connection)?,
            ))
        })
    }

    fn stale_labels(&self) -> Result<Vec<StaleLabel>, RegistryError> {
        self.read(naming::stale)
    }

    fn label_renewed(&self, id: KeyId, change: i64) -> Result<(), RegistryError> {
        self.write(|connection| naming::renewed(connection, id, change).map(Ok))
    }

    fn begin_delete(&self, id: KeyId) -> Result<Begun, RegistryError> {
        self.write(|connection| {
            let begun = match access_key::state(connection, id)? {
                Some((state, held_by)) if state == "deleting" => {
                    if self.is_elsewhere(held_by.as_deref()) {
                        return Ok(Err(RegistryError::UnderWay));
                    }
                    Begun::Earlier
                }
                _ => Begun::Now,
            };
            let done = access_key::mark_deleting(connection, id, self.process.id())?;
            Ok(or_not_found(done).map(|()| begun))
        })
    }

    fn cancel_delete(&self, id: KeyId) -> Result<(), RegistryError> {
        self.write(|connection| {
            access_key::unmark_deleting(connection, id, self.process.id()).map(Ok)
        })
    }

    fn finish_delete(&self, id: KeyId, at: Timestamp, by: &Author) -> Result<(), RegistryError> {
        self.write(|connection| {
            if access_key::bury(connection, id, at)? {
                activity::append(connection, Action::Deleted, id, at, by)?;
                return Ok(Ok(()));
            }
            let state = access_key::state(connection, id)?;
            Ok(or_not_found(
                state.is_some_and(|(state, _)| state == "deleted"),
            ))
        })
    }

    fn step(&self, id: KeyId) -> Result<Option<Step>, RegistryError> {
        self.read(|connection| {
            Ok(access_key::state(connection, id)?.and_then(|(state, _)| row::step(&state)))
        })
    }

    fn take_over(&self) -> Result<Vec<(KeyId, Step)>, RegistryError> {
        let mut found = self.read(access_key::under_way)?;
        found.retain(|(.., held_by)| !self.is_elsewhere(held_by.as_deref()));
        let ours = |held_by: &Option<String>| held_by.as_deref() == Some(self.process.id());
        if found.iter().all(|(.., held_by)| ours(held_by)) {
            return Ok(found.into_iter().map(|(id, step, _)| (id, step)).collect());
        }
        // Another process may be about to take over the same.
        self.write(|connection| {
            let mut taken = Vec::new();
            for (id, step, held_by) in access_key::under_way(connection)? {
                if !self.is_elsewhere(held_by.as_deref()) {
                    access_key::hold(connection, id, self.process.id())?;
                    taken.push((id, step));
                }
            }
            Ok(Ok(taken))
        })
    }
}
