//! The table of access keys.

use keywright_core::{KeyId, RegistryError};
use tauri::{AppHandle, Runtime, State};

use super::id;
use crate::clipboard;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::reveal::Reveal;
use crate::wire::{KeyPage, ListQuery, count};

#[tauri::command]
pub(crate) async fn list_keys(
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    query: ListQuery,
) -> Result<KeyPage, CommandError> {
    let desk = desk.inner().clone();
    let mut page = desk
        .run(Doing::Reading, move |issuer| {
            KeyPage::read(issuer, &query.into())
        })
        .await?;
    page.never_shown
        .retain(|row| KeyId::from_hex(&row.id).is_none_or(|id| !reveal.shows(id)));
    Ok(page)
}

#[tauri::command]
pub(crate) async fn locate_key(
    desk: State<'_, TheDesk>,
    id: String,
    query: ListQuery,
) -> Result<Option<u32>, CommandError> {
    let id = self::id(&id, Doing::Reading)?;
    let desk = desk.inner().clone();
    let at = desk
        .run(Doing::Reading, move |issuer| {
            issuer.locate(id, &query.into())
        })
        .await?;
    Ok(at.map(count))
}

/// The truncated key is no secret.
#[tauri::command]
pub(crate) async fn copy_truncated_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Reading)?;
    let desk = desk.inner().clone();
    let truncated = desk
        .run(Doing::Reading, move |issuer| {
            let record = issuer.find(id)?.ok_or(RegistryError::NotFound)?;
            Ok::<_, RegistryError>(record.truncated)
        })
        .await?;
    clipboard::copy_text(&app, truncated.as_str()).map_err(|error| {
        CommandError::because(ErrorCode::ClipboardFailed, "error-clipboard-failed", &error)
    })
}
