//! A key on the clipboard: marked as a secret, and cleared after a while and on quit, but
//! only while it is still there. What else was copied is cleared when Keywright is locked. All of it is
//! remembered by its digest alone.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use keywright_core::{AccessKey, ClipboardTime, Digest, TruncatedKey};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_clipboard_manager::{ClipboardExt, Error};
use zeroize::Zeroizing;

use crate::lock;
use crate::news::tell;
use crate::notifications::{self, Notice};
use crate::window;
use crate::wire::{ClipboardTimer, News};

/// How often the clock is looked at while a key is there: a computer that wakes up clears at
/// once, since no timer runs while it sleeps.
const LOOK: Duration = Duration::from_secs(1);
/// How often a clipboard that cannot be read is tried again before that is said.
const TRIES: u32 = 5;
/// How long our own answer may take on a busy machine.
const ANSWERED: Duration = Duration::from_secs(2);

/// What we put there last.
#[derive(Default)]
pub(crate) struct Copied {
    copies: Mutex<Copies>,
    /// Held while something is put there and remembered, so that what is remembered is what is there.
    turn: Mutex<()>,
    /// How many readings of another program's clipboard have not ended.
    readings: AtomicUsize,
}

#[derive(Default)]
struct Copies {
    /// How many there were, so that an old timer clears no new copy.
    count: u64,
    /// The last one, until it is cleared.
    last: Option<LastCopy>,
}

struct LastCopy {
    digest: Digest,
    /// The key that it is; `None` for what is no secret.
    truncated: Option<TruncatedKey>,
    /// `None` for never.
    due: Option<Due>,
}

impl LastCopy {
    fn is_key(&self) -> bool {
        self.truncated.is_some()
    }
}

/// When a copy is to be cleared.
#[derive(Clone, Copy)]
struct Due {
    after: Duration,
    since: Instant,
    since_by_day: SystemTime,
}

impl Due {
    fn after(seconds: u32) -> Self {
        Self {
            after: Duration::from_secs(seconds.into()),
            since: Instant::now(),
            since_by_day: SystemTime::now(),
        }
    }

    /// By the clock that has gone further: one may stand still while the computer sleeps,
    /// the other may be set back.
    fn left(&self, now: Instant, by_day: SystemTime) -> Duration {
        let by_day = by_day.duration_since(self.since_by_day).unwrap_or_default();
        let gone = now.saturating_duration_since(self.since).max(by_day);
        self.after.saturating_sub(gone)
    }

    fn left_now(&self) -> Duration {
        self.left(Instant::now(), SystemTime::now())
    }
}

impl Copied {
    /// From now on nothing of ours is there.
    pub(crate) fn forget(&self) {
        self.lock().last = None;
    }

    /// Whether another program is still being waited for. Then the clipboard's own end would
    /// wait, too.
    pub(crate) fn waits(&self) -> bool {
        self.readings.load(SeqCst) > 0
    }

    /// How long a key of ours stays there; `None` when there is none.
    pub(crate) fn timer(&self) -> Option<ClipboardTimer> {
        let copies = self.lock();
        let key = copies.last.as_ref().filter(|copy| copy.is_key());
        key.map(|copy| ClipboardTimer {
            clears_in_seconds: copy
                .due
                .map(|due| due.left_now().as_millis().div_ceil(1000) as u32),
        })
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Copies> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the key on the clipboard and starts the timer that takes it away.
pub(crate) fn copy<R: Runtime>(
    app: &AppHandle<R>,
    access_key: &AccessKey,
    time: ClipboardTime,
) -> Result<ClipboardTimer, Error> {
    let copied = app.state::<Copied>();
    let _turn = copied.turn();
    // Without the lock: it waits while another program's clipboard is being read.
    app.clipboard().write_secret(access_key.expose())?;
    let mut copies = copied.lock();
    copies.last = Some(LastCopy {
        digest: access_key.digest(),
        truncated: Some(access_key.truncated()),
        due: None,
    });
    // Keywright may have been locked while the key was being made.
    let time = match lock::is_closed(app) {
        true => ClipboardTime::After(0),
        false => time,
    };
    Ok(copies.start(app, time))
}

/// From now on the key that may be there has this time.
pub(crate) fn change_time<R: Runtime>(app: &AppHandle<R>, time: ClipboardTime) {
    let copied = app.state::<Copied>();
    let mut copies = copied.lock();
    if copies.last.as_ref().is_some_and(LastCopy::is_key) {
        let timer = Some(copies.start(app, time));
        drop(copies);
        tell(app, News::Clipboard { timer });
    }
}

/// Clears what may be there as if the time of a key had come.
pub(crate) fn clear_soon<R: Runtime>(app: &AppHandle<R>) {
    let mut copies = app.state::<Copied>().inner().lock();
    if copies.last.is_some() {
        copies.start(app, ClipboardTime::After(0));
    }
}

impl Copies {
    fn start<R: Runtime>(&mut self, app: &AppHandle<R>, time: ClipboardTime) -> ClipboardTimer {
        self.count += 1;
        let seconds = match time {
            ClipboardTime::After(seconds) => Some(seconds),
            ClipboardTime::Never => None,
        };
        let due = seconds.map(Due::after);
        if let Some(copy) = &mut self.last {
            copy.due = due;
        }
        if let Some(due) = due {
            tauri::async_runtime::spawn(clear_when_due(app.clone(), self.count, due));
        }
        ClipboardTimer {
            clears_in_seconds: seconds,
        }
    }
}

async fn clear_when_due<R: Runtime>(app: AppHandle<R>, number: u64, due: Due) {
    let is_last = || app.state::<Copied>().lock().count == number;
    loop {
        let left = due.left_now();
        if left.is_zero() || !is_last() {
            break;
        }
        tokio::time::sleep(left.min(LOOK)).await;
    }
    for _ in 0..TRIES {
        if !is_last() {
            return;
        }
        let clearing = app.clone();
        let cleared = tauri::async_runtime::spawn_blocking(move || clear(&clearing)).await;
        if matches!(cleared, Ok(Ok(()))) {
            window::leave_if_unreachable(&app);
            return;
        }
        tokio::time::sleep(LOOK).await;
    }
    say_not_cleared(&app);
    // It stays where it can be cleared by hand.
    if holds_a_key(&app) && window::is_unreachable(&app) {
        window::open_soon(&app);
    }
}

/// Says that a key may still be there, and counts its time no longer.
pub(crate) fn say_not_cleared<R: Runtime>(app: &AppHandle<R>) {
    let truncated = app.state::<Copied>().lock().last.as_mut().and_then(|copy| {
        copy.due = None;
        copy.truncated.clone()
    });
    if let Some(truncated) = truncated {
        notifications::show(app, Notice::NotCleared { truncated });
    }
}

/// Puts a text on the clipboard that is no secret.
pub(crate) fn copy_text<R: Runtime>(app: &AppHandle<R>, text: &str) -> Result<(), Error> {
    let copied = app.state::<Copied>();
    let _turn = copied.turn();
    app.clipboard().write_text(text)?;
    let mut copies = copied.lock();
    copies.count += 1;
    copies.last = Some(LastCopy {
        digest: Digest::of(text.as_bytes()),
        truncated: None,
        due: None,
    });
    // As when a key is copied.
    if lock::is_closed(app) {
        copies.start(app, ClipboardTime::After(0));
    }
    drop(copies);
    tell(app, News::Clipboard { timer: None });
    Ok(())
}

/// Whether a key of ours may still be there.
pub(crate) fn holds_a_key<R: Runtime>(app: &AppHandle<R>) -> bool {
    let copied = app.state::<Copied>();
    let copies = copied.lock();
    copies.last.as_ref().is_some_and(LastCopy::is_key)
}

/// Clears the clipboard if it still holds what was copied last. Not for the main thread, which may have
/// to answer while we read.
pub(crate) fn clear<R: Runtime>(app: &AppHandle<R>) -> Result<(), Error> {
    clear_selection(app);
    let copied = app.state::<Copied>();
    let (number, digest) = {
        let copies = copied.lock();
        match &copies.last {
            Some(copy) => (copies.count, copy.digest),
            None => return Ok(()),
        }
    };
    if holds(app, &digest)? {
        app.clipboard().clear()?;
    }
    let mut copies = copied.lock();
    // A newer copy has a time of its own.
    if copies.count == number {
        copies.last = None;
        drop(copies);
        tell(app, News::Clipboard { timer: None });
    }
    Ok(())
}

/// Whether the clipboard holds the text of this digest. What is ours we hand out ourselves, at
/// once: where no answer comes in time, another program has been asked, and hangs.
fn holds<R: Runtime>(app: &AppHandle<R>, digest: &Digest) -> Result<bool, Error> {
    let (send, answer) = channel();
    let reading = app.clone();
    app.state::<Copied>().readings.fetch_add(1, SeqCst);
    std::thread::spawn(move || {
        let read = reading.clipboard().read_text().map(Zeroizing::new);
        reading.state::<Copied>().readings.fetch_sub(1, SeqCst);
        // No one listens any more when it took too long.
        let _ = send.send(read);
    });
    match answer.recv_timeout(ANSWERED) {
        Ok(Ok(text)) => Ok(Digest::of(text.as_bytes()) == *digest),
        Ok(Err(error)) if holds_no_text(&error) => Ok(false),
        Ok(Err(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// Whether it was read, and holds nothing or something else than text.
fn holds_no_text(error: &Error) -> bool {
    match error {
        Error::Clipboard(words) => *words == arboard::Error::ContentNotAvailable.to_string(),
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_copy_is_due_after_its_time() {
        let due = Due::after(45);
        let left = due.left(due.since + seconds(44), due.since_by_day + seconds(44));
        assert_eq!(left, seconds(1));
        let left = due.left(due.since + seconds(45), due.since_by_day + seconds(45));
        assert_eq!(left, seconds(0));
    }

    #[test]
    fn after_sleep_in_which_no_timer_ran_it_is_due_at_once() {
        let due = Due::after(45);
        let left = due.left(due.since + seconds(2), due.since_by_day + seconds(3600));
        assert_eq!(left, seconds(0));
    }

    #[test]
    fn a_clock_that_is_set_back_makes_it_no_longer() {
        let due = Due::after(45);
        let left = due.left(due.since + seconds(40), due.since_by_day - seconds(3600));
        assert_eq!(left, seconds(5));
    }
}
