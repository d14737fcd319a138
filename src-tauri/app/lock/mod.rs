//! The lock: while it is closed, the page may call nothing but what opens it, and is told
//! nothing; tray, shortcut and launchers only bring up the lock screen. What is due by itself
//! goes on. It is *not* the place for passphrases, which the core tries.

mod gate;
mod idle;
mod state;
#[cfg_attr(target_os = "linux", path = "logind.rs")]
#[cfg_attr(target_os = "macos", path = "notification_centers.rs")]
#[cfg_attr(windows, path = "session_messages.rs")]
mod system;

use tauri::{AppHandle, Manager, Runtime};

use crate::desk::TheDesk;
use crate::error::CommandError;
use crate::{clipboard, tray, window};

pub(crate) use gate::guarded;
pub(crate) use state::Lock;

/// From now on Keywright locks itself when nobody uses it, and with the session.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>) {
    idle::watch(app);
    let app = app.clone();
    system::watch(move |told| match told {
        Told::SessionLocks => close(&app),
        Told::FallsAsleep => close_before_sleep(&app),
    });
}

/// What the system tells of the session and the computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The session is locked, or another user's comes to the fore.
    SessionLocks,
    /// The computer is about to sleep, and waits for a moment.
    FallsAsleep,
}

/// Closes the lock, where there is one. The page is loaded anew and so loses all that it had; what is
/// held for it here, such as a key that it was showing or an opened backup, is wiped, also where there is
/// no window. A key whose showing was not confirmed keeps it.
pub(crate) fn close<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<TheDesk>().lock().close() {
        closed(app);
    }
}

/// What has to be done once it is closed.
fn closed<R: Runtime>(app: &AppHandle<R>) {
    clipboard::clear_soon(app);
    tray::refresh(app);
    window::forget_page(app);
    window::load_anew(app);
}

/// The same, before the computer sleeps: when this returns, and there is a lock, the clipboard holds
/// no key of ours any more, or could not be cleared.
fn close_before_sleep<R: Runtime>(app: &AppHandle<R>) {
    close(app);
    if is_closed(app) {
        // What fails is tried again, and said, as after any copy.
        let _ = clipboard::clear(app);
    }
}

/// A passphrase was set or taken off by someone who began with it after so many closings.
pub(crate) fn set<R: Runtime>(app: &AppHandle<R>, is_set: bool, closings: u64) {
    if app.state::<TheDesk>().lock().set(is_set, closings) {
        closed(app);
    }
    tray::refresh(app);
}

/// The lock was opened by whoever may, who began with it after so many closings.
///
/// # Errors
///
/// `Locked` where it was to be closed since.
pub(crate) fn opened<R: Runtime>(app: &AppHandle<R>, closings: u64) -> Result<(), CommandError> {
    let desk = app.state::<TheDesk>();
    desk.lock().open(closings);
    desk.unless_locked()?;
    tray::refresh(app);
    Ok(())
}

/// Whether it is closed.
pub(crate) fn is_closed<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<TheDesk>().lock().is_closed()
}
