//! The use cases on the in-memory stores: whichever calls fail, before or after they did
//! their work, the two stores agree afterwards and the next try works.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
// A list of one record reads as what it is.
#![allow(clippy::cloned_ref_to_slice_refs)]

mod activity;
mod backups;
mod changes;
mod desk;
mod every_call;
mod failing_calls;
mod handing;
mod importing;
mod keys;
mod leaving;
mod lock;
mod meanwhile;
mod names;
mod overtaken;
mod quick;
mod recovering;
mod recovery;
mod restoring;
mod rotation;
mod settings;
mod undoing;
mod workspaces;
