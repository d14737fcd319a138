//! The page “General”.

use std::io;
use std::path::Path;

use keywright_core::{ClipboardTime, LockTime, Setting};
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_autostart::ManagerExt;

use crate::desk::{TheDesk, answer, beside};
use crate::error::{CommandError, Doing, ErrorCode, reason};
use crate::shortcut::{self, Caught};
use crate::texts::text_with;
use crate::wire::{Protection, SettingChange, SettingsView, System, minutes, seconds};
use crate::{clipboard, notifications, tray};

#[tauri::command]
pub(crate) async fn settings<R: Runtime>(app: AppHandle<R>) -> Result<SettingsView, CommandError> {
    answer(app, move |app| {
        // They are read as the stores open. Where those cannot be opened, another command says
        // so, and Keywright works as at its first start.
        let desk = app.state::<TheDesk>();
        let _ = desk.issuer();
        Ok(view(app))
    })
    .await
}

#[tauri::command]
pub(crate) async fn change_setting<R: Runtime>(
    app: AppHandle<R>,
    change: SettingChange,
) -> Result<SettingsView, CommandError> {
    answer(app, move |app| {
        let desk = app.state::<TheDesk>();
        desk.for_page(Doing::Changing)?;
        apply(app, change)?;
        Ok(view(app))
    })
    .await
}

#[tauri::command]
pub(crate) async fn open_data_folder(desk: State<'_, TheDesk>) -> Result<(), CommandError> {
    let folder = desk.folder().to_owned();
    beside(move || {
        show_folder(&folder).map_err(|error| CommandError {
            code: ErrorCode::FolderFailed,
            message: text_with(
                "error-folder-failed",
                &[
                    ("reason", reason(&error)),
                    ("path", folder.display().to_string().into()),
                ],
            ),
        })
    })
    .await
}

/// In the first program that there is for it.
fn show_folder(folder: &Path) -> io::Result<()> {
    let mut failure = io::Error::from(io::ErrorKind::NotFound);
    for mut program in open::commands(folder) {
        // What is set for our own window is not for another's.
        match program.env_remove("GDK_GL").spawn() {
            Ok(mut shown) => {
                // Nobody asks how it ended.
                std::thread::spawn(move || drop(shown.wait()));
                return Ok(());
            }
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn apply<R: Runtime>(app: &AppHandle<R>, change: SettingChange) -> Result<(), CommandError> {
    let setting = match change {
        SettingChange::ClipboardSeconds(None) => Setting::Clipboard(ClipboardTime::Never),
        SettingChange::ClipboardSeconds(Some(seconds)) => {
            Setting::Clipboard(ClipboardTime::after(seconds).ok_or_else(|| {
                CommandError::saying(ErrorCode::SettingRefused, "error-setting-refused")
            })?)
        }
        SettingChange::KeepInTray(yes) => Setting::KeepInTray(yes),
        SettingChange::StartAtLogin(yes) => return start_at_login(app, yes),
        SettingChange::Shortcut(keys) => {
            shortcut::catch(app, keys.as_deref())?;
            Setting::Shortcut(keys)
        }
        SettingChange::ShortcutEnvironment(environment) => {
            Setting::ShortcutEnvironment(environment.into())
        }
        SettingChange::Notifications(yes) => Setting::Notifications(yes),
        SettingChange::VaultDeclined(yes) => Setting::VaultDeclined(yes),
        SettingChange::LockMinutes(None) => Setting::Lock(LockTime::Never),
        SettingChange::LockMinutes(Some(minutes)) => {
            Setting::Lock(LockTime::after(minutes).ok_or_else(|| {
                CommandError::saying(ErrorCode::SettingRefused, "error-setting-refused")
            })?)
        }
        SettingChange::Theme(theme) => Setting::Theme(theme.into()),
        SettingChange::Language(language) => Setting::Language(language.map(Into::into)),
    };
    let desk = app.state::<TheDesk>();
    let changed = setting.clone();
    if let Err(error) = desk.change(setting) {
        // What is caught is what is kept.
        let _ = shortcut::catch(app, desk.settings().shortcut.as_deref());
        return Err(CommandError::new(Doing::Changing, error));
    }
    if let Setting::Clipboard(time) = changed {
        clipboard::change_time(app, time);
    }
    tray::refresh(app);
    Ok(())
}

/// The system itself keeps this one.
fn start_at_login<R: Runtime>(app: &AppHandle<R>, yes: bool) -> Result<(), CommandError> {
    let login = app.autolaunch();
    let outcome = if yes { login.enable() } else { login.disable() };
    outcome.map_err(|error| {
        CommandError::because(ErrorCode::AutostartFailed, "error-autostart-failed", &error)
    })
}

pub(super) fn view<R: Runtime>(app: &AppHandle<R>) -> SettingsView {
    let desk = app.state::<TheDesk>();
    let settings = desk.settings();
    let lock = desk.issuer().and_then(|issuer| issuer.lock_status());
    SettingsView {
        clipboard_seconds: seconds(settings.clipboard),
        clipboard_choices: keywright_core::CLIPBOARD_SECONDS,
        keep_in_tray: settings.keep_in_tray,
        tray: tray::state(app),
        start_at_login: app.autolaunch().is_enabled().unwrap_or(false),
        shortcut: app.state::<Caught>().keys(),
        shortcut_environment: settings.shortcut_environment.into(),
        shortcut_support: shortcut::support(),
        shortcut_command: shortcut::command(app),
        notifications: settings.notifications,
        notification_service: notifications::service_is_there(),
        lock_set: desk.lock().is_set(),
        lock_minutes: minutes(settings.lock),
        lock_choices: keywright_core::LOCK_MINUTES,
        recovery_sheet: lock.is_ok_and(|lock| lock.has_recovery),
        theme: settings.theme.into(),
        language: settings.language.map(Into::into),
        data_folder: desk.folder().display().to_string(),
        protection: Protection {
            system: System::THIS,
            // Wayland has such a selection, too.
            selection: System::THIS == System::Linux,
        },
    }
}
