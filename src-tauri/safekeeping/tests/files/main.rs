//! Backups in real folders, of registries in memory.

#![allow(clippy::unwrap_used, missing_docs)]

mod desk;
mod making;
mod schedule;
