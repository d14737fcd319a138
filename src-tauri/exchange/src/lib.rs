//! Access keys handed over to other programs, and taken over from them.
//! `docs/exchange-formats.md` describes the files for people who have only one of them.
//!
//! [`write()`] makes a file that a password manager or a program reads; [`write_letter`] encrypts one
//! key for one recipient; [`read()`] takes a file of another program apart, for a preview: every entry,
//! with what is wrong with it. This crate knows neither registry nor keychain nor folders: what is
//! handed over, where the file goes and what is taken over is decided elsewhere.
//!
//! # What a file may do
//!
//! A file comes from anybody. It is bounded in size ([`LARGEST_FILE`]), in entries ([`MOST_KEYS`]), in
//! what it unpacks to, and in the memory and the work that its passphrase may cost, which are looked at
//! before the passphrase is tried. What is wrong is named by its place and never by its content. A
//! file's words are read as they are: no variable is replaced, no entity resolved, nothing fetched.
//!
//! KDBX is written by the crate `keepass`, which many programs rely on, and read here: the crate panics
//! on some files, unpacks without a bound, and leaves what it decrypted in memory. The tests hold the two
//! against each other, and against KeePassXC.
//!
//! # Where secrets are
//!
//! What leaves and what comes has types that cannot be printed. Files are made and taken apart in
//! buffers that are wiped, also where they grow, and so is the stack once the work is done. Some copies
//! are out of reach, all in this process's freed memory: what the crate `keepass` does not wipe when it
//! has written a file, which is no access key in clear, but the keys of that file and its document, in
//! which passwords are encrypted with one of them; what `serde_json` unescapes, where a Bitwarden
//! file writes a secret with escapes; what `flate2` holds of a packed KDBX file while it unpacks it,
//! where passwords are encrypted once more; and what `age` encrypts last, see
//! [`keywright_backup::encrypt`].

mod aes_cbc;
mod bitwarden;
mod csv;
mod dotenv;
mod format;
mod handed;
mod kdbx;
mod letter;
mod limits;
mod passphrase;
mod problem;
mod read;
mod row;
mod stack;
mod write;

pub use format::{HandOver, TakeOver};
pub use handed::HandedKey;
#[cfg(feature = "testing")]
pub use kdbx::{mend_kdbx, read_kdbx_3_content, read_kdbx_content};
pub use letter::write_letter;
pub use limits::{LARGEST_FILE, MOST_KEYS};
pub use problem::Problem;
#[cfg(feature = "testing")]
pub use read::read_cheaply;
pub use read::{ReadError, read};
pub use row::{ImportedRow, ImportedSecret, RowPlace};
pub use write::{WriteError, write};
