//! The commands that the page calls, one file per screen.

pub(crate) mod access_keys;
pub(crate) mod create_key;
pub(crate) mod delete_key;
pub(crate) mod frame;
mod names;
pub(crate) mod rename_key;
pub(crate) mod reveal_key;
pub(crate) mod settings;

use keywright_core::{KeyId, RegistryError};

use crate::error::{CommandError, Doing};

pub use names::COMMANDS;

fn id(text: &str, doing: Doing) -> Result<KeyId, CommandError> {
    KeyId::from_hex(text).ok_or_else(|| CommandError::new(doing, RegistryError::NotFound))
}
