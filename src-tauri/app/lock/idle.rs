use std::thread::sleep;
use std::time::{Duration, SystemTime};

use tauri::{AppHandle, Manager, Runtime};

use crate::desk::TheDesk;

/// How often it is looked at: a computer that wakes up is late by no more than this.
const LOOK: Duration = Duration::from_secs(5);
/// What a wait may take longer than it should. Over a longer one the computer slept, whichever
/// system it has: nothing of it ran meanwhile.
const LATE: Duration = Duration::from_secs(20);

/// Closes the lock when nobody has used Keywright for the time that is set, with or without a
/// window; and when the computer has slept, should no one have told before that it would.
pub(super) fn watch<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            let left = app.state::<TheDesk>().lock().left();
            if left.is_some_and(|left| left.is_zero()) {
                super::close(&app);
            }
            let wait = left.filter(|left| !left.is_zero()).unwrap_or(LOOK);
            let (wait, began) = (wait.min(LOOK), SystemTime::now());
            sleep(wait);
            if has_slept(wait, began, SystemTime::now()) {
                super::close(&app);
            }
        }
    });
}

/// Whether the computer slept over this wait. By the clock of the day: the other one may stand still
/// meanwhile.
fn has_slept(wait: Duration, began: SystemTime, now: SystemTime) -> bool {
    now.duration_since(began)
        .is_ok_and(|passed| passed > wait + LATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_that_took_much_too_long_was_slept_over() {
        let began = SystemTime::now();
        let after = |seconds| has_slept(LOOK, began, began + Duration::from_secs(seconds));
        assert!(!after(5), "on time");
        assert!(!after(25), "on a busy computer");
        assert!(after(26));
        assert!(after(8 * 60 * 60));
        let set_back = began - Duration::from_secs(60 * 60);
        assert!(!has_slept(LOOK, began, set_back));
    }
}
