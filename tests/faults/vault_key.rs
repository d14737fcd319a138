//! Where the keys of vault files are in tests, and their passphrases.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use keywright_core::{KeychainError, KeychainState};
use keywright_stores::{KeyPlace, VaultPassphrase, VaultSecret};
use zeroize::Zeroizing;

/// A passphrase of this name, the same in each process of a test's and in no other.
pub fn passphrase(name: &str) -> VaultPassphrase {
    VaultPassphrase::new(Zeroizing::new(format!("only for this test: {name}"))).unwrap()
}

/// What a machine has that has no keychain service.
pub struct NoKeyPlace;

impl KeyPlace for NoKeyPlace {
    fn state(&self) -> KeychainState {
        KeychainState::Absent
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        Err(KeychainError::NoService)
    }

    fn keep(&self, _: &str, _: &VaultSecret) -> Result<(), KeychainError> {
        Err(KeychainError::NoService)
    }

    fn kept(&self, _: &str) -> Result<VaultSecret, KeychainError> {
        Err(KeychainError::NoService)
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::NoService)
    }
}

/// Keys in memory.
pub struct MemoryKeyPlace {
    keys: Mutex<BTreeMap<String, [u8; 32]>>,
    state: Mutex<KeychainState>,
}

impl Default for MemoryKeyPlace {
    fn default() -> Self {
        Self {
            keys: Mutex::default(),
            state: Mutex::new(KeychainState::Unlocked),
        }
    }
}

impl MemoryKeyPlace {
    /// From now on it is in this state.
    pub fn set_state(&self, state: KeychainState) {
        *lock(&self.state) = state;
    }

    /// All that it has.
    pub fn keys(&self) -> BTreeMap<String, [u8; 32]> {
        lock(&self.keys).clone()
    }

    /// From now on it has these.
    pub fn set_keys(&self, keys: BTreeMap<String, [u8; 32]>) {
        *lock(&self.keys) = keys;
    }

    fn usable(&self) -> Result<(), KeychainError> {
        match self.state() {
            KeychainState::Unlocked => Ok(()),
            KeychainState::Locked => Err(KeychainError::Locked),
            _ => Err(KeychainError::NoService),
        }
    }
}

impl KeyPlace for MemoryKeyPlace {
    fn state(&self) -> KeychainState {
        *lock(&self.state)
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        self.set_state(KeychainState::Unlocked);
        Ok(())
    }

    fn keep(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError> {
        self.usable()?;
        lock(&self.keys).insert(vault.to_owned(), *key.expose());
        Ok(())
    }

    fn kept(&self, vault: &str) -> Result<VaultSecret, KeychainError> {
        self.usable()?;
        let keys = lock(&self.keys);
        let key = keys.get(vault).ok_or(KeychainError::Missing)?;
        Ok(VaultSecret::copied(key))
    }

    fn remove(&self, vault: &str) -> Result<(), KeychainError> {
        self.usable()?;
        lock(&self.keys).remove(vault);
        Ok(())
    }
}

/// Keys in the files of a folder, so that several processes have them.
pub struct FolderOfKeys(pub PathBuf);

impl KeyPlace for FolderOfKeys {
    fn state(&self) -> KeychainState {
        KeychainState::Unlocked
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn keep(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError> {
        fs::write(self.0.join(vault), key.expose()).unwrap();
        Ok(())
    }

    fn kept(&self, vault: &str) -> Result<VaultSecret, KeychainError> {
        let key = fs::read(self.0.join(vault)).map_err(|_| KeychainError::Missing)?;
        Ok(VaultSecret::copied(key.as_slice().try_into().unwrap()))
    }

    fn remove(&self, vault: &str) -> Result<(), KeychainError> {
        fs::remove_file(self.0.join(vault)).unwrap();
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
