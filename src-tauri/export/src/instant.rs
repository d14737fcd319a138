use chrono::{DateTime, SecondsFormat, Utc};
use keywright_core::Timestamp;

/// As RFC 3339 writes it, in UTC, to the millisecond. An instant that no calendar reaches is
/// its number of milliseconds since 1970.
pub(crate) fn rfc_3339(at: Timestamp) -> String {
    match utc(at) {
        Some(at) => at.to_rfc3339_opts(SecondsFormat::Millis, true),
        None => at.0.to_string(),
    }
}

/// As the calendar has it.
pub(crate) fn utc(at: Timestamp) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(at.0)
}
