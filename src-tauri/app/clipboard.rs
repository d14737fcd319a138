//! A key on the clipboard: marked as a secret, and cleared after a while and on quit, but
//! only while it is still there. What was copied is remembered by its digest alone.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keywright_core::{AccessKey, Digest};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_clipboard_manager::{ClipboardExt, Error};
use zeroize::Zeroizing;

/// How long a key stays.
pub(crate) const CLEARS_AFTER: Duration = Duration::from_secs(45);

/// What we put there last, until it is cleared.
#[derive(Default)]
pub(crate) struct Copied(Mutex<Option<Copy>>);

struct Copy {
    digest: Digest,
    /// Tells two copies of the same key apart, so that an old timer clears no new copy.
    number: u64,
}

impl Copied {
    /// From now on nothing of ours is there.
    pub(crate) fn forget(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Copy>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the key on the clipboard and starts the timer that takes it away.
pub(crate) fn copy<R: Runtime>(app: &AppHandle<R>, access_key: &AccessKey) -> Result<(), Error> {
    let copied = app.state::<Copied>();
    let number = {
        let mut copied = copied.lock();
        let number = copied.as_ref().map_or(0, |copy| copy.number + 1);
        app.clipboard().write_secret(access_key.expose())?;
        *copied = Some(Copy {
            digest: access_key.digest(),
            number,
        });
        number
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(CLEARS_AFTER).await;
        let is_last = |copy: &Copy| copy.number == number;
        let due = app.state::<Copied>().lock().as_ref().is_some_and(is_last);
        if due {
            // Reading blocks, and it may fail when the desktop is going down; then so does
            // the clipboard.
            let _ = tauri::async_runtime::spawn_blocking(move || clear(&app)).await;
        }
    });
    Ok(())
}

/// Whether a key of ours may still be there.
pub(crate) fn holds_a_key<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<Copied>().lock().is_some()
}

/// Clears the clipboard if it still holds the key. Not for the main thread, which may have
/// to answer while we read.
pub(crate) fn clear<R: Runtime>(app: &AppHandle<R>) -> Result<(), Error> {
    let copied = app.state::<Copied>();
    let mut copied = copied.lock();
    let Some(copy) = &*copied else { return Ok(()) };
    // Anything that cannot be read as text is not the key.
    let is_ours = app
        .clipboard()
        .read_text()
        .map(Zeroizing::new)
        .is_ok_and(|text| Digest::of(text.as_bytes()) == copy.digest);
    if is_ours {
        app.clipboard().clear()?;
    }
    *copied = None;
    Ok(())
}

/// What is selected in the window is pasted with the middle mouse button, unmarked and
/// without an end. Does nothing to another program's selection.
pub(crate) fn clear_selection<R: Runtime>(app: &AppHandle<R>) {
    #[cfg(target_os = "linux")]
    // It fails when the application is ending, and the selection ends with it.
    let _ = app.run_on_main_thread(|| {
        if gtk::is_initialized() {
            gtk::Clipboard::get(&gtk::gdk::SELECTION_PRIMARY).clear();
        }
    });
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}
