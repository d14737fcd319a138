//! The content of a KDBX 4 database, behind its encryption. The first byte says whether it is packed.
#![no_main]

use keywright_exchange::read_kdbx_content;
use keywright_fuzz::{check, within};
use libfuzzer_sys::fuzz_target;

/// What it may unpack to is 64 MiB, in a buffer that has grown; and what is collected of that.
const MEMORY: usize = 384 << 20;

fuzz_target!(|input: &[u8]| {
    let Some((packed, content)) = input.split_first() else {
        return;
    };
    let packed = packed & 1 == 1;
    let most = if packed {
        MEMORY
    } else {
        (4 << 20) + 128 * content.len()
    };
    if let Ok(rows) = within(most, || read_kdbx_content(content, packed)) {
        check(&rows);
    }
});
