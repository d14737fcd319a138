//! The commands that the page calls, one file per screen.

pub(crate) mod access_keys;
pub(crate) mod create_key;
pub(crate) mod delete_key;
pub(crate) mod frame;
mod names;
pub(crate) mod reveal_key;

use std::sync::Arc;

use keywright_core::{KeyId, RegistryError};
use tauri::State;

use crate::desk::Desk;
use crate::error::{CommandError, Doing};

pub use names::COMMANDS;

pub(crate) type TheDesk<'a> = State<'a, Arc<Desk>>;

fn id(text: &str, doing: Doing) -> Result<KeyId, CommandError> {
    KeyId::from_hex(text).ok_or_else(|| CommandError::new(doing, RegistryError::NotFound))
}
