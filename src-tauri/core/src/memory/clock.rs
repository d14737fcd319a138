use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

use crate::{Clock, Timestamp};

/// A clock that moves one millisecond at each look, and wherever it is told to.
pub struct MemoryClock(AtomicI64);

impl Default for MemoryClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_700_000_000_000))
    }
}

impl MemoryClock {
    /// The next look shows this.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.0, SeqCst);
    }

    /// Moves so many milliseconds on; back when there are less than none.
    pub fn advance(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, SeqCst);
    }
}

impl Clock for MemoryClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(1, SeqCst))
    }
}
