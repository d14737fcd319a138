//! Writes the seeds into the folder that `KEYWRIGHT_SEEDS` names. No target: what is instrumented runs
//! with libFuzzer alone.
#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: {
        let folder = std::env::var_os("KEYWRIGHT_SEEDS").map(PathBuf::from);
        let folder = folder.expect("KEYWRIGHT_SEEDS names a folder");
        keywright_fuzz::write_seeds(&folder).expect("the seeds can be written");
    },
    |_input: &[u8]| {}
);
