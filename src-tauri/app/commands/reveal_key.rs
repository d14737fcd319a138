//! The one showing of a key, and its copy on the clipboard.

use keywright_core::Issuer;
use tauri::{AppHandle, Runtime, State};

use super::{TheDesk, id};
use crate::clipboard;
use crate::error::{CommandError, Doing, ErrorCode};
use crate::reveal::Reveal;
use crate::wire::{ClipboardTimer, RevealedKey};

#[tauri::command]
pub(crate) async fn reveal_key(
    desk: TheDesk<'_>,
    reveal: State<'_, Reveal>,
    id: String,
) -> Result<RevealedKey, CommandError> {
    let id = self::id(&id, Doing::Revealing)?;
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let use_case = move |issuer: &Issuer| issuer.reveal(id);
    let created = desk.run(Doing::Revealing, use_case).await?;
    reveal.show(page, created).ok_or_else(nothing_revealed)
}

/// The page has drawn the reveal step with this key, which must be open.
#[tauri::command]
pub(crate) async fn confirm_shown(
    desk: TheDesk<'_>,
    reveal: State<'_, Reveal>,
    id: String,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Revealing)?;
    if !reveal.shows(id) {
        return Err(nothing_revealed());
    }
    let desk = desk.inner().clone();
    desk.run(Doing::Revealing, move |issuer| issuer.mark_shown(id))
        .await
}

#[tauri::command]
pub(crate) async fn copy_key<R: Runtime>(
    app: AppHandle<R>,
    reveal: State<'_, Reveal>,
) -> Result<ClipboardTimer, CommandError> {
    let copied = reveal.with(|access_key| clipboard::copy(&app, access_key));
    copied
        .ok_or_else(nothing_revealed)?
        .map_err(from_clipboard)?;
    Ok(ClipboardTimer {
        clears_in_seconds: clipboard::CLEARS_AFTER.as_secs() as u32,
    })
}

#[tauri::command]
pub(crate) async fn close_reveal<R: Runtime>(
    app: AppHandle<R>,
    reveal: State<'_, Reveal>,
) -> Result<(), CommandError> {
    reveal.close();
    clipboard::clear_selection(&app);
    Ok(())
}

#[tauri::command]
pub(crate) async fn clear_clipboard<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    let cleared = tauri::async_runtime::spawn_blocking(move || clipboard::clear(&app)).await;
    cleared.map_or_else(|_| Ok(()), |cleared| cleared.map_err(from_clipboard))
}

/// There is no reveal step, or none with this key.
pub(super) fn nothing_revealed() -> CommandError {
    CommandError {
        code: ErrorCode::NothingRevealed,
        message: "This key is not being shown, so nothing was done.".to_owned(),
    }
}

fn from_clipboard(error: tauri_plugin_clipboard_manager::Error) -> CommandError {
    CommandError {
        code: ErrorCode::ClipboardFailed,
        message: format!(
            "The clipboard could not be used: {error}. Try again, or select the key and copy it \
             yourself."
        ),
    }
}
