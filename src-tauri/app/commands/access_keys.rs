//! The table of access keys.

use keywright_core::{KeyId, LARGEST_PAGE, RegistryError, WorkspaceId};
use tauri::{AppHandle, Runtime, State};

use super::id;
use crate::clipboard;
use crate::desk::TheDesk;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::reveal::Reveal;
use crate::wire::{Completions, KeyPage, KeyPart, KeyRef, ListQuery, ListView, count};

#[tauri::command]
pub(crate) async fn list_keys(
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    query: ListQuery,
) -> Result<KeyPage, CommandError> {
    let desk = desk.inner().clone();
    let mut page = desk
        .run(Doing::Reading, move |issuer| {
            KeyPage::read(issuer, &query.now(issuer))
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
            issuer.locate(id, &query.now(issuer))
        })
        .await?;
    Ok(at.map(count))
}

/// Every key that the query finds, whatever part of them it asks for.
#[tauri::command]
pub(crate) async fn all_keys(
    desk: State<'_, TheDesk>,
    query: ListQuery,
) -> Result<Vec<KeyRef>, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        let mut query = query.now(issuer);
        let mut found = Vec::new();
        query.limit = LARGEST_PAGE;
        loop {
            query.offset = found.len();
            let page = issuer.page(&query)?;
            found.extend(page.rows.iter().map(KeyRef::from));
            if page.rows.is_empty() || found.len() >= page.matching {
                return Ok::<_, RegistryError>(found);
            }
        }
    })
    .await
}

#[tauri::command]
pub(crate) async fn keep_view(
    desk: State<'_, TheDesk>,
    workspace: i64,
    view: ListView,
) -> Result<(), CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Changing, move |issuer| {
        view.keep(issuer, WorkspaceId(workspace))
    })
    .await
}

#[tauri::command]
pub(crate) async fn completions(
    desk: State<'_, TheDesk>,
    workspace: i64,
) -> Result<Completions, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, move |issuer| {
        issuer
            .completions(WorkspaceId(workspace))
            .map(Completions::from)
    })
    .await
}

/// None of these parts is secret.
#[tauri::command]
pub(crate) async fn copy_key_part<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    id: String,
    part: KeyPart,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Reading)?;
    let desk = desk.inner().clone();
    let text = desk
        .run(Doing::Reading, move |issuer| {
            let record = issuer.find(id)?.ok_or(RegistryError::NotFound)?;
            Ok::<_, RegistryError>(part.of(&record))
        })
        .await?;
    copy(&app, &text)
}

/// The same part of several keys, a line for each.
#[tauri::command]
pub(crate) async fn copy_key_parts<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    ids: Vec<String>,
    part: KeyPart,
) -> Result<(), CommandError> {
    let ids = super::many_keys::ids(&ids, Doing::Reading)?;
    let desk = desk.inner().clone();
    let text = desk
        .run(Doing::Reading, move |issuer| {
            let mut lines = Vec::with_capacity(ids.len());
            for id in ids {
                let record = issuer.find(id)?.ok_or(RegistryError::NotFound)?;
                lines.push(part.of(&record));
            }
            Ok::<_, RegistryError>(lines.join("\n"))
        })
        .await?;
    copy(&app, &text)
}

/// Puts what is no secret on the clipboard.
pub(super) fn copy<R: Runtime>(app: &AppHandle<R>, text: &str) -> Result<(), CommandError> {
    clipboard::copy_text(app, text).map_err(|error| {
        CommandError::because(ErrorCode::ClipboardFailed, "error-clipboard-failed", &error)
    })
}
