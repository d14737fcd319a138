//! What needs attention: each rule at its edges, what is put off, the charts, and the keychain
//! compared with the records while others are at work.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
// A list of one record reads as what it is.
#![allow(clippy::cloned_ref_to_slice_refs)]

mod charts;
mod keychain;
mod postponing;
mod record;
mod rules;
mod together;
