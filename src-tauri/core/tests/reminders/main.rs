//! Reminders: each threshold at its edges, missed ones, dates that move, clocks that are set
//! back, the snooze, and what the registry keeps of them.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod dates;
mod issuer;
mod record;
mod snooze;
mod thresholds;
