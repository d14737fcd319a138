use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use keywright_core::LockTime;

/// Whether the lock is closed, and since when nobody has used Keywright.
#[derive(Default)]
pub(crate) struct Lock(Mutex<State>);

struct State {
    door: Door,
    /// How often it was to be closed, also where it was closed already.
    closings: u64,
    used: Used,
    time: LockTime,
}

impl Default for State {
    fn default() -> Self {
        Self {
            door: Door::Unknown,
            closings: 0,
            used: Used::default(),
            time: LockTime::Never,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    /// The stores were not opened yet, and with them the settings.
    Unknown,
    /// There is no passphrase.
    WithoutLock,
    Open,
    Closed,
}

/// When Keywright was used last, by two clocks: one may stand still while the computer sleeps,
/// the other may be set back.
#[derive(Clone, Copy)]
struct Used {
    at: Instant,
    by_day: SystemTime,
}

impl Default for Used {
    fn default() -> Self {
        Self {
            at: Instant::now(),
            by_day: SystemTime::now(),
        }
    }
}

impl Used {
    /// By the clock that has gone further.
    fn ago(self, now: Instant, by_day: SystemTime) -> Duration {
        let by_day = by_day.duration_since(self.by_day).unwrap_or_default();
        now.saturating_duration_since(self.at).max(by_day)
    }
}

impl Lock {
    /// The stores were opened, and there is a passphrase or none: with one, Keywright starts
    /// locked.
    pub(crate) fn found(&self, is_set: bool) {
        let mut state = self.state();
        if state.door == Door::Unknown {
            state.door = match is_set {
                true => Door::Closed,
                false => Door::WithoutLock,
            };
        }
    }

    /// Whether it is known that there is a lock or none.
    pub(crate) fn is_known(&self) -> bool {
        self.state().door != Door::Unknown
    }

    /// Whether there is a passphrase.
    pub(crate) fn is_set(&self) -> bool {
        matches!(self.state().door, Door::Open | Door::Closed)
    }

    /// Whether it is closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.state().door == Door::Closed
    }

    /// Closes it; false where there is none, or it was closed.
    pub(crate) fn close(&self) -> bool {
        let mut state = self.state();
        state.closings += 1;
        let closes = state.door == Door::Open;
        if closes {
            state.door = Door::Closed;
        }
        closes
    }

    /// How often it was to be closed so far.
    pub(crate) fn closings(&self) -> u64 {
        self.state().closings
    }

    /// Opens it for somebody who began to open it after so many closings, unless it was to be closed since,
    /// as when the session was locked meanwhile.
    pub(crate) fn open(&self, closings: u64) {
        let mut state = self.state();
        state.used = Used::default();
        if state.door == Door::Closed && state.closings == closings {
            state.door = Door::Open;
        }
    }

    /// A passphrase was set or taken off by someone who began with it after so many closings, when it was
    /// open or there was none. Whether it is closed by that: where it was to be closed since, and there was
    /// none yet.
    pub(crate) fn set(&self, is_set: bool, closings: u64) -> bool {
        let mut state = self.state();
        state.used = Used::default();
        let closes = state.door == Door::WithoutLock && is_set && state.closings != closings;
        state.door = match (state.door, is_set) {
            _ if closes => Door::Closed,
            (Door::WithoutLock, true) => Door::Open,
            (Door::Open, false) => Door::WithoutLock,
            (as_it_was, _) => as_it_was,
        };
        closes
    }

    /// Somebody uses Keywright.
    pub(crate) fn stay_open(&self) {
        self.state().used = Used::default();
    }

    /// When it closes by itself.
    pub(crate) fn close_after(&self, time: LockTime) {
        self.state().time = time;
    }

    /// How long until it closes by itself, if it does.
    pub(crate) fn left(&self) -> Option<Duration> {
        self.left_at(Instant::now(), SystemTime::now())
    }

    fn left_at(&self, now: Instant, by_day: SystemTime) -> Option<Duration> {
        let state = self.state();
        match state.time {
            LockTime::After(minutes) if state.door == Door::Open => {
                let time = Duration::from_secs(60 * u64::from(minutes));
                Some(time.saturating_sub(state.used.ago(now, by_day)))
            }
            _ => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(minutes: u64) -> Duration {
        Duration::from_secs(60 * minutes)
    }

    fn open() -> (Lock, Instant, SystemTime) {
        let lock = Lock::default();
        lock.found(true);
        lock.open(0);
        lock.close_after(LockTime::After(5));
        let used = lock.state().used;
        (lock, used.at, used.by_day)
    }

    #[test]
    fn with_a_passphrase_it_starts_closed_and_without_one_it_cannot_be_closed() {
        let lock = Lock::default();
        assert!(!lock.is_known());
        lock.found(true);
        assert!(lock.is_known() && lock.is_set() && lock.is_closed());
        lock.found(false);
        assert!(lock.is_closed(), "it is found once");
        lock.open(0);
        assert!(!lock.is_closed() && lock.is_set());
        assert!(lock.close());
        assert!(!lock.close(), "once is enough");

        let without = Lock::default();
        without.found(false);
        assert!(!without.close() && !without.is_closed() && !without.is_set());
        assert!(!without.set(true, without.closings()));
        assert!(!without.is_closed(), "whoever sets it is there");
        assert!(without.close());
        assert!(!without.set(false, without.closings()));
        assert!(without.is_closed(), "a closed one is not taken off");
    }

    #[test]
    fn what_closes_it_while_it_is_being_set_finds_it_closed() {
        let lock = Lock::default();
        lock.found(false);
        let begun = lock.closings();
        lock.close();
        assert!(lock.set(true, begun));
        assert!(lock.is_closed());
        // Once it is there, it is closed by itself.
        assert!(!lock.set(true, begun));
    }

    #[test]
    fn what_closes_it_while_it_is_being_opened_keeps_it_closed() {
        let lock = Lock::default();
        lock.found(true);
        let begun = lock.closings();
        lock.close();
        lock.open(begun);
        assert!(lock.is_closed());
        lock.open(lock.closings());
        assert!(!lock.is_closed());
    }

    #[test]
    fn it_closes_by_itself_when_nobody_has_used_it_for_the_time() {
        let (lock, at, by_day) = open();
        let left = |gone| lock.left_at(at + gone, by_day + gone);
        assert_eq!(left(minutes(0)), Some(minutes(5)));
        assert_eq!(left(minutes(4)), Some(minutes(1)));
        assert_eq!(left(minutes(5)), Some(minutes(0)));
        assert_eq!(left(minutes(50)), Some(minutes(0)));
        lock.close_after(LockTime::Never);
        assert_eq!(left(minutes(50)), None);
    }

    #[test]
    fn neither_a_sleep_nor_a_clock_that_is_set_back_makes_it_longer() {
        let (lock, at, by_day) = open();
        let slept = lock.left_at(at + minutes(1), by_day + minutes(60));
        assert_eq!(slept, Some(minutes(0)));
        let back = lock.left_at(at + minutes(3), by_day - minutes(60));
        assert_eq!(back, Some(minutes(2)));
    }

    #[test]
    fn a_closed_one_and_none_at_all_have_no_time() {
        let (lock, at, by_day) = open();
        assert!(lock.close());
        assert_eq!(lock.left_at(at, by_day), None);
        let without = Lock::default();
        without.found(false);
        without.close_after(LockTime::After(5));
        assert_eq!(without.left(), None);
    }
}
