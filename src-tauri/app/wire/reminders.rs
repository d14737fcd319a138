use keywright_core::{DueKind, Reminder};
use serde::Serialize;
use ts_rs::TS;

use super::count;

/// What a person was last reminded of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReminderSummary {
    /// How many keys expire.
    pub(crate) expiring: u32,
    /// How many are to be rotated.
    pub(crate) rotating: u32,
    /// The name of the key whose date is the earliest.
    pub(crate) name: String,
    /// That date.
    #[ts(type = "number")]
    pub(crate) at: i64,
}

impl ReminderSummary {
    /// What these say in one, the earliest first; `None` where there are none.
    pub(crate) fn new(reminders: &[Reminder]) -> Option<Self> {
        let first = reminders.first()?;
        let of = |kind: DueKind| {
            let due = reminders.iter();
            count(due.filter(|reminder| reminder.date.kind == kind).count())
        };
        Some(Self {
            expiring: of(DueKind::Expiry),
            rotating: of(DueKind::Rotation),
            name: first.name.as_str().to_owned(),
            at: first.date.at.0,
        })
    }
}
