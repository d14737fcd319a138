//! The commands that the page calls, one file per screen.

pub(crate) mod access_keys;
pub(crate) mod activity;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod create_key;
pub(crate) mod frame;
pub(crate) mod hand_over;
pub(crate) mod import;
pub(crate) mod key_details;
pub(crate) mod leaks;
pub(crate) mod lock;
pub(crate) mod many_keys;
mod names;
pub(crate) mod recover_key;
pub(crate) mod reminders;
pub(crate) mod rename_key;
pub(crate) mod reveal_key;
pub(crate) mod rotate_key;
pub(crate) mod settings;
pub(crate) mod stores;
pub(crate) mod work;
pub(crate) mod workspaces;

use keywright_core::{KeyId, RegistryError};

use tauri::{AppHandle, Runtime};

use crate::error::{CommandError, Doing};
use crate::{history, tray};

pub use names::COMMANDS;

/// Keys or workspaces have changed: what else shows them follows, and the keychain keeps the
/// new end of the activity.
fn changed<R: Runtime>(app: &AppHandle<R>) {
    tray::refresh(app);
    history::keep_end(app);
}

fn id(text: &str, doing: Doing) -> Result<KeyId, CommandError> {
    KeyId::from_hex(text).ok_or_else(|| CommandError::new(doing, RegistryError::NotFound))
}
