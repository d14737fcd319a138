//! A KeePass database as a file: its header, its blocks and its ciphers. It is read as it is, and with
//! the codes that it should have.
#![no_main]

use keywright_exchange::{TakeOver, mend_kdbx, read_cheaply};
use keywright_fuzz::{check, passphrase, within};
use libfuzzer_sys::fuzz_target;

/// As for its content.
const MEMORY: usize = 384 << 20;

fuzz_target!(|file: &[u8]| {
    let read = |file: &[u8]| {
        let rows = within(MEMORY, || {
            read_cheaply(TakeOver::KeePass, file, Some(&passphrase()))
        });
        rows.inspect(|rows| check(rows))
    };
    if read(file).is_err()
        && let Ok(mended) = mend_kdbx(file, &passphrase())
    {
        // Whether it is read now is for the fuzzer to find out.
        let _ = read(&mended);
    }
});
