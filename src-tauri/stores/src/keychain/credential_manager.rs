//! Credential Manager of Windows. It shows a *target* and a *user name*: the target holds
//! the record's id, by which the item is found, and the user name carries the label.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Item, KeyId, KeychainError, KeychainState};
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

use super::entries::{self, meaning};
use super::{HEAD_LABEL, SERVICE, VAULT_LABEL};

pub(super) struct Session(Arc<Store>);

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// It is open for as long as the person is logged in.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        Ok(KeychainState::Unlocked)
    }

    /// An item cannot say here for which registry it was stored.
    pub(super) fn store(
        &self,
        item: &Item,
        secret: &[u8],
        _: Option<&str>,
    ) -> Result<(), KeychainError> {
        let entry = self.entry(item.id).map_err(meaning)?;
        entry.set_secret(secret).map_err(meaning)?;
        entry
            .update_attributes(&HashMap::from([("username", item.label.as_str())]))
            .map_err(meaning)
    }

    pub(super) fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let entry = self.entry(item.id).map_err(meaning)?;
        entry
            .update_attributes(&HashMap::from([("username", item.label.as_str())]))
            .map_err(meaning)
    }

    pub(super) fn secrets(&self, id: KeyId) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::secrets(&self.find(id).map_err(meaning)?)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        entries::remove(&self.find(id).map_err(meaning)?)
    }

    /// What is found is told as what follows the last full stop of its target, and what
    /// precedes it.
    pub(super) fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        let service = SERVICE.replace('.', r"\.");
        let pattern = format!("^{service}/[0-9a-f]{{32}}$");
        let found = self
            .0
            .search(&HashMap::from([("pattern", pattern.as_str())]));
        let id = |entry: &Entry| {
            let (end, _) = entry.get_specifiers()?;
            KeyId::from_hex(end.rsplit('/').next()?)
        };
        Ok(found.map_err(meaning)?.iter().filter_map(id).collect())
    }

    /// Nobody can tell.
    pub(super) fn own_ids(&self, _: &str) -> Result<Vec<KeyId>, KeychainError> {
        Ok(Vec::new())
    }

    pub(super) fn keep_head(&self, registry: &str, head: &str) -> Result<(), KeychainError> {
        let entry = self.head(registry).map_err(meaning)?;
        entry.set_secret(head.as_bytes()).map_err(meaning)?;
        entry
            .update_attributes(&HashMap::from([("username", HEAD_LABEL)]))
            .map_err(meaning)
    }

    /// What is kept as the head of this registry.
    pub(super) fn heads(&self, registry: &str) -> Result<Vec<Vec<u8>>, KeychainError> {
        entries::heads(&[self.head(registry).map_err(meaning)?])
    }

    pub(super) fn keep_vault_key(&self, vault: &str, key: &[u8]) -> Result<(), KeychainError> {
        let entry = self.vault_key(vault).map_err(meaning)?;
        entry.set_secret(key).map_err(meaning)?;
        entry
            .update_attributes(&HashMap::from([("username", VAULT_LABEL)]))
            .map_err(meaning)
    }

    /// What is kept as the key of this vault.
    pub(super) fn vault_keys(&self, vault: &str) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::present(&[self.vault_key(vault).map_err(meaning)?])
    }

    pub(super) fn remove_vault_key(&self, vault: &str) -> Result<(), KeychainError> {
        entries::remove(&[self.vault_key(vault).map_err(meaning)?])
    }

    fn find(&self, id: KeyId) -> keyring_core::Result<Vec<Entry>> {
        let entry = self.entry(id)?;
        match entry.get_credential() {
            Ok(_) => Ok(vec![entry]),
            Err(Error::NoEntry) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn entry(&self, id: KeyId) -> keyring_core::Result<Entry> {
        self.item(&id.to_string())
    }

    fn head(&self, registry: &str) -> keyring_core::Result<Entry> {
        self.item(&format!("activity-head/{registry}"))
    }

    fn vault_key(&self, vault: &str) -> keyring_core::Result<Entry> {
        self.item(&format!("vault-key/{vault}"))
    }

    /// Kept on this computer; the default would let it roam with a domain profile.
    fn item(&self, name: &str) -> keyring_core::Result<Entry> {
        let target = format!("{SERVICE}/{name}");
        let modifiers = HashMap::from([("target", target.as_str()), ("persistence", "Local")]);
        self.0.build(SERVICE, name, Some(&modifiers))
    }
}

pub(super) fn unlock() -> Result<(), KeychainError> {
    Ok(())
}
