//! The content of a KDBX database, behind its encryption. The first byte says whether it is packed, whether it
//! is of version 3, and then whether it is in blocks already.
#![no_main]

use keywright_exchange::{read_kdbx_3_content, read_kdbx_content};
use keywright_fuzz::{blocks_3, check, within};
use libfuzzer_sys::fuzz_target;

/// What it may unpack to is 64 MiB, in a buffer that has grown; and what is collected of that.
const MEMORY: usize = 384 << 20;

fuzz_target!(|input: &[u8]| {
    let Some((how, content)) = input.split_first() else {
        return;
    };
    let is = |bit: u8| how & bit == bit;
    let packed = is(1);
    let most = if packed {
        MEMORY
    } else {
        (4 << 20) + 128 * content.len()
    };
    let blocks = (is(2) && !is(4)).then(|| blocks_3(content));
    let read = || match is(2) {
        true => read_kdbx_3_content(blocks.as_deref().unwrap_or(content), packed),
        false => read_kdbx_content(content, packed),
    };
    if let Ok(rows) = within(most, read) {
        check(&rows);
    }
});
