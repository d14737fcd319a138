//! Credential Manager of Windows. It shows a *target* and a *user name*: the target holds
//! the record's id, by which the item is found, and the user name carries the label. The
//! *comment*, which it does not show, tells for which registry an item was stored.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Item, KeyId, KeychainError, KeychainState};
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

use super::entries::{self, meaning};
use super::{HEAD_LABEL, SERVICE, VAULT_LABEL, not_known};

/// What the library calls the user name.
const LABEL: &str = "username";

/// What the library calls the comment.
const REGISTRY: &str = "comment";

/// How many bytes a user name has at most: `CRED_MAX_USERNAME_LENGTH` of `wincred.h`, 513, which the
/// library counts in UTF-8 where Windows counts in UTF-16, and its end.
const USER_NAME_LENGTH: usize = 512;

pub(super) struct Session(Arc<Store>);

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// It is open for as long as the person is logged in.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        Ok(KeychainState::Unlocked)
    }

    pub(super) fn store(
        &self,
        item: &Item,
        secret: &[u8],
        registry: Option<&str>,
    ) -> Result<(), KeychainError> {
        let mut attributes = HashMap::from([(LABEL, user_name(&item.label))]);
        attributes.extend(registry.map(|registry| (REGISTRY, registry)));
        put(self.entry(item.id), secret, &attributes)
    }

    pub(super) fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let entry = self.entry(item.id).map_err(meaning)?;
        entry
            .update_attributes(&HashMap::from([(LABEL, user_name(&item.label))]))
            .map_err(meaning)
    }

    pub(super) fn secrets(&self, id: KeyId) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::secrets(&self.find(id).map_err(meaning)?)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        entries::remove(&self.find(id).map_err(meaning)?)
    }

    pub(super) fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        let found = self.all().map_err(meaning)?;
        Ok(found.into_iter().map(|(id, _)| id).collect())
    }

    /// Those of them that were stored for this registry.
    pub(super) fn own_ids(&self, registry: &str) -> Result<Vec<KeyId>, KeychainError> {
        let mut ids = Vec::new();
        for (id, entry) in self.all().map_err(meaning)? {
            match entry.get_attributes() {
                // It has been removed since.
                Err(Error::NoEntry) => {}
                attributes => {
                    let attributes = attributes.map_err(meaning)?;
                    let stored_for = attributes.get(REGISTRY).map(String::as_str);
                    ids.extend((stored_for == Some(registry)).then_some(id));
                }
            }
        }
        Ok(ids)
    }

    pub(super) fn keep_head(&self, registry: &str, head: &str) -> Result<(), KeychainError> {
        let attributes = HashMap::from([(LABEL, HEAD_LABEL)]);
        put(self.head(registry), head.as_bytes(), &attributes)
    }

    /// What is kept as the head of this registry.
    pub(super) fn heads(&self, registry: &str) -> Result<Vec<Vec<u8>>, KeychainError> {
        entries::heads(&[self.head(registry).map_err(meaning)?])
    }

    pub(super) fn keep_vault_key(&self, vault: &str, key: &[u8]) -> Result<(), KeychainError> {
        let attributes = HashMap::from([(LABEL, VAULT_LABEL)]);
        put(self.vault_key(vault), key, &attributes)
    }

    /// What is kept as the key of this vault.
    pub(super) fn vault_keys(&self, vault: &str) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::present(&[self.vault_key(vault).map_err(meaning)?])
    }

    pub(super) fn remove_vault_key(&self, vault: &str) -> Result<(), KeychainError> {
        entries::remove(&[self.vault_key(vault).map_err(meaning)?])
    }

    /// All items that are keys. What is found is told as what follows the last full stop of its
    /// target, and what precedes it.
    fn all(&self) -> keyring_core::Result<Vec<(KeyId, Entry)>> {
        let service = SERVICE.replace('.', r"\.");
        let pattern = format!("^{service}/[0-9a-f]{{32}}$");
        let found = self
            .0
            .search(&HashMap::from([("pattern", pattern.as_str())]))?;
        let of_key = |entry: Entry| {
            let (end, _) = entry.get_specifiers()?;
            let id = KeyId::from_hex(end.rsplit('/').next()?)?;
            Some((id, entry))
        };
        Ok(found.into_iter().filter_map(of_key).collect())
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

/// Stores an item in two steps: where the second one fails, the first is done.
fn put(
    entry: keyring_core::Result<Entry>,
    secret: &[u8],
    attributes: &HashMap<&str, &str>,
) -> Result<(), KeychainError> {
    let entry = entry.map_err(meaning)?;
    entry.set_secret(secret).map_err(meaning)?;
    entry
        .update_attributes(attributes)
        .map_err(|error| not_known(meaning(error)))
}

/// As much of a label as a user name may hold.
fn user_name(label: &str) -> &str {
    &label[..label.floor_char_boundary(USER_NAME_LENGTH)]
}

pub(super) fn unlock() -> Result<(), KeychainError> {
    Ok(())
}
