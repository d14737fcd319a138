//! The end of the activity, which the keychain keeps.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};

use crate::desk::TheDesk;

/// Actions often come several at a time; the keychain takes a while for each change.
const GATHERED: Duration = Duration::from_millis(200);

/// Whether somebody is about to have the keychain keep the end.
#[derive(Default)]
pub(crate) struct End(AtomicBool);

/// Has the keychain keep the end of the activity, soon. What cannot be kept now is kept after
/// the next action, or at the next start.
pub(crate) fn keep_end<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<End>().0.swap(true, SeqCst) {
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(GATHERED);
        app.state::<End>().0.store(false, SeqCst);
        if let Ok(issuer) = app.state::<TheDesk>().issuer() {
            let _ = issuer.keep_head();
        }
    });
}
