//! A file in which leaked keys are looked for. However it is cut into parts, the same is found.
#![no_main]

use keywright_core::{Found, Scan};
use keywright_fuzz::within;
use libfuzzer_sys::fuzz_target;

const MEMORY: usize = 1 << 20;

// The first byte says how long the parts are.
fuzz_target!(|input: &[u8]| {
    let Some((length, file)) = input.split_first() else {
        return;
    };
    let most = MEMORY + 128 * file.len();
    let whole = within(most, || scan(file, file.len().max(1)));
    let parts = within(most, || scan(file, usize::from(*length).max(1)));
    assert!(whole == parts, "the same is found in parts");
    let times: u64 = whole.keys.iter().map(|key| key.times).sum();
    assert!(times as usize + whole.malformed <= file.len());
    assert!(whole.keys.iter().all(|key| key.first_line <= whole.lines));
});

fn scan(file: &[u8], length: usize) -> Found {
    let mut scan = Scan::new();
    file.chunks(length).for_each(|part| scan.feed(part));
    scan.finish()
}
