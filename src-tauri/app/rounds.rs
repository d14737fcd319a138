//! What Keywright does by itself when a time has come, whether a window is open or not.

use std::time::{Duration, Instant};

use keywright_core::{Head, Timestamp};
use tauri::{AppHandle, Manager, Runtime};

use crate::backups;
use crate::commands::audit;
use crate::desk::TheDesk;
use crate::history;
use crate::lock;
use crate::news::tell;
use crate::reminders;
use crate::wire::News;

/// A computer that slept, or whose clock was set, is late by no more than this.
const EVERY: Duration = Duration::from_secs(60);

/// When the start has what it needs, and the keychain may be looked through.
const AFTER_START: Duration = Duration::from_secs(30);

/// Goes its rounds from now on.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    std::thread::spawn(move || {
        let mut quiet = None;
        let begin = Instant::now();
        loop {
            let next = go(&app, &mut quiet).unwrap_or(EVERY).min(EVERY);
            let waits = AFTER_START.saturating_sub(begin.elapsed());
            if !waits.is_zero() {
                std::thread::sleep(next.min(waits));
                continue;
            }
            if let Ok(issuer) = app.state::<TheDesk>().issuer() {
                audit::check_once(&app, &issuer);
            }
            std::thread::sleep(next);
        }
    });
}

/// No reminder is due while nothing is done and the time lies between these.
struct Quiet {
    head: Head,
    since: Timestamp,
    until: Timestamp,
}

/// Goes round once, and tells when the next key retires.
fn go<R: Runtime>(app: &AppHandle<R>, quiet: &mut Option<Quiet>) -> Option<Duration> {
    // A registry that cannot be opened is spoken of by the window.
    let issuer = app.state::<TheDesk>().issuer().ok()?;
    let (now, head) = (issuer.now(), issuer.head().ok()?);
    let is_quiet = |quiet: &Quiet| quiet.head == head && quiet.since <= now && now < quiet.until;
    // Locked, names of keys are not spoken of: it waits.
    if !lock::is_closed(app) && !quiet.as_ref().is_some_and(is_quiet) {
        // What could not be said now is said on the next round.
        let until = reminders::say(app, &issuer).ok().flatten();
        let since = now;
        *quiet = until.map(|until| Quiet { head, since, until });
    }
    // What a locked keychain does not let go leaves it when it is unlocked.
    if issuer.anything_leaving() && issuer.let_leave().is_ok() {
        tell(app, News::KeysChanged);
    }
    backups::on_round(app, &issuer);
    // Also of what another process has done.
    history::keep_end(app);
    let milliseconds = issuer.next_retirement().ok()??;
    u64::try_from(milliseconds).ok().map(Duration::from_millis)
}
