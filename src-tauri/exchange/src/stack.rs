use std::hint::black_box;

use zeroize::Zeroize as _;

/// How deep the work here goes, and more.
const DEPTH: usize = 64 * 1024;

/// Overwrites what finished work has left on the stack: ciphers and hash functions keep the last blocks
/// of what they saw there, and wipe them not.
#[inline(never)]
pub(crate) fn wipe_stack() {
    let mut room = [0u8; DEPTH];
    black_box(&mut room).zeroize();
}
