//! Bitwarden's JSON: in clear, or encrypted with a passphrase of its own. What only an account opens
//! is not read.

mod items;
mod read;
mod sealed;
mod write;

pub(crate) use read::read;
pub(crate) use write::{write_plain, write_protected};

/// The number of a login among the kinds of items.
const LOGIN: u8 = 1;
/// The number of a secure note.
const NOTE: u8 = 2;
