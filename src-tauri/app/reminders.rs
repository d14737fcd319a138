//! Reminders of keys that expire or are to be rotated: said once, as a notification and in the
//! window, where they stay until they were read.

use std::sync::{Mutex, PoisonError};

use keywright_core::{Issuer, RegistryError, Timestamp};
use tauri::{AppHandle, Manager, Runtime};

use crate::news::{Listener, tell};
use crate::notifications::{self, Notice};
use crate::wire::{News, ReminderSummary};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Held by whoever says reminders: two at once would say them twice.
#[derive(Default)]
pub(crate) struct Saying(Mutex<()>);

/// Says what is due, and tells when to ask again; `None` for at once. Where neither a window nor
/// a notification would show it, it waits.
pub(crate) fn say<R: Runtime>(
    app: &AppHandle<R>,
    issuer: &Issuer,
) -> Result<Option<Timestamp>, RegistryError> {
    let saying = app.state::<Saying>();
    let _alone = saying.0.lock().unwrap_or_else(PoisonError::into_inner);
    let reminders = issuer.reminders()?;
    let next_at = reminders.next_at.unwrap_or(Timestamp(i64::MAX));
    let Some(new) = ReminderSummary::new(&reminders.due) else {
        return Ok(Some(next_at));
    };
    if !app.state::<Listener>().hears() && !notifications::are_shown(app) {
        return Ok(None);
    }
    issuer.reminded(&reminders)?;
    if let Some(summary) = unread(issuer)? {
        tell(app, News::Reminders { summary });
    }
    notifications::show(app, Notice::Reminders { summary: new });
    Ok(Some(next_at))
}

/// What the window shows: all that was not read yet.
pub(crate) fn unread(issuer: &Issuer) -> Result<Option<ReminderSummary>, RegistryError> {
    Ok(ReminderSummary::new(&issuer.unread_reminders()?))
}

/// So many days from now it is said once more.
pub(crate) fn snooze(issuer: &Issuer, days: u32) -> Result<(), RegistryError> {
    let until = Timestamp(issuer.now().0.saturating_add(i64::from(days) * DAY));
    issuer.snooze_reminders(until)
}
