//! KeePass databases: KDBX 3 and 4 read by code of our own, which is bounded; KDBX 4 written by the
//! crate `keepass`.
//!
//! From the outside: a header in clear; a key that Argon2 or AES makes of the passphrase; blocks, each
//! checked; a cipher; perhaps gzip; an XML document, in which passwords are encrypted once more.

mod blocks;
mod cipher;
mod dictionary;
mod document;
mod header;
mod inner;
mod kdf;
mod key;
#[cfg(feature = "testing")]
mod mend;
mod read;
mod write;

#[cfg(feature = "testing")]
pub use mend::mend_kdbx;
pub(crate) use read::read;
#[cfg(feature = "testing")]
pub use read::{read_kdbx_3_content, read_kdbx_content};
pub(crate) use write::write;

/// With what every KDBX file begins.
const SIGNATURE: [u8; 8] = [0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5];

/// So many seconds lie between the year 1, from which KDBX 4 counts, and 1970.
const SECONDS_TO_1970: i64 = 62_135_596_800;
