//! Bitwarden's JSON, in clear or encrypted. What is read and can be handed over is taken over again, unchanged.
#![no_main]

use keywright_exchange::{HandOver, TakeOver, read_cheaply};
use keywright_fuzz::{check, passphrase, within, writes_back};
use libfuzzer_sys::fuzz_target;

const MEMORY: usize = 4 << 20;

fuzz_target!(|file: &[u8]| {
    let most = MEMORY + 128 * file.len();
    let read = within(most, || {
        read_cheaply(TakeOver::Bitwarden, file, Some(&passphrase()))
    });
    if let Ok(rows) = read {
        check(&rows);
        writes_back(&rows, HandOver::BitwardenPlain, TakeOver::Bitwarden);
    }
});
