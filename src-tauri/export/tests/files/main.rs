//! Each kind of file, read again by a parser that did not write it, with names that do harm.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod activity;
mod audit;
mod browser;
mod calendar;
mod checklist;
mod recovery_sheet;
mod report;
mod sample;
mod sheet;
