use keywright_core::{Keychain, KeychainError, KeychainState};

use super::VaultSecret;
use crate::SystemKeychain;

/// Where the key of a vault is that has no passphrase. A vault is named by 32 hexadecimal
/// digits, drawn when it was made.
pub trait KeyPlace: Send + Sync {
    /// Whether keys can be had now. A vault is locked while this place is.
    fn state(&self) -> KeychainState;

    /// Asks the person to unlock it, and waits for the answer. `Locked` when they declined.
    fn unlock(&self) -> Result<(), KeychainError>;

    /// Keeps the key of this vault, in the place of an earlier one.
    fn keep(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError>;

    /// The key of this vault. `Missing` when there is none.
    fn kept(&self, vault: &str) -> Result<VaultSecret, KeychainError>;

    /// Removes the key of this vault for good. That there is none is fine.
    fn remove(&self, vault: &str) -> Result<(), KeychainError>;
}

impl KeyPlace for SystemKeychain {
    fn state(&self) -> KeychainState {
        Keychain::state(self)
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        Keychain::unlock(self)
    }

    fn keep(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError> {
        self.keep_vault_key(vault, key)
    }

    fn kept(&self, vault: &str) -> Result<VaultSecret, KeychainError> {
        self.vault_key(vault)
    }

    fn remove(&self, vault: &str) -> Result<(), KeychainError> {
        self.remove_vault_key(vault)
    }
}
