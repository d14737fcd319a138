//! Each port's contract: one suite per port, run on the memory adapter and on the real one.
//! How the stores bear faults is not asked here; see `faults` and `crash`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]
// A list of one record reads as what it is.
#![allow(clippy::cloned_ref_to_slice_refs)]

mod audit;
mod clock;
mod creation;
mod deletion;
mod filters;
mod foreign_keys;
mod history;
mod history_queries;
mod keychain;
mod keychain_items;
mod life;
mod listing;
mod many_rows;
mod moving;
mod names;
mod operations;
mod other_processes;
mod random_operations;
mod renaming;
mod restoring;
mod rotation;
mod schema;
mod sealing;
mod settings;
mod states;
mod undoing;
mod vault;
mod vault_format;
mod versions;
mod workspaces;

use keywright_core::Registry;
use keywright_core::memory::MemoryRegistry;
use keywright_stores::SqliteRegistry;

/// Where the registries of several processes hold the same data.
trait Data {
    /// The registry of one more process. Dropping it is that process's end.
    fn open(&self) -> Box<dyn Registry>;
}

#[derive(Default)]
struct Memory(MemoryRegistry);

impl Data for Memory {
    fn open(&self) -> Box<dyn Registry> {
        Box::new(self.0.beside())
    }
}

/// Two handles on one folder stand for two processes, in one process too: the file locks by
/// which processes know of each other belong to the handle.
struct Sqlite(tempfile::TempDir);

impl Default for Sqlite {
    fn default() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Data for Sqlite {
    fn open(&self) -> Box<dyn Registry> {
        Box::new(SqliteRegistry::open(self.0.path()).unwrap())
    }
}

/// Runs each of these tests on both registries.
macro_rules! on_both {
    ($($test:ident,)*) => {
        mod memory {
            $(#[test] fn $test() { super::$test(&crate::Memory::default()) })*
        }
        mod sqlite {
            $(#[test] fn $test() { super::$test(&crate::Sqlite::default()) })*
        }
    };
}
use on_both;
