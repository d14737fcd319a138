//! The page “Activity”.

use keywright_core::RegistryError;
use tauri::{AppHandle, Runtime, State};

use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::exports;
use crate::saving::{self, Kind};
use crate::wire::{ActivityFormat, ActivityPage, ActivityQuery, ActivityVerified};

#[tauri::command]
pub(crate) async fn activity(
    desk: State<'_, TheDesk>,
    query: ActivityQuery,
) -> Result<ActivityPage, CommandError> {
    let query = read(query)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        issuer.activity(&query).map(ActivityPage::from)
    })
    .await
}

#[tauri::command]
pub(crate) async fn verify_activity(
    desk: State<'_, TheDesk>,
) -> Result<ActivityVerified, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        issuer.verify_activity().map(ActivityVerified::from)
    })
    .await
}

/// Saves all that the query finds in a file: its path, `null` when none was chosen.
#[tauri::command]
pub(crate) async fn save_activity<R: Runtime>(
    app: AppHandle<R>,
    query: ActivityQuery,
    format: ActivityFormat,
) -> Result<Option<String>, CommandError> {
    let query = read(query)?;
    let kind = match format {
        ActivityFormat::JsonLines => Kind::ActivityJsonLines,
        ActivityFormat::Csv => Kind::ActivityCsv,
    };
    saving::save(app, kind, move |issuer, file| {
        exports::activity(issuer, &query, format.into(), file)
    })
    .await
}

fn read(query: ActivityQuery) -> Result<keywright_core::ActivityQuery, CommandError> {
    query
        .read()
        .ok_or_else(|| CommandError::new(Doing::Reading, RegistryError::NotFound))
}
