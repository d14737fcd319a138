//! What surrounds every page: the workspace, the keychain's state, news, the window itself.

use keywright_core::{RegistryError, Setting};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};

use crate::clipboard::Copied;
use crate::desk::{TheDesk, beside};
use crate::error::{CommandError, Doing, ErrorCode};
use crate::news::Listener;
use crate::reminders;
use crate::texts;
use crate::window;
use crate::wire::{ClosingReason, KeychainState, ListView, News, Overview};

#[tauri::command]
pub(crate) async fn overview(
    desk: State<'_, TheDesk>,
    copied: State<'_, Copied>,
) -> Result<Overview, CommandError> {
    let desk = desk.inner().clone();
    let clipboard = copied.timer();
    let known = desk.clone();
    desk.run(Doing::Reading, move |issuer| {
        let settings = known.settings();
        let workspace = issuer.workspace()?;
        Ok::<_, RegistryError>(Overview {
            view: ListView::of(issuer, workspace.id)?,
            workspace: workspace.into(),
            keychain: issuer.keychain_state().into(),
            store: known.store().into(),
            clipboard,
            reminders: reminders::unread(issuer)?,
            theme: settings.theme.into(),
            language: texts::spoken().into(),
            lockable: known.lock().is_set(),
        })
    })
    .await
}

#[tauri::command]
pub(crate) async fn keychain_state(
    desk: State<'_, TheDesk>,
) -> Result<KeychainState, CommandError> {
    let desk = desk.inner().clone();
    desk.run(Doing::Reading, |issuer| {
        Ok::<_, RegistryError>(issuer.keychain_state().into())
    })
    .await
}

#[tauri::command]
pub(crate) async fn unlock_keychain<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, TheDesk>,
) -> Result<KeychainState, CommandError> {
    let desk = desk.inner().clone();
    let unlocked = desk
        .run(Doing::Unlocking, |issuer| {
            issuer.unlock_keychain().map(KeychainState::from)
        })
        .await?;
    super::rename_key::renew_labels(&app);
    super::changed(&app);
    Ok(unlocked)
}

#[tauri::command]
pub(crate) async fn watch<R: Runtime>(
    app: AppHandle<R>,
    listener: State<'_, Listener>,
    news: Channel<News>,
) -> Result<(), CommandError> {
    listener.listen(news);
    // What waited for a window is said now.
    std::thread::spawn(move || {
        if let Ok(issuer) = app.state::<TheDesk>().issuer() {
            let _ = reminders::say(&app, &issuer);
        }
    });
    Ok(())
}

/// Closes the window after the person was asked.
#[tauri::command]
pub(crate) async fn close_window<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    beside(move || {
        let desk = app.state::<TheDesk>();
        if window::question(&app) == Some(ClosingReason::Tray) {
            // Should it not be kept, it is explained once more.
            let _ = desk.change(Setting::TrayExplained(true));
        }
        window::close(&app).map_err(|error| {
            CommandError::because(ErrorCode::Internal, "error-window-failed", &error)
        })
    })
    .await
}

/// The page asks what it was told to ask before the window closes.
#[tauri::command]
pub(crate) async fn asked_closing<R: Runtime>(app: AppHandle<R>) -> Result<(), CommandError> {
    window::asked(&app);
    Ok(())
}
