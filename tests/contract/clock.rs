//! The contract of [`Clock`].

use std::time::{SystemTime, UNIX_EPOCH};

use keywright_core::Clock;
use keywright_core::memory::MemoryClock;
use keywright_stores::SystemClock;

fn it_does_not_go_backwards_between_two_looks(clock: &dyn Clock) {
    let looks: Vec<_> = (0..1000).map(|_| clock.now()).collect();
    assert!(
        looks.is_sorted(),
        "keys are listed in the order in which they were made"
    );
}

#[test]
fn the_memory_clock_does_not_go_backwards() {
    it_does_not_go_backwards_between_two_looks(&MemoryClock::default());
}

#[test]
fn the_system_clock_does_not_go_backwards() {
    it_does_not_go_backwards_between_two_looks(&SystemClock);
}

#[test]
fn the_system_clock_counts_milliseconds_of_this_day() {
    let millis = || {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_millis() as i64
    };
    let (before, now, after) = (millis(), SystemClock.now().0, millis());
    assert!(
        (before..=after).contains(&now),
        "{before} ≤ {now} ≤ {after}"
    );
}
