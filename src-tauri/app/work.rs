//! Work on many keys: how far it is, and that it can be stopped.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

use keywright_core::KeyId;
use tauri::{AppHandle, Runtime};

use crate::news::tell;
use crate::wire::{News, count};

/// How often the page is told how far it is.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// What is being done to several keys.
#[derive(Default)]
pub(crate) struct Work {
    stopped: AtomicBool,
}

impl Work {
    /// Ends it after the key that is being worked on.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, SeqCst);
    }

    /// Goes through these keys, telling the page how far it is, until it is stopped.
    pub(crate) fn through<R: Runtime, T>(
        &self,
        app: &AppHandle<R>,
        ids: &[KeyId],
        mut act: impl FnMut(KeyId) -> T,
    ) -> Vec<T> {
        self.stopped.store(false, SeqCst);
        let mut told = Instant::now();
        let mut done = Vec::with_capacity(ids.len());
        for id in ids {
            if self.stopped.load(SeqCst) {
                break;
            }
            done.push(act(*id));
            if told.elapsed() >= TOLD_EVERY {
                told = Instant::now();
                let (done, total) = (count(done.len()), count(ids.len()));
                tell(app, News::Progress { done, total });
            }
        }
        done
    }
}
