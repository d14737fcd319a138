//! Which access keys stand in this process's memory. Linux alone shows it.

use std::collections::HashSet;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use keywright_core::SECRET_LENGTH;

/// With which the access keys that are looked for are hidden from being found here.
pub const MASK: u8 = 0x55;

/// What Linux maps and takes away at once, on every machine that the tests run on.
const PAGE: usize = 4096;

/// What of an access key may stand at the end of one page and go on in the next.
const OVERLAP: usize = SECRET_LENGTH - 1;

/// A page, after the end of the one before it. It lies where no secret does.
static BUFFER: Mutex<[u8; OVERLAP + PAGE]> = Mutex::new([0; OVERLAP + PAGE]);

/// How often one of these stands in the memory of this process.
pub fn standing(masked: &HashSet<Vec<u8>>) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut buffer = BUFFER.lock().unwrap();
    let own = buffer.as_ptr() as u64;
    let mut found = 0;
    for map in maps.lines() {
        let (range, rest) = map.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let start = u64::from_str_radix(start, 16).unwrap();
        let end = u64::from_str_radix(end, 16).unwrap();
        for at in (start..end).step_by(PAGE) {
            buffer.copy_within(PAGE.., 0);
            // Not where the buffer itself lies, in which something would be found as it comes there; and what
            // another thread has given back since the maps were read, may lie before what is still there.
            let itself = at < own + buffer.len() as u64 && own < at + PAGE as u64;
            if itself || memory.read_exact_at(&mut buffer[OVERLAP..], at).is_err() {
                buffer.fill(0);
                continue;
            }
            // Hidden at once, so that this copy is not found either.
            buffer[OVERLAP..].iter_mut().for_each(|byte| *byte ^= MASK);
            let letter = |masked: u8| (masked ^ MASK).is_ascii_alphanumeric();
            let windows = buffer.windows(SECRET_LENGTH);
            let likely = windows.filter(|window| letter(window[0]) && letter(window[31]));
            found += likely.filter(|window| masked.contains(*window)).count();
        }
        buffer.fill(0);
    }
    found
}
