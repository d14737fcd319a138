use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

use crate::{Clock, Timestamp};

/// A clock that moves one millisecond at each look.
#[derive(Default)]
pub struct MemoryClock(AtomicI64);

impl Clock for MemoryClock {
    fn now(&self) -> Timestamp {
        Timestamp(1_700_000_000_000 + self.0.fetch_add(1, SeqCst))
    }
}
