//! Reminders of keys that expire or are to be rotated: said once, in the window and as a
//! notification.

use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_core::{Issuer, RegistryError, Timestamp};
use tauri::{AppHandle, Manager, Runtime};

use crate::news::{Listener, tell};
use crate::notifications::{self, Notice};
use crate::wire::{News, ReminderSummary};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What was said last, until the person has done with it.
#[derive(Default)]
pub(crate) struct LastSaid(Mutex<Option<ReminderSummary>>);

impl LastSaid {
    /// What the window shows.
    pub(crate) fn summary(&self) -> Option<ReminderSummary> {
        self.lock().clone()
    }

    /// The person has done with it.
    pub(crate) fn forget(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<ReminderSummary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says what is due. Where neither a window nor a notification would show it, it waits.
pub(crate) fn say<R: Runtime>(app: &AppHandle<R>, issuer: &Issuer) -> Result<(), RegistryError> {
    let due = issuer.reminders()?;
    let Some(summary) = ReminderSummary::new(&due) else {
        return Ok(());
    };
    if !app.state::<Listener>().hears() && !notifications::are_shown(app) {
        return Ok(());
    }
    issuer.reminded(&due)?;
    *app.state::<LastSaid>().lock() = Some(summary.clone());
    tell(
        app,
        News::Reminders {
            summary: summary.clone(),
        },
    );
    notifications::show(app, Notice::Reminders { summary });
    Ok(())
}

/// So many days from now it is said once more.
pub(crate) fn snooze<R: Runtime>(
    app: &AppHandle<R>,
    issuer: &Issuer,
    days: u32,
) -> Result<(), RegistryError> {
    let until = Timestamp(issuer.now().0.saturating_add(i64::from(days) * DAY));
    issuer.snooze_reminders(until)?;
    app.state::<LastSaid>().forget();
    Ok(())
}
