//! The registry in memory: what it does with its rows, one file for each kind of question.

mod audit;
mod history;
mod labels;
mod life;
mod listing;
mod port;
mod restoring;
mod rows;
mod steps;
mod workspaces;

use std::sync::{Arc, Mutex};

pub use self::rows::State;

use self::rows::Rows;
use super::{Fault, Faults, When, lock};
use crate::{Entry, KeyId, KeyRecord, RegistryError};

/// A registry in memory. Clones made by [`MemoryRegistry::beside`] share its rows as two
/// processes share a file; dropping one is that process's end.
pub struct MemoryRegistry {
    rows: Arc<Mutex<Rows>>,
    process: u64,
    faults: Faults<RegistryError>,
}

impl Default for MemoryRegistry {
    fn default() -> Self {
        Self::join(Arc::default())
    }
}

impl Drop for MemoryRegistry {
    fn drop(&mut self) {
        lock(&self.rows).running.remove(&self.process);
    }
}

impl MemoryRegistry {
    fn join(rows: Arc<Mutex<Rows>>) -> Self {
        let process = {
            let mut rows = lock(&rows);
            rows.processes += 1;
            let process = rows.processes;
            rows.running.insert(process);
            process
        };
        Self {
            rows,
            process,
            faults: Faults::default(),
        }
    }

    /// The same rows, seen by another process.
    pub fn beside(&self) -> Self {
        Self::join(self.rows.clone())
    }

    /// Makes the next call of this name fail.
    pub fn fail(&self, call: &'static str, when: When, error: RegistryError) {
        self.faults.add(Fault {
            call: Some(call),
            after: 0,
            when,
            error: Some(error),
        });
    }

    /// Makes the call fail that comes after so many others.
    pub fn fail_after(&self, calls: usize, when: When, error: RegistryError) {
        self.faults.add(Fault {
            call: None,
            after: calls,
            when,
            error: Some(error),
        });
    }

    /// Makes the process end, by unwinding with [`super::Crashed`], in the call that comes after so
    /// many others.
    pub fn crash_after(&self, calls: usize, when: When) {
        self.faults.add(Fault {
            call: None,
            after: calls,
            when,
            error: None,
        });
    }

    /// Has this happen just before the next call of this name does its work.
    pub fn before(&self, call: &'static str, happens: impl FnOnce() + Send + 'static) {
        self.faults.await_call(call, Box::new(happens));
    }

    /// Whether a failure waits for its call.
    pub fn waits_to_fail(&self) -> bool {
        self.faults.wait()
    }

    /// From now on every call works; what waits for its call is forgotten.
    pub fn heal(&self) {
        self.faults.forget();
    }

    /// All keys in whatever state, each with the running process that has it under way, or is
    /// about to show it.
    pub fn keys(&self) -> Vec<(KeyRecord, State, Option<u64>)> {
        let rows = lock(&self.rows);
        let running = |by: &u64| rows.running.contains(by);
        let keys = rows.keys.values();
        keys.map(|row| (row.record.clone(), row.state, row.held_by.filter(running)))
            .collect()
    }

    /// The number of this process.
    pub fn process(&self) -> u64 {
        self.process
    }

    /// The whole activity, oldest first.
    pub fn entries(&self) -> Vec<Entry> {
        lock(&self.rows).entries.clone()
    }

    /// What was done to which key, oldest first.
    pub fn actions(&self) -> Vec<(KeyId, String)> {
        let entries = self.entries();
        let of_keys = |entry: Entry| entry.key.map(|key| (key, entry.action));
        entries.into_iter().filter_map(of_keys).collect()
    }

    /// Changes the entry of this number behind everybody's back.
    pub fn tamper(&self, number: u64, change: impl FnOnce(&mut Entry)) {
        let mut rows = lock(&self.rows);
        if let Some(entry) = rows.entries.iter_mut().find(|one| one.number == number) {
            change(entry);
        }
        rows.entries.sort_by_key(|entry| entry.number);
    }

    /// Removes all entries but the first so many, behind everybody's back.
    pub fn cut_activity(&self, keep: usize) {
        lock(&self.rows).entries.truncate(keep);
    }
}
