use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};

use crate::desk::TheDesk;

/// How often it is looked at: a computer that wakes up is late by no more than this.
const LOOK: Duration = Duration::from_secs(20);

/// Closes the lock when nobody has used Keywright for the time that is set, with or without a
/// window.
pub(super) fn watch<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            let left = app.state::<TheDesk>().lock().left();
            if left.is_some_and(|left| left.is_zero()) {
                super::close(&app);
            }
            let wait = left.filter(|left| !left.is_zero()).unwrap_or(LOOK);
            std::thread::sleep(wait.min(LOOK));
        }
    });
}
