use std::path::PathBuf;

use keywright_core::{IssueError, KeychainError, RegistryError};
use thiserror::Error;

use crate::VaultError;

/// Why secrets were not moved, or a store was not left. Whatever it is, the store that the registry
/// names has what it had before, and doing it again goes on where it was.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MoveError {
    /// It was stopped.
    #[error("moving the secrets was stopped")]
    Stopped,
    /// Another Keywright is running with this registry, which could change secrets meanwhile.
    #[error("another Keywright is running with this key list")]
    OtherProcess,
    /// Secrets are being moved, or keys are being created, deleted or restored right now.
    #[error("something else is under way")]
    UnderWay,
    /// The keychain that holds or is to hold the secrets, or a vault's key, cannot be used; or a vault file,
    /// which the error says then.
    #[error(transparent)]
    Keychain(KeychainError),
    /// This vault file holds secrets that are nowhere else, and has another passphrase.
    #[error("{} is opened by another passphrase", .0.display())]
    OtherPassphrase(PathBuf),
    /// The present store is to be left with all that is in it, but it can be used.
    #[error("the present store can be used: its secrets can be moved")]
    Usable,
    /// What is wrong with a vault file.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// What a store or the registry answered.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

impl MoveError {
    /// What failed while secrets were copied, when the present store could be used: the keychain, or a vault
    /// file that says so.
    pub(super) fn while_copying(error: IssueError) -> Self {
        match error {
            IssueError::Keychain(error) => Self::Keychain(error),
            error => Self::Issue(error),
        }
    }
}

impl From<KeychainError> for MoveError {
    fn from(error: KeychainError) -> Self {
        Self::Issue(error.into())
    }
}

impl From<RegistryError> for MoveError {
    fn from(error: RegistryError) -> Self {
        Self::Issue(error.into())
    }
}
