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

/// What we put there last.
#[derive(Default)]
pub(crate) struct Copied(Mutex<Copies>);

#[derive(Default)]
struct Copies {
    /// How many there were, so that an old timer clears no new copy.
    count: u64,
    /// The last one, until it is cleared.
    last: Option<Digest>,
}

impl Copied {
    /// From now on nothing of ours is there.
    pub(crate) fn forget(&self) {
        self.lock().last = None;
    }

    fn lock(&self) -> MutexGuard<'_, Copies> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the key on the clipboard and starts the timer that takes it away.
pub(crate) fn copy<R: Runtime>(app: &AppHandle<R>, access_key: &AccessKey) -> Result<(), Error> {
    let number = {
        let copied = app.state::<Copied>();
        let mut copies = copied.lock();
        app.clipboard().write_secret(access_key.expose())?;
        copies.last = Some(access_key.digest());
        copies.count += 1;
        copies.count
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(CLEARS_AFTER).await;
        let is_last = app.state::<Copied>().lock().count == number;
        if is_last {
            // Reading blocks, and it may fail when the desktop is going down; then so does
            // the clipboard.
            let _ = tauri::async_runtime::spawn_blocking(move || clear(&app)).await;
        }
    });
    Ok(())
}

/// Whether a key of ours may still be there.
pub(crate) fn holds_a_key<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.state::<Copied>().lock().last.is_some()
}

/// Clears the clipboard if it still holds the key. Not for the main thread, which may have
/// to answer while we read.
pub(crate) fn clear<R: Runtime>(app: &AppHandle<R>) -> Result<(), Error> {
    clear_selection(app);
    let copied = app.state::<Copied>();
    let mut copies = copied.lock();
    let Some(digest) = copies.last else {
        return Ok(());
    };
    // Anything that cannot be read as text is not the key.
    let is_ours = app
        .clipboard()
        .read_text()
        .map(Zeroizing::new)
        .is_ok_and(|text| Digest::of(text.as_bytes()) == digest);
    if is_ours {
        app.clipboard().clear()?;
    }
    copies.last = None;
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
