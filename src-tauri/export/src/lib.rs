//! What leaves Keywright as a file: the activity, the audit report, a calendar of due dates and
//! a checklist for a rotation. Each is written to any [`std::io::Write`]; where the file goes,
//! and what was to be exported, is decided elsewhere. No file has a secret in it but the
//! recovery sheet, for the domain hands none to this crate.
//!
//! Names were typed by somebody, and each kind of file has its own way of being fooled by one:
//! here they are made harmless, and a test does its worst for each.

mod activity;
mod calendar;
mod checklist;
mod instant;
mod recovery_sheet;
mod report;
mod report_csv;
mod spreadsheet;
mod words;

pub use activity::{ActivityFile, ActivityFormat};
pub use calendar::{Event, write_calendar};
pub use checklist::{Rotated, write_checklist};
pub use recovery_sheet::write_recovery_sheet;
pub use report::Report;
pub use spreadsheet::{harmless, is_formula, undone};
pub use words::{Say, Value, Words};
