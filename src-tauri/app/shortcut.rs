//! The keys that create a key from anywhere on the desktop.

use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

use keywright_core::Surface;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_global_shortcut::{
    Builder, Error, GlobalShortcutExt, Modifiers, Shortcut, ShortcutState,
};

use crate::desk::TheDesk;
use crate::error::{CommandError, ErrorCode};
use crate::quick;
use crate::texts::text_with;
use crate::wire::ShortcutSupport;

/// The keys that are caught now, as they are kept and as the system knows them.
#[derive(Default)]
pub(crate) struct Caught(Mutex<Option<(String, Shortcut)>>);

impl Caught {
    /// As they are kept; `None` also where another program has them.
    pub(crate) fn keys(&self) -> Option<String> {
        let caught = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        caught.as_ref().map(|(keys, _)| keys.clone())
    }
}

/// Whether this desktop lets a program catch keys.
pub(crate) fn support() -> ShortcutSupport {
    let is_wayland = std::env::var("XDG_SESSION_TYPE").is_ok_and(|kind| kind == "wayland")
        || std::env::var_os("WAYLAND_DISPLAY").is_some();
    match is_wayland && cfg!(target_os = "linux") {
        true => ShortcutSupport::Wayland,
        false => ShortcutSupport::Works,
    }
}

/// What a shortcut of the desktop's own has to run.
pub(crate) fn command<R: Runtime>(app: &AppHandle<R>) -> String {
    let program = std::env::current_exe().map_or_else(
        |_| "keywright-desktop".to_owned(),
        |path| path.display().to_string(),
    );
    let quote = if program.contains(' ') { "\"" } else { "" };
    let environment = app.state::<TheDesk>().settings().shortcut_environment;
    let option = crate::launch::QUICK_CREATE;
    format!("{quote}{program}{quote} {option} {}", environment.as_str())
}

/// Catches these keys and no others; `None` for none. Where it fails, those that were caught
/// before still are. Waits for the main thread, so it is not for that one.
pub(crate) fn catch<R: Runtime>(
    app: &AppHandle<R>,
    keys: Option<&str>,
) -> Result<(), CommandError> {
    let caught = app.state::<Caught>();
    let mut caught = caught.0.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = match keys {
        Some(keys) => Some((keys.to_owned(), read(keys)?)),
        None => None,
    };
    let is_same =
        |(_, one): &(String, Shortcut)| wanted.as_ref().is_some_and(|(_, other)| one == other);
    if caught.as_ref().map_or(wanted.is_none(), is_same) {
        return Ok(());
    }
    if let Some((keys, shortcut)) = &wanted {
        if support() == ShortcutSupport::Wayland {
            return Err(CommandError {
                code: ErrorCode::ShortcutWayland,
                message: text_with(
                    "error-shortcut-wayland",
                    &[("command", command(app).into())],
                ),
            });
        }
        listen(app)?;
        app.global_shortcut()
            .register(*shortcut)
            .map_err(|error| refused(keys, &error))?;
    }
    if let Some((_, shortcut)) = caught.take() {
        // Another program has taken it over; then it is not caught any more, either.
        let _ = app.global_shortcut().unregister(shortcut);
    }
    *caught = wanted;
    Ok(())
}

/// A single key would be taken away from every program.
fn read(keys: &str) -> Result<Shortcut, CommandError> {
    let shortcut: Shortcut = keys.parse().map_err(|error| {
        CommandError::because(ErrorCode::ShortcutFailed, "error-shortcut-failed", &error)
    })?;
    let enough = Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER;
    if shortcut.mods.intersects(enough) {
        Ok(shortcut)
    } else {
        Err(CommandError::saying(
            ErrorCode::ShortcutModifier,
            "error-shortcut-modifier",
        ))
    }
}

/// The plugin looks for keys twenty times a second, so it comes with the first shortcut.
fn listen<R: Runtime>(app: &AppHandle<R>) -> Result<(), CommandError> {
    if app
        .try_state::<tauri_plugin_global_shortcut::GlobalShortcut<R>>()
        .is_some()
    {
        return Ok(());
    }
    let plugin = Builder::new().with_handler(|app: &AppHandle<R>, _, event| {
        if event.state() == ShortcutState::Pressed {
            let environment = app.state::<TheDesk>().settings().shortcut_environment;
            quick::create_soon(app, environment, Surface::Shortcut);
        }
    });
    let failed = |error: &dyn std::error::Error| {
        CommandError::because(ErrorCode::ShortcutFailed, "error-shortcut-failed", error)
    };
    // Windows and macOS hand the keys to the thread that has asked for them.
    let (send, added) = channel();
    let adding = app.clone();
    app.run_on_main_thread(move || {
        // Whoever asked waits for it.
        let _ = send.send(adding.plugin(plugin.build()));
    })
    .map_err(|error| failed(&error))?;
    match added.recv() {
        Ok(outcome) => outcome.map_err(|error| failed(&error)),
        Err(error) => Err(failed(&error)),
    }
}

fn refused(keys: &str, error: &Error) -> CommandError {
    match error {
        Error::GlobalHotkey(words) if words.contains("already registered") => CommandError {
            code: ErrorCode::ShortcutTaken,
            message: text_with("error-shortcut-taken", &[("shortcut", keys.into())]),
        },
        other => CommandError::because(ErrorCode::ShortcutFailed, "error-shortcut-failed", other),
    }
}
