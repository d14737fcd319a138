//! What is done with a reminder.

use keywright_core::RegistryError;
use tauri::{AppHandle, Runtime, State};

use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::reminders::{self, LastSaid};

/// The person has read it.
#[tauri::command]
pub(crate) async fn dismiss_reminders(said: State<'_, LastSaid>) -> Result<(), CommandError> {
    said.forget();
    Ok(())
}

/// It comes once more in so many days.
#[tauri::command]
pub(crate) async fn snooze_reminders<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    days: u32,
) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Editing, move |issuer| {
        reminders::snooze(&app, issuer, days)?;
        Ok::<_, RegistryError>(())
    })
    .await
}
