//! The one showing of a key, and its copy on the clipboard.

use keywright_core::{Created, Issuer};
use tauri::{AppHandle, Manager, Runtime, State};

use super::id;
use crate::clipboard;
use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::history;
use crate::reveal::{AskedOn, Reveal};
use crate::window;
use crate::wire::{ClipboardTimer, RevealedKey};

#[tauri::command]
pub(crate) async fn reveal_key<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    id: String,
) -> Result<RevealedKey, CommandError> {
    let id = self::id(&id, Doing::Revealing)?;
    let (desk, page) = (desk.inner().clone(), reveal.page());
    let use_case = move |issuer: &Issuer| issuer.reveal(id);
    let created = desk.run(Doing::Revealing, use_case).await?;
    show(&app, &reveal, page, created)
}

/// Opens the reveal step with this key, on a window that is left out of pictures of the
/// screen where the system does so.
pub(super) fn show<R: Runtime>(
    app: &AppHandle<R>,
    reveal: &Reveal,
    page: AskedOn,
    created: Created,
) -> Result<RevealedKey, CommandError> {
    let revealed = reveal.show(page, created).ok_or_else(nothing_revealed)?;
    window::hide_from_capture(app, true);
    Ok(revealed)
}

/// The page has drawn the reveal step with this key, which must be open.
#[tauri::command]
pub(crate) async fn confirm_shown<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
    reveal: State<'_, Reveal>,
    id: String,
) -> Result<(), CommandError> {
    let id = self::id(&id, Doing::Revealing)?;
    if !reveal.shows(id) {
        return Err(nothing_revealed());
    }
    let desk = desk.inner().clone();
    desk.run(Doing::Revealing, move |issuer| issuer.mark_shown(id))
        .await?;
    history::keep_end(&app);
    Ok(())
}

#[tauri::command]
pub(crate) async fn copy_key<R: Runtime>(
    app: AppHandle<R>,
) -> Result<ClipboardTimer, CommandError> {
    beside(move || {
        let time = app.state::<TheDesk>().settings().clipboard;
        let reveal = app.state::<Reveal>();
        let copied = reveal.copy(|access_key| clipboard::copy(&app, access_key, time));
        copied.ok_or_else(nothing_revealed)?.map_err(from_clipboard)
    })
    .await
}

#[tauri::command]
pub(crate) async fn close_reveal<R: Runtime>(
    app: AppHandle<R>,
    reveal: State<'_, Reveal>,
) -> Result<(), CommandError> {
    reveal.close();
    window::hide_from_capture(&app, false);
    clipboard::clear_selection(&app);
    Ok(())
}

#[tauri::command]
pub(crate) async fn clear_clipboard<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    let cleared = tauri::async_runtime::spawn_blocking(move || clipboard::clear(&app)).await;
    cleared.map_or_else(|_| Ok(()), |cleared| cleared.map_err(from_clipboard))
}

/// There is no reveal step, or none with this key.
fn nothing_revealed() -> CommandError {
    CommandError::saying(ErrorCode::NothingRevealed, "error-nothing-revealed")
}

pub(super) fn from_clipboard(error: tauri_plugin_clipboard_manager::Error) -> CommandError {
    CommandError::because(ErrorCode::ClipboardFailed, "error-clipboard-failed", &error)
}
