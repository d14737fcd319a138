//! This machine's answers to the ports of `keywright-core`: SQLite for records, the
//! operating system's keychain or a vault file for secrets, the system's clock and random
//! numbers.
//!
//! [`open_stores`] is the one composition. Rules about keys do not belong here.

mod clock;
mod dirs;
mod keychain;
mod registry;
mod secrets;
mod vault;

use std::sync::Arc;

use keywright_core::{Author, Issuer, KeyGenerator, RegistryError, Surface};
use rand::rngs::SysRng;

pub use clock::SystemClock;
pub use dirs::Dirs;
pub use keychain::{SERVICE, SystemKeychain};
pub use registry::SqliteRegistry;
pub use secrets::{MoveError, MoveReport, Secrets, StoreChoice, StoreKind};
pub use vault::{KeyPlace, Vault, VaultError, VaultKey, VaultPassphrase, VaultSecret};

/// What [`open_stores`] has opened.
pub struct Stores {
    /// The use cases on them.
    pub issuer: Issuer,
    /// Where its secrets are.
    pub secrets: Arc<Secrets>,
}

/// Opens the registry in these folders, beside the store that it says its secrets are in: this
/// user's keychain, at first.
///
/// # Errors
///
/// Whatever is wrong with the registry. The file is as it was, and trying again later is fine.
pub fn open_stores(dirs: &Dirs, surface: Surface) -> Result<Stores, RegistryError> {
    let author = Author {
        system_user: whoami::username().unwrap_or_default(),
        surface,
    };
    let registry = Arc::new(SqliteRegistry::open(dirs.data())?);
    let secrets = Secrets::of(registry.clone(), dirs.data(), author.clone())?;
    let secrets = Arc::new(secrets);
    let issuer = Issuer::new(
        registry,
        secrets.clone(),
        Arc::new(SystemClock),
        KeyGenerator::new(SysRng),
        author,
    );
    Ok(Stores { issuer, secrets })
}

/// The use cases of [`open_stores`] alone.
///
/// # Errors
///
/// Those of [`open_stores`].
pub fn open(dirs: &Dirs, surface: Surface) -> Result<Issuer, RegistryError> {
    open_stores(dirs, surface).map(|stores| stores.issuer)
}
