use std::io;
use std::path::{Path, PathBuf};

use keywright_core::{Cause, KeychainError, RegistryError};
use thiserror::Error;

use crate::registry::errors;

/// Why a vault file did not do it. Unless it says otherwise, nothing was done.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum VaultError {
    /// There is no such file.
    #[error("there is no vault file {}", .0.display())]
    Absent(PathBuf),
    /// There is a file of that name already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The vault is locked.
    #[error("the vault is locked")]
    Locked,
    /// The passphrase is another one.
    #[error("this passphrase does not open the vault")]
    WrongPassphrase,
    /// The vault has no passphrase: its key is in the keychain.
    #[error("this vault is not opened with a passphrase: its key is in the keychain")]
    HasNoPassphrase,
    /// The keychain has no key of this vault.
    #[error("the keychain has no key of this vault")]
    KeyMissing,
    /// The keychain has a key of this vault that does not open it.
    #[error("the key that the keychain has does not open the vault")]
    WrongKey,
    /// What the keychain answered that has, or is to have, the vault's key.
    #[error(transparent)]
    Place(KeychainError),
    /// The file is of another registry.
    #[error("{} is the vault of another key list", .0.display())]
    OtherRegistry(PathBuf),
    /// Trying the passphrase would take an absurd amount of work or memory, or so little that
    /// Keywright cannot have written the file.
    #[error("{} asks for an absurd amount of work for its passphrase", .0.display())]
    AbsurdWork(PathBuf),
    /// More than fits into a vault.
    #[error("this is too long for a vault")]
    TooLong,
    /// Something in the file is not as it was written.
    #[error("the vault file {} is damaged", .0.display())]
    Damaged(PathBuf),
    /// A newer version of Keywright made the file.
    #[error("{} was made by a newer Keywright", .0.display())]
    Newer(PathBuf),
    /// The file is of another application.
    #[error("{} belongs to another application", .0.display())]
    Foreign(PathBuf),
    /// The file belongs to another user, or this one may not open it.
    #[error("{} belongs to another user or may not be opened", .0.display())]
    NotOurs(PathBuf),
    /// The file or its folder cannot be written.
    #[error("{} cannot be written", .0.display())]
    ReadOnly(PathBuf),
    /// No room left.
    #[error("there is no room left on the disk of {}", .0.display())]
    Full(PathBuf),
    /// Another process has held the file for longer than we wait.
    #[error("another program is using {}", .0.display())]
    Busy(PathBuf),
    /// Anything else, with its cause. Whether it was done is not known.
    #[error("the vault could not be used: {0}")]
    Failed(#[source] Cause),
}

impl VaultError {
    pub(super) fn in_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        Self::like(errors::from_sqlite(path, error))
    }

    pub(super) fn in_file(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Absent(path.to_owned()),
            _ => Self::like(errors::from_io(path, error)),
        }
    }

    pub(super) fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Cause::new(error))
    }

    /// What went wrong with a file is found out in the same way as for the registry.
    fn like(error: RegistryError) -> Self {
        match error {
            RegistryError::Damaged(file) => Self::Damaged(file),
            RegistryError::Newer(file) => Self::Newer(file),
            RegistryError::Foreign(file) => Self::Foreign(file),
            RegistryError::NotOurs(file) => Self::NotOurs(file),
            RegistryError::ReadOnly(file) => Self::ReadOnly(file),
            RegistryError::Full(file) => Self::Full(file),
            RegistryError::Busy(file) => Self::Busy(file),
            RegistryError::Failed { cause, .. } => Self::Failed(cause),
            other => Self::failed(other),
        }
    }
}

/// A vault whose own key is missing must not be taken for one that lacks an item.
impl From<VaultError> for KeychainError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Locked => Self::Locked,
            VaultError::Place(error) => error,
            VaultError::Damaged(_) | VaultError::Failed(_) => Self::Platform(Cause::new(error)),
            _ => Self::Refused(Cause::new(error)),
        }
    }
}
