//! In-memory stores for tests: real ones, except that the next call can be told to fail.

mod clock;
mod keychain;
mod registry;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use clock::MemoryClock;
pub use keychain::MemoryKeychain;
pub use registry::MemoryRegistry;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// When a call fails: before it does anything, or after it has done its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing is done.
    Before,
    /// The work is done, and the answer is lost.
    After,
}

/// Failures that wait for their call.
struct Faults<E>(Mutex<VecDeque<(&'static str, When, E)>>);

impl<E> Default for Faults<E> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<E: Clone> Faults<E> {
    fn add(&self, call: &'static str, when: When, error: E) {
        lock(&self.0).push_back((call, when, error));
    }

    fn forget(&self) {
        lock(&self.0).clear();
    }

    fn run<T>(&self, call: &'static str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let fault = {
            let mut waiting = lock(&self.0);
            waiting
                .iter()
                .position(|(name, ..)| *name == call)
                .and_then(|at| waiting.remove(at))
        };
        match fault {
            Some((_, When::Before, error)) => Err(error),
            Some((_, When::After, error)) => work().and(Err(error)),
            None => work(),
        }
    }
}
