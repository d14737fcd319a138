//! This machine's answers to the ports of `keywright-core`: SQLite for records, the
//! operating system's keychain or a vault file for secrets, the system's clock and random
//! numbers.
//!
//! [`open`] is the one composition. Rules about keys do not belong here.

mod clock;
mod dirs;
mod keychain;
mod registry;
mod vault;

use std::sync::Arc;

use keywright_core::{Author, Issuer, KeyGenerator, Registry, RegistryError, Surface};
use rand::rngs::SysRng;

pub use clock::SystemClock;
pub use dirs::Dirs;
pub use keychain::{SERVICE, SystemKeychain};
pub use registry::SqliteRegistry;
pub use vault::{KeyPlace, Vault, VaultError, VaultKey, VaultPassphrase, VaultSecret};

/// Opens the registry in these folders, beside this user's keychain.
///
/// # Errors
///
/// Whatever is wrong with the registry. The file is as it was, and trying again later is fine.
pub fn open(dirs: &Dirs, surface: Surface) -> Result<Issuer, RegistryError> {
    let author = Author {
        system_user: whoami::username().unwrap_or_default(),
        surface,
    };
    let registry = SqliteRegistry::open(dirs.data())?;
    let keychain = SystemKeychain::of(registry.identity()?);
    Ok(Issuer::new(
        Arc::new(registry),
        Arc::new(keychain),
        Arc::new(SystemClock),
        KeyGenerator::new(SysRng),
        author,
    ))
}
