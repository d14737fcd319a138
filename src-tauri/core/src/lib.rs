//! The domain of Keywright: access keys, their format and their life.
//!
//! [`Issuer`] holds the use cases. It reaches the world through three ports, [`Registry`],
//! [`Keychain`] and [`Clock`], and through the generator that [`KeyGenerator`] is given.
//! This crate does no input or output of its own: it is *not* the place for SQLite, for a
//! keychain, for files or for anything that a window shows.

mod access_key;
mod digest;
mod format;
mod generator;
mod issuer;
mod listing;
#[cfg(feature = "testing")]
pub mod memory;
mod name;
mod naming;
mod ports;
mod quick;
mod record;
mod recovery;
mod settings;

pub use access_key::AccessKey;
pub use digest::Digest;
pub use format::{
    CHECKSUM_LENGTH, FormatError, HANDLE_LENGTH, Handle, KEY_EXPRESSION, KeyFormat, KeyPrefix,
    ParsedKey, SECRET_LENGTH,
};
pub use generator::{GenerateError, KeyGenerator};
pub use issuer::{Created, IssueError, Issuer};
pub use listing::{Direction, LARGEST_PAGE, ListQuery, Page, SortColumn};
pub use name::{KeyName, NAME_LENGTH, NameError, fold};
pub use naming::{StaleLabel, label};
pub use ports::{
    Begun, Cause, Clock, Item, Keychain, KeychainError, KeychainState, Registry, RegistryError,
    Step,
};
pub use record::{
    Author, Environment, KeyId, KeyRecord, Surface, Timestamp, TruncatedKey, Workspace,
};
pub use recovery::Recovered;
pub use settings::{CLIPBOARD_SECONDS, ClipboardTime, Language, Setting, Settings, Theme};
