//! Keychain Services of macOS. The item's *service* is what Keychain Access shows as its
//! name, so it carries the label; items are found by their *account*, the record's id.

use std::collections::HashMap;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Item, KeyId, KeychainError, KeychainState};
use zeroize::Zeroizing;

use super::entries::{self, meaning};
use super::{HEAD_LABEL, VAULT_LABEL};

pub(super) struct Session(Arc<Store>);

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// The system asks by itself, within the calls below, when the login keychain is locked.
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
        self.0
            .build(&item.label, &item.id.to_string(), None)
            .and_then(|entry| entry.set_secret(secret))
            .map_err(meaning)
    }

    /// The label is what an item is stored under, so it is stored anew before the old one
    /// is removed. Copies made by hand keep their names.
    pub(super) fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let label = |entry: &Entry| entry.get_specifiers().map(|(service, _)| service);
        let mut ours = self.find(item.id).map_err(meaning)?;
        ours.retain(|entry| label(entry).is_some_and(|label| label.starts_with("Keywright: ")));
        let secrets = entries::secrets(&ours)?;
        self.store(item, secrets.first().ok_or(KeychainError::Missing)?, None)?;
        ours.retain(|entry| label(entry).is_some_and(|label| label != item.label));
        entries::remove(&ours)
    }

    pub(super) fn secrets(&self, id: KeyId) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::secrets(&self.find(id).map_err(meaning)?)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        entries::remove(&self.find(id).map_err(meaning)?)
    }

    /// The ids of all items that carry a label of ours. The account of a head or of a vault
    /// is no id.
    pub(super) fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        let id = |entry: &Entry| {
            let (label, account) = entry.get_specifiers()?;
            label
                .starts_with("Keywright: ")
                .then(|| KeyId::from_hex(&account))
                .flatten()
        };
        let found = match self.0.search(&HashMap::new()) {
            Err(Error::NoEntry) => Vec::new(),
            found => found.map_err(meaning)?,
        };
        let mut ids: Vec<KeyId> = found.iter().filter_map(id).collect();
        // While a label is being changed, one lies there twice.
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Nobody can tell.
    pub(super) fn own_ids(&self, _: &str) -> Result<Vec<KeyId>, KeychainError> {
        Ok(Vec::new())
    }

    pub(super) fn keep_head(&self, registry: &str, head: &str) -> Result<(), KeychainError> {
        self.head(registry)
            .and_then(|entry| entry.set_secret(head.as_bytes()))
            .map_err(meaning)
    }

    /// What is kept as the head of this registry.
    pub(super) fn heads(&self, registry: &str) -> Result<Vec<Vec<u8>>, KeychainError> {
        entries::heads(&[self.head(registry).map_err(meaning)?])
    }

    pub(super) fn keep_vault_key(&self, vault: &str, key: &[u8]) -> Result<(), KeychainError> {
        self.vault_key(vault)
            .and_then(|entry| entry.set_secret(key))
            .map_err(meaning)
    }

    /// What is kept as the key of this vault.
    pub(super) fn vault_keys(&self, vault: &str) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::present(&[self.vault_key(vault).map_err(meaning)?])
    }

    pub(super) fn remove_vault_key(&self, vault: &str) -> Result<(), KeychainError> {
        entries::remove(&[self.vault_key(vault).map_err(meaning)?])
    }

    fn vault_key(&self, vault: &str) -> keyring_core::Result<Entry> {
        let account = format!("vault-key {vault}");
        self.0.build(VAULT_LABEL, &account, None)
    }

    fn head(&self, registry: &str) -> keyring_core::Result<Entry> {
        let account = format!("activity-head {registry}");
        self.0.build(HEAD_LABEL, &account, None)
    }

    fn find(&self, id: KeyId) -> keyring_core::Result<Vec<Entry>> {
        let id = id.to_string();
        match self.0.search(&HashMap::from([("user", id.as_str())])) {
            Err(Error::NoEntry) => Ok(Vec::new()),
            found => found,
        }
    }
}

pub(super) fn unlock() -> Result<(), KeychainError> {
    Ok(())
}
