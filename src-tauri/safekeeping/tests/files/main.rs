//! Backups and hand-overs in real folders, of registries in memory.

#![allow(clippy::unwrap_used, missing_docs)]

mod desk;
mod handing;
mod making;
mod schedule;
