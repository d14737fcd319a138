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
    for with in [identity(), DecryptWith::Passphrase(passphrase())] {
        let checked = within(most, || check(file, &with, &LIMITS));
        let document = within(most, || read(file, &with, &LIMITS));
        match (checked, document) {
            (Ok(summary), Ok(document)) => {
                assert!(summary.about == document.about);
                assert!(summary.fingerprint == document.fingerprint);
            }
            (Err(one), Err(other)) => assert_eq!(one, other),
            _ => panic!("it is read in one way only"),
        }
    }
});
