//! Where a registry's secrets are: the system's keychain or a vault file, and moving between them.
//!
//! [`Secrets`] is the [`Keychain`](keywright_core::Keychain) that everything works on. Behind it
//! is the store that the registry names; it is exchanged while the application runs. How secrets
//! are copied and proven is `keywright_core::move_secrets`; here is what that leaves to its
//! caller: the switch, and that nothing else changes meanwhile.

mod ending;
mod error;
mod leaving;
mod moving;
mod port;
mod standing;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use keywright_core::{Author, Keychain, Registry, RegistryError};

use self::standing::{Place, Standing};
use crate::{KeyPlace, SqliteRegistry, SystemKeychain, Vault, VaultError, VaultPassphrase};

pub use self::error::MoveError;
pub use self::moving::MoveReport;

/// What holds the secrets of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// The system's keychain, one item each.
    Keychain,
    /// A vault file that a passphrase opens.
    VaultWithPassphrase,
    /// A vault file whose key is in the system's keychain.
    VaultWithKeychain,
}

impl StoreKind {
    const ALL: [Self; 3] = [
        Self::Keychain,
        Self::VaultWithPassphrase,
        Self::VaultWithKeychain,
    ];

    /// The word in the registry and the activity.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::VaultWithPassphrase => "vault-with-passphrase",
            Self::VaultWithKeychain => "vault-with-keychain",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Where secrets are to be moved.
pub enum StoreChoice {
    /// To the system's keychain.
    Keychain,
    /// To a vault file that this opens.
    VaultWithPassphrase(VaultPassphrase),
    /// To a vault file whose key is in the system's keychain.
    VaultWithKeychain,
}

impl StoreChoice {
    /// What would hold them.
    pub fn kind(&self) -> StoreKind {
        match self {
            Self::Keychain => StoreKind::Keychain,
            Self::VaultWithPassphrase(_) => StoreKind::VaultWithPassphrase,
            Self::VaultWithKeychain => StoreKind::VaultWithKeychain,
        }
    }
}

/// The secrets of one registry, whatever holds them at present.
pub struct Secrets {
    registry: Arc<SqliteRegistry>,
    /// Where the registry lies and, beside it, its vault file.
    folder: PathBuf,
    identity: String,
    system: Arc<SystemKeychain>,
    author: Author,
    present: RwLock<Present>,
    /// Held while secrets are moved.
    turn: Mutex<()>,
}

/// Calls of the store hold this for reading while they last, so that none is under way when it
/// is exchanged.
struct Present {
    standing: Standing,
    store: Store,
    /// Whether secrets are being moved: then nothing may be changed.
    moving: bool,
}

#[derive(Clone)]
enum Store {
    Keychain(Arc<SystemKeychain>),
    Vault(Arc<Vault>),
}

impl Store {
    fn keychain(&self) -> &dyn Keychain {
        match self {
            Self::Keychain(keychain) => &**keychain,
            Self::Vault(vault) => &**vault,
        }
    }

    /// Whether there is anything that could be opened.
    fn is_there(&self) -> bool {
        match self {
            Self::Keychain(_) => true,
            Self::Vault(vault) => vault.is_there(),
        }
    }
}

impl Secrets {
    /// The secrets of this registry, which lies in this folder. No store is asked for anything.
    ///
    /// # Errors
    ///
    /// Those of the registry; `Newer` when it names a store that this version does not know.
    pub(crate) fn of(
        registry: Arc<SqliteRegistry>,
        folder: impl Into<PathBuf>,
        author: Author,
    ) -> Result<Self, RegistryError> {
        let identity = registry.identity()?;
        let kept = registry.settings()?.remove(standing::NAME);
        let standing = match kept {
            None => Standing::default(),
            Some(text) => {
                Standing::read(&text).ok_or_else(|| RegistryError::Newer(registry.path()))?
            }
        };
        let (folder, system) = (
            folder.into(),
            Arc::new(SystemKeychain::of(identity.clone())),
        );
        let standing = unnamed(&standing, &folder, &identity)
            .into_iter()
            .fold(standing, Standing::with);
        let store = store_at(&standing.present, &folder, &identity, &system);
        Ok(Self {
            registry,
            folder,
            identity,
            system,
            author,
            present: RwLock::new(Present {
                standing,
                store,
                moving: false,
            }),
            turn: Mutex::default(),
        })
    }

    /// What holds the secrets now.
    pub fn kind(&self) -> StoreKind {
        self.present().standing.present.kind()
    }

    /// How many secrets are in stores that they were or are being moved from or to. One that
    /// cannot be looked into now counts as empty.
    pub fn left(&self) -> usize {
        let others = self.present().standing.others.clone();
        others.iter().map(|place| self.count_at(place)).sum()
    }

    /// The vault file that holds the secrets or, where none does, that a new one would be.
    pub fn file(&self) -> PathBuf {
        let standing = self.present().standing.clone();
        let file = standing.present.file().map(str::to_owned);
        self.folder
            .join(file.unwrap_or_else(|| self.free_file(&standing)))
    }

    /// Opens the vault file that holds the secrets with its passphrase.
    ///
    /// # Errors
    ///
    /// `HasNoPassphrase` where no vault with one holds them, and those of [`Vault::open_with`].
    pub fn unlock_with(&self, passphrase: &VaultPassphrase) -> Result<(), VaultError> {
        self.vault()?.open_with(passphrase)
    }

    /// Gives the vault file that holds the secrets another passphrase.
    ///
    /// # Errors
    ///
    /// `HasNoPassphrase` where no vault with one holds them, and those of
    /// [`Vault::change_passphrase`].
    pub fn change_passphrase(
        &self,
        old: &VaultPassphrase,
        new: &VaultPassphrase,
    ) -> Result<(), VaultError> {
        self.vault()?.change_passphrase(old, new)
    }

    fn vault(&self) -> Result<Arc<Vault>, VaultError> {
        match &self.present().store {
            Store::Vault(vault) => Ok(vault.clone()),
            Store::Keychain(_) => Err(VaultError::HasNoPassphrase),
        }
    }

    fn store_at(&self, place: &Place) -> Store {
        store_at(place, &self.folder, &self.identity, &self.system)
    }

    fn count_at(&self, place: &Place) -> usize {
        match self.store_at(place) {
            Store::Keychain(keychain) => keychain.own_ids().map_or(0, |ids| ids.len()),
            Store::Vault(vault) => vault.ids_at_rest().map_or(0, |ids| ids.len()),
        }
    }

    /// The name of a vault file that is not there, and of which the registry knows nothing.
    fn free_file(&self, standing: &Standing) -> String {
        let taken = standing.files();
        standing::names()
            .find(|name| {
                !taken.contains(name) && fs::symlink_metadata(self.folder.join(name)).is_err()
            })
            .unwrap_or_default()
    }

    fn present(&self) -> RwLockReadGuard<'_, Present> {
        self.present.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn present_alone(&self) -> RwLockWriteGuard<'_, Present> {
        self.present.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Vault files of this registry that it knows nothing of: those that were away, or a registry that
/// was put back as it was before.
fn unnamed(standing: &Standing, folder: &Path, identity: &str) -> Vec<Place> {
    let known = standing.files();
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| standing::is_name(name) && !known.contains(name));
    let mut found: Vec<Place> = names
        .filter_map(|name| {
            let kind = match Vault::is_behind_passphrase(&folder.join(&name), identity)? {
                true => StoreKind::VaultWithPassphrase,
                false => StoreKind::VaultWithKeychain,
            };
            Some(Place::new(kind, name))
        })
        .collect();
    found.sort_by_key(|place| place.file().map(str::to_owned));
    found
}

fn store_at(place: &Place, folder: &Path, identity: &str, system: &Arc<SystemKeychain>) -> Store {
    match place.file() {
        None => Store::Keychain(system.clone()),
        Some(file) => {
            let keys: Arc<dyn KeyPlace> = system.clone();
            Store::Vault(Arc::new(Vault::at(folder.join(file), identity, keys)))
        }
    }
}
