//! The backup file: one `age` file with one JSON document, in which everything stands that Keywright
//! holds. `docs/backup-format.md` describes it for people who have only the file.
//!
//! [`BackupWriter`] writes one, item by item; [`read`] and [`check`] read one, from anybody;
//! [`verify`] proves that what was written is what can be read. This crate knows neither registry
//! nor keychain nor folders: what is backed up, where the file goes and what is restored is decided
//! elsewhere.
//!
//! # What a file may do
//!
//! Whoever knows a recipient, which is public, can make a file that decrypts. So everything in it
//! is checked, by the same rules when it is written and when it is read, and nothing of it is
//! believed before the whole file was authenticated. What is wrong is named by its place, never by
//! its content. [`Limits`] bound the work and the memory that a file can ask for: of the document
//! one block of 64 KiB and one item are held at a time, beside what [`read`] collects and, for each
//! key, what tells that nothing stands twice (about 300 bytes).
//!
//! # Where secrets are
//!
//! Access keys are handed over as [`keywright_core::AccessKey`]; passphrases and identities have
//! types that cannot be printed. What is decrypted and what is about to be encrypted lies in buffers
//! that are wiped, also where they grow: access keys are read in their place in such a buffer,
//! without a copy that `serde_json` would keep. Three copies are out of reach, all in this process's
//! freed memory:
//!
//! - `age` does not wipe the block that it encrypts. A file therefore ends with 64 KiB or more without
//!   a secret, which overwrite that block. Where writing fails half-way, they do not.
//! - An access key that is written with escapes (`\u0061`), as Keywright never does, is refused; what
//!   `serde_json` has unescaped until then stays.
//! - What `age` derives from a passphrase lies in the memory of its scrypt while it works.

mod document;
mod encryption;
mod error;
mod fingerprint;
mod identity;
mod limits;
mod open;
mod parse;
mod passphrase;
mod place;
mod read;
mod recipient;
mod rules;
mod wiped;
mod wire;
mod write;

pub use document::{About, Document};
pub use encryption::{DecryptWith, EncryptTo, encrypt};
pub use error::{ReadError, WriteError};
pub use fingerprint::{Counts, Fingerprint, Summary};
pub use identity::{Identity, IdentityError};
pub use limits::{Limit, Limits};
pub use passphrase::{Passphrase, PassphraseError};
pub use place::{Fault, Malformed, Place};
#[cfg(feature = "testing")]
pub use read::read_content;
pub use read::{check, read, verify};
pub use recipient::{Recipient, RecipientError};
pub use wiped::Wiped;
pub use write::{BackupWriter, MOST_RECIPIENTS, WORK_FACTOR};

/// What a document says of itself first.
pub const FORMAT: &str = "keywright-backup";

/// The version of the format that is written, and the newest that is read; every earlier one is, too.
pub const VERSION: u64 = 2;
