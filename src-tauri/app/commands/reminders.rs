//! What is done with a reminder.

use keywright_core::Issuer;
use tauri::State;

use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::reminders;

/// The person has read it.
#[tauri::command]
pub(crate) async fn dismiss_reminders(desk: State<'_, TheDesk>) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Editing, Issuer::read_reminders).await
}

/// It comes once more in so many days.
#[tauri::command]
pub(crate) async fn snooze_reminders(
    desk: State<'_, TheDesk>,
    days: u32,
) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    let snooze = move |issuer: &Issuer| reminders::snooze(issuer, days);
    desk.run(Doing::Editing, snooze).await
}
