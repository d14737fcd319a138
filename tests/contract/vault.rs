//! Vault files, as the contract of the keychain is held against them.

use std::collections::BTreeMap;
use std::sync::Arc;

use keywright_core::{KeyId, Keychain, KeychainState};
use keywright_stores::{SystemKeychain, Vault, VaultKey};
use keywright_tests::{NoKeyPlace, Session, passphrase};

use crate::keychain::{REGISTRY, World};

pub(crate) struct WithPassphrase {
    folder: tempfile::TempDir,
    vault: Vault,
}

impl Default for WithPassphrase {
    fn default() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Self::in_folder(&folder);
        let key = VaultKey::Passphrase(passphrase("right"));
        vault.create(&key).unwrap();
        Self { folder, vault }
    }
}

impl WithPassphrase {
    fn in_folder(folder: &tempfile::TempDir) -> Vault {
        let path = folder.path().join("vault.db");
        Vault::at(path, REGISTRY, Arc::new(NoKeyPlace))
    }
}

impl World for WithPassphrase {
    fn keychain(&self) -> &dyn Keychain {
        &self.vault
    }

    fn lock(&mut self) {
        self.vault.lock();
    }

    fn labels(&self) -> BTreeMap<KeyId, String> {
        let owner = Self::in_folder(&self.folder);
        owner.open_with(&passphrase("right")).unwrap();
        owner.labels().unwrap().into_iter().collect()
    }
}

pub(crate) struct BesideKeychain<'a> {
    session: &'a Session,
    vault: Vault,
}

impl<'a> BesideKeychain<'a> {
    pub(crate) fn on(session: &'a Session) -> Self {
        let vault = Self::in_session(session);
        vault.create(&VaultKey::Kept).unwrap();
        Self { session, vault }
    }

    fn in_session(session: &Session) -> Vault {
        let path = session.folder().join("vault.db");
        Vault::at(path, REGISTRY, Arc::new(SystemKeychain::default()))
    }
}

impl World for BesideKeychain<'_> {
    fn keychain(&self) -> &dyn Keychain {
        &self.vault
    }

    fn lock(&mut self) {
        self.session.lock_keychain();
    }

    fn labels(&self) -> BTreeMap<KeyId, String> {
        let owner = Self::in_session(self.session);
        let locked = owner.state() == KeychainState::Locked;
        if locked {
            self.session.unlock_keychain();
        }
        let labels = owner.labels().unwrap().into_iter().collect();
        if locked {
            self.session.lock_keychain();
        }
        labels
    }
}
