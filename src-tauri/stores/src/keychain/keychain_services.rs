//! Keychain Services of macOS. The item's *service* is what Keychain Access shows as its
//! name, so it carries the label; items are found by their *account*, the record's id.

use std::collections::HashMap;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Cause, Item, KeyId, KeychainError, KeychainState};

pub(super) struct Session(Arc<Store>);

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// The system asks by itself, within the calls below, when the login keychain is locked.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        Ok(KeychainState::Unlocked)
    }

    pub(super) fn store(&self, item: &Item, secret: &[u8]) -> keyring_core::Result<()> {
        self.0
            .build(&item.label, &item.id.to_string(), None)?
            .set_secret(secret)
    }

    pub(super) fn find(&self, id: KeyId) -> keyring_core::Result<Vec<Entry>> {
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

pub(super) fn meaning(error: Error) -> KeychainError {
    match error {
        Error::NoEntry => KeychainError::Missing,
        Error::NoStorageAccess(cause) => KeychainError::Refused(Cause::new(cause)),
        Error::PlatformFailure(cause) => KeychainError::Platform(Cause::new(cause)),
        _ => KeychainError::Platform(Cause::new("the item is not as it was stored")),
    }
}
