//! The secrets as the domain sees them: the present store, and no change while they are moved.

use keywright_core::{
    AccessKey, Digest, Head, Item, KeyId, Keychain, KeychainError, KeychainState,
};

use super::Secrets;

impl Secrets {
    fn read<T>(&self, work: impl FnOnce(&dyn Keychain) -> T) -> T {
        work(self.present().store.keychain())
    }

    fn change<T>(
        &self,
        work: impl FnOnce(&dyn Keychain) -> Result<T, KeychainError>,
    ) -> Result<T, KeychainError> {
        let present = self.present();
        match present.moving {
            true => Err(KeychainError::Moving),
            false => work(present.store.keychain()),
        }
    }
}

impl Keychain for Secrets {
    fn state(&self) -> KeychainState {
        self.read(|store| store.state())
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        // The person may take their time, so nobody else is kept waiting.
        let store = self.present().store.clone();
        store.keychain().unlock()
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        self.change(|store| store.store(item, secret))
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        self.change(|store| store.relabel(item))
    }

    fn fetch(&self, id: KeyId, digest: &Digest) -> Result<AccessKey, KeychainError> {
        self.read(|store| store.fetch(id, digest))
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        self.change(|store| store.remove(id))
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.read(|store| store.ids())
    }

    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.read(|store| store.own_ids())
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        self.change(|store| store.keep_head(registry, head))
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        self.read(|store| store.kept_head(registry))
    }
}
