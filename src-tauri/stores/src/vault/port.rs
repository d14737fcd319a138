//! The vault as the domain sees it.

use keywright_core::{
    AccessKey, Digest, Head, Item, KeyId, Keychain, KeychainError, KeychainState,
};

use super::Vault;
use super::items::Kind;
use crate::keychain::head;

impl Keychain for Vault {
    fn state(&self) -> KeychainState {
        match self.with(|_| Ok(())).map_err(KeychainError::from) {
            Ok(()) => KeychainState::Unlocked,
            Err(KeychainError::Locked) => KeychainState::Locked,
            Err(KeychainError::NoService) => KeychainState::Absent,
            Err(_) => KeychainState::Failed,
        }
    }

    /// Asks for the place where the key is kept. For a passphrase somebody else has to ask: one
    /// that is locked answers `Locked`.
    fn unlock(&self) -> Result<(), KeychainError> {
        let kept = {
            let mut inner = self.inner();
            inner.connected(self)?.header.passphrase.is_none()
        };
        if kept {
            // The person may take their time, so nobody else is kept waiting.
            if self.place.state() == KeychainState::Locked {
                self.place.unlock()?;
            }
            self.inner().locked = false;
        }
        Ok(self.with(|_| Ok(()))?)
    }

    fn store(&self, item: &Item, secret: &AccessKey) -> Result<(), KeychainError> {
        let (id, secret) = (item.id.as_bytes(), secret.expose().as_bytes());
        Ok(self.with(|items| items.put(Kind::Secret, id, secret, &item.label))?)
    }

    fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        match self.with(|items| items.relabel(item))? {
            true => Ok(()),
            false => Err(KeychainError::Missing),
        }
    }

    /// There is one for each id, whatever its digest.
    fn fetch(&self, id: KeyId, _: &Digest) -> Result<AccessKey, KeychainError> {
        self.with(|items| items.secret(id))?
            .ok_or(KeychainError::Missing)
    }

    fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        Ok(self.with(|items| items.remove(id))?)
    }

    fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        Ok(self.with(|items| items.ids())?)
    }

    /// All of them: a vault belongs to one registry.
    fn own_ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        self.ids()
    }

    fn keep_head(&self, registry: &str, head: &Head) -> Result<(), KeychainError> {
        let head = head::written(head);
        let put = |items: &super::Items<'_>| {
            items.put(Kind::Head, registry.as_bytes(), head.as_bytes(), "")
        };
        Ok(self.with(put)?)
    }

    fn kept_head(&self, registry: &str) -> Result<Head, KeychainError> {
        let kept = self.with(|items| items.get(Kind::Head, registry.as_bytes()))?;
        let kept: Vec<Vec<u8>> = kept.iter().map(|(head, _)| head.to_vec()).collect();
        head::latest(&kept)
    }
}
