//! A backup as a file: what stands before its content, and its encryption.
#![no_main]

use keywright_backup::{DecryptWith, Limits, check, read};
use keywright_fuzz::{identity, passphrase, within};
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits = Limits {
    work_factor: 4,
    document: 1 << 20,
    item: 1 << 16,
};
const MEMORY: usize = 4 << 20;

fuzz_target!(|file: &[u8]| {
    let most = MEMORY + 64 * file.len();
    let needs_passphrase = file.windows(9).any(|part| part == b"-> scrypt");
    // `age` measures this machine for each passphrase that is tried, which takes long.
    let with = match needs_passphrase {
        true => DecryptWith::Passphrase(passphrase()),
        false => identity(),
    };
    let document = within(most, || read(file, &with, &LIMITS));
    let Ok(document) = document else {
        return;
    };
    let checked = within(most, || check(file, &with, &LIMITS));
    let summary = checked.unwrap_or_else(|error| panic!("{error}"));
    assert!(summary.about == document.about);
    assert!(summary.fingerprint == document.fingerprint);
});
