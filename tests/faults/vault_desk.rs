//! A vault file whose key is in memory, and a look at it past Keywright's own code.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use keywright_core::{AccessKey, Cause, Digest, Item, KeyId, Keychain, KeychainError};
use keywright_stores::{Vault, VaultError, VaultKey};
use keywright_tests::{MemoryKeyPlace, VAULT_REGISTRY, key};
use rusqlite::{Connection, Params};
use tempfile::TempDir;

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) place: Arc<MemoryKeyPlace>,
    pub(crate) vault: Vault,
}

impl Default for Desk {
    fn default() -> Self {
        Self::locked_by(&VaultKey::Kept)
    }
}

impl Desk {
    pub(crate) fn locked_by(key: &VaultKey) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Arc::<MemoryKeyPlace>::default();
        let path = folder.path().join("vault.db");
        let vault = Vault::at(path, VAULT_REGISTRY, place.clone());
        vault.create(key).unwrap();
        Self {
            folder,
            place,
            vault,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("vault.db")
    }

    /// The same file in another process.
    pub(crate) fn beside(&self) -> Vault {
        Vault::at(self.path(), VAULT_REGISTRY, self.place.clone())
    }

    /// What another process is told that opens the file.
    pub(crate) fn told(&self) -> Result<(), VaultError> {
        self.beside().labels().map(drop)
    }

    pub(crate) fn stored(&self) -> (KeyId, Digest) {
        let (item, secret) = item();
        self.vault.store(&item, &secret).unwrap();
        (item.id, secret.digest())
    }

    /// Digests stand for secrets, so that a failing test prints none.
    pub(crate) fn fetched(&self, id: KeyId) -> Result<Digest, KeychainError> {
        let found = self.vault.fetch(id, &Digest::from([0; 32]));
        found.map(|secret| secret.digest())
    }

    /// Changes something in the file, as anyone can who may write it.
    pub(crate) fn change(&self, sql: &str, with: impl Params) {
        let connection = Connection::open(self.path()).unwrap();
        connection
            .pragma_update(None, "synchronous", "OFF")
            .unwrap();
        assert_eq!(connection.execute(sql, with).unwrap(), 1, "{sql}");
    }

    /// What is sealed under this id.
    pub(crate) fn sealed(&self, id: KeyId) -> Vec<u8> {
        let connection = Connection::open(self.path()).unwrap();
        let sql = "SELECT sealed FROM item WHERE kind = 1 AND id = ?1";
        let row = connection.query_row(sql, [id.as_bytes()], |row| row.get(0));
        row.unwrap()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }

    pub(crate) fn has(&self, bytes: &[u8]) -> bool {
        memchr::memmem::find(&self.bytes(), bytes).is_some()
    }
}

pub(crate) fn item() -> (Item, AccessKey) {
    let (record, secret) = key();
    let label = "Keywright: My workspace / CRM".to_owned();
    (
        Item {
            id: record.id,
            label,
        },
        secret,
    )
}

pub(crate) fn refused() -> KeychainError {
    KeychainError::Refused(Cause::new("whatever it says"))
}
