//! In-memory stores for tests: real ones, except that calls can be told to fail.

mod clock;
mod keychain;
mod registry;

use std::panic::resume_unwind;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use clock::MemoryClock;
pub use keychain::MemoryKeychain;
pub use registry::{MemoryRegistry, State};

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

/// A failure that waits for its call.
struct Fault<E> {
    /// Which call; `None` for any.
    call: Option<&'static str>,
    /// How many such calls work before.
    after: usize,
    when: When,
    /// `None` where the process ends with it.
    error: Option<E>,
}

/// What others do in the meantime.
type Event = Box<dyn FnOnce() + Send>;

/// Failures, and what else happens, that wait for their calls.
struct Faults<E> {
    waiting: Mutex<Vec<Fault<E>>>,
    events: Mutex<Vec<(&'static str, Event)>>,
}

impl<E> Default for Faults<E> {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            events: Mutex::default(),
        }
    }
}

impl<E> Faults<E> {
    fn add(&self, fault: Fault<E>) {
        lock(&self.waiting).push(fault);
    }

    fn await_call(&self, call: &'static str, event: Event) {
        lock(&self.events).push((call, event));
    }

    fn wait(&self) -> bool {
        !lock(&self.waiting).is_empty()
    }

    fn forget(&self) {
        lock(&self.waiting).clear();
        lock(&self.events).clear();
    }

    /// The failure for which this call has come.
    fn due(&self, call: &'static str) -> Option<Fault<E>> {
        let mut waiting = lock(&self.waiting);
        let mut due = None;
        for (at, fault) in waiting.iter_mut().enumerate() {
            match fault.after {
                _ if fault.call.is_some_and(|other| other != call) => {}
                0 => due = due.or(Some(at)),
                _ => fault.after -= 1,
            }
        }
        due.map(|at| waiting.remove(at))
    }

    fn run<T>(&self, call: &'static str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let event = {
            let mut events = lock(&self.events);
            let at = events.iter().position(|(other, _)| *other == call);
            at.map(|at| events.remove(at).1)
        };
        if let Some(event) = event {
            event();
        }
        let Some(fault) = self.due(call) else {
            return work();
        };
        let outcome = match fault.when {
            When::Before => None,
            When::After => Some(work()),
        };
        match (outcome, fault.error) {
            (Some(Err(error)), Some(_)) | (_, Some(error)) => Err(error),
            // Not a panic, about which the standard library would say something.
            (_, None) => resume_unwind(Box::new(Crashed)),
        }
    }
}

/// What unwinds from a store that was told to end the process.
#[derive(Debug)]
pub struct Crashed;
