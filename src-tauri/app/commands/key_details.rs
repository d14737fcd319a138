//! The panel with all that is known about a key.

use keywright_core::{IssueError, Issuer, KeyRecord};
use tauri::{AppHandle, Runtime, State};

use super::id;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing};
use crate::wire::{DetailsDraft, ExpiryChoice, KeyDetails, KeyRow};

#[tauri::command]
pub(crate) async fn key_details(
    desk: State<'_, TheDesk>,
    id: String,
) -> Result<KeyDetails, CommandError> {
    let id = self::id(&id, Doing::Reading)?;
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| KeyDetails::read(issuer, id))
        .await
}

#[tauri::command]
pub(crate) async fn document_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
    details: DetailsDraft,
) -> Result<KeyRow, CommandError> {
    let id = self::id(&id, Doing::Editing)?;
    let details = details.read(Doing::Editing)?;
    change(&app, &desk, move |issuer| issuer.document(id, &details)).await
}

#[tauri::command]
pub(crate) async fn set_expiry<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
    expiry: ExpiryChoice,
) -> Result<KeyRow, CommandError> {
    let id = self::id(&id, Doing::Editing)?;
    let expiry = expiry.read()?;
    change(&app, &desk, move |issuer| issuer.set_expiry(id, expiry)).await
}

/// Changes one key, and answers it as it is then.
pub(super) async fn change<R: Runtime>(
    app: &AppHandle<R>,
    desk: &TheDesk,
    change: impl FnOnce(&Issuer) -> Result<KeyRecord, IssueError> + Send + 'static,
) -> Result<KeyRow, CommandError> {
    let row = desk
        .clone()
        .run(Doing::Editing, move |issuer| {
            let record = change(issuer)?;
            Ok::<_, IssueError>(KeyRow::at(issuer.now(), &record))
        })
        .await?;
    super::changed(app);
    Ok(row)
}
