//! The lists of keys as they are searched, filtered and sorted: one for each workspace that
//! was asked for, in memory, in a compact form.
//!
//! A `LIKE` scan of the table looks at every page of it; a search here is a run over a few
//! megabytes. The rows shown are then read from the table. What this process writes is
//! followed row by row; when another one has written, the lists are read again.

mod entry;
mod filter;
mod list;
mod order;
mod search;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use keywright_core::WorkspaceId;
use rusqlite::{Connection, Result};

pub(super) use self::list::Listing;

/// From this many changed rows on, reading everything again is cheaper.
const MANY: usize = 256;

pub(super) struct Listings {
    by_workspace: HashMap<WorkspaceId, Listing>,
    /// SQLite's count of what others have written.
    version: Option<i64>,
    changed: Arc<Mutex<Vec<i64>>>,
}

impl Listings {
    /// Lists of what this connection reads, and writes.
    pub(super) fn beside(connection: &Connection) -> Result<Self> {
        let changed = Arc::new(Mutex::new(Vec::new()));
        let noted = changed.clone();
        connection.update_hook(Some(move |_, _: &str, table: &str, row| {
            if table == "access_key" {
                let mut rows = noted.lock().unwrap_or_else(PoisonError::into_inner);
                if rows.len() < MANY && rows.last() != Some(&row) {
                    rows.push(row);
                }
            }
        }))?;
        Ok(Self {
            by_workspace: HashMap::new(),
            version: None,
            changed,
        })
    }

    /// The list of this workspace as it is now.
    pub(super) fn of(
        &mut self,
        workspace: WorkspaceId,
        connection: &Connection,
    ) -> Result<&mut Listing> {
        if let Err(error) = self.follow(connection) {
            self.by_workspace.clear();
            return Err(error);
        }
        let list = match self.by_workspace.remove(&workspace) {
            Some(list) if !list.is_wasteful() => list,
            _ => Listing::read(workspace, connection)?,
        };
        Ok(self
            .by_workspace
            .entry(workspace)
            .insert_entry(list)
            .into_mut())
    }

    /// Brings all lists up to what was written since the last time.
    fn follow(&mut self, connection: &Connection) -> Result<()> {
        let version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = std::mem::take(&mut *changed);
        drop(changed);
        if self.version != Some(version) || rows.len() == MANY {
            self.by_workspace.clear();
            self.version = Some(version);
        }
        if self.by_workspace.is_empty() {
            return Ok(());
        }
        for row in rows {
            let lists = &mut self.by_workspace;
            let is_there = entry::at(connection, row, |workspace, found| {
                if let Some(list) = lists.get_mut(&workspace) {
                    list.put(&found);
                }
            })?;
            if !is_there {
                lists.values_mut().for_each(|list| list.forget(row));
            }
        }
        Ok(())
    }
}
