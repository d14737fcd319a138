//! Credential Manager of Windows. It shows a *target* and a *user name*: the target holds
//! the record's id, by which the item is found, and the user name carries the label.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Item, KeyId, KeychainError, KeychainState};
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

use super::SERVICE;
use super::entries::{self, meaning};

pub(super) struct Session(Arc<Store>);

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// It is open for as long as the person is logged in.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        Ok(KeychainState::Unlocked)
    }

    pub(super) fn store(&self, item: &Item, secret: &[u8]) -> Result<(), KeychainError> {
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

    fn find(&self, id: KeyId) -> keyring_core::Result<Vec<Entry>> {
        let entry = self.entry(id)?;
        match entry.get_credential() {
            Ok(_) => Ok(vec![entry]),
            Err(Error::NoEntry) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Kept on this computer; the default would let it roam with a domain profile.
    fn entry(&self, id: KeyId) -> keyring_core::Result<Entry> {
        let id = id.to_string();
        let target = format!("{SERVICE}/{id}");
        let modifiers = HashMap::from([("target", target.as_str()), ("persistence", "Local")]);
        self.0.build(SERVICE, &id, Some(&modifiers))
    }
}

pub(super) fn unlock() -> Result<(), KeychainError> {
    Ok(())
}
