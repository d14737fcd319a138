//! Keychain Services of macOS. The item's *service* is what Keychain Access shows as its
//! name, so it carries the label; items are found by their *account*, the record's id. The
//! *comment* tells for which registry an item was stored; `keyring-core` passes over it.

use std::collections::HashMap;
use std::sync::Arc;

use apple_native_keyring_store::keychain::{Store, decode_error};
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use keywright_core::{Item, KeyId, KeychainError, KeychainState};
use security_framework::item::{
    ItemClass, ItemSearchOptions, ItemUpdateOptions, Limit, SearchResult, update_item,
};
use security_framework::os::macos::keychain::{SecKeychain, SecPreferencesDomain};
use zeroize::Zeroizing;

use super::entries::{self, meaning};
use super::{HEAD_LABEL, VAULT_LABEL, not_known};

/// What comes before the label of each key of ours.
const OURS: &str = "Keywright: ";

pub(super) struct Session(Arc<Store>);

/// What an item says of itself without giving out its secret.
struct Found {
    label: String,
    account: String,
    registry: Option<String>,
}

impl Session {
    pub(super) fn connect() -> Result<Self, KeychainError> {
        Ok(Self(Store::new().map_err(meaning)?))
    }

    /// The system asks by itself, within the calls below, when the login keychain is locked.
    pub(super) fn state(&self) -> Result<KeychainState, KeychainError> {
        Ok(KeychainState::Unlocked)
    }

    pub(super) fn store(
        &self,
        item: &Item,
        secret: &[u8],
        registry: Option<&str>,
    ) -> Result<(), KeychainError> {
        let account = item.id.to_string();
        self.0
            .build(&item.label, &account, None)
            .and_then(|entry| entry.set_secret(secret))
            .map_err(meaning)?;
        // By now the secret is there.
        registry.map_or(Ok(()), |registry| {
            mark(&item.label, &account, registry).map_err(|error| not_known(meaning(error)))
        })
    }

    /// The label is what an item is stored under, so it is stored anew before the old one
    /// is removed. Copies made by hand keep their names.
    pub(super) fn relabel(&self, item: &Item) -> Result<(), KeychainError> {
        let label = |entry: &Entry| entry.get_specifiers().map(|(service, _)| service);
        let mut ours = self.find(item.id).map_err(meaning)?;
        ours.retain(|entry| label(entry).is_some_and(|label| label.starts_with(OURS)));
        let secrets = entries::secrets(&ours)?;
        let account = item.id.to_string();
        let registry = found(Some(&account))
            .map_err(meaning)?
            .into_iter()
            .filter(|found| found.label.starts_with(OURS))
            .find_map(|found| found.registry);
        self.store(
            item,
            secrets.first().ok_or(KeychainError::Missing)?,
            registry.as_deref(),
        )?;
        ours.retain(|entry| label(entry).is_some_and(|label| label != item.label));
        entries::remove(&ours)
    }

    pub(super) fn secrets(&self, id: KeyId) -> Result<Vec<Zeroizing<Vec<u8>>>, KeychainError> {
        entries::secrets(&self.find(id).map_err(meaning)?)
    }

    pub(super) fn remove(&self, id: KeyId) -> Result<(), KeychainError> {
        entries::remove(&self.find(id).map_err(meaning)?)
    }

    /// The ids of all items of which the account is one: that of a head or of a vault is none.
    pub(super) fn ids(&self) -> Result<Vec<KeyId>, KeychainError> {
        ids_of(|_| true)
    }

    /// Those of them that were stored for this registry, and carry a label of ours.
    pub(super) fn own_ids(&self, registry: &str) -> Result<Vec<KeyId>, KeychainError> {
        ids_of(|found| found.label.starts_with(OURS) && found.registry.as_deref() == Some(registry))
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

fn ids_of(wanted: impl Fn(&Found) -> bool) -> Result<Vec<KeyId>, KeychainError> {
    let mut found = found(None).map_err(meaning)?;
    found.retain(wanted);
    let ids = found
        .iter()
        .filter_map(|found| KeyId::from_hex(&found.account));
    let mut ids: Vec<KeyId> = ids.collect();
    // While a label is being changed, one lies there twice.
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// All items with this account, or all there are. Nothing is asked of the person for them.
fn found(account: Option<&str>) -> keyring_core::Result<Vec<Found>> {
    let mut options = items()?;
    options.limit(Limit::All).load_attributes(true);
    if let Some(account) = account {
        options.account(account);
    }
    let items = match options.search().map_err(decode_error) {
        Err(Error::NoEntry) => Vec::new(),
        items => items?,
    };
    // What the attributes are called: `kSecAttrService`, `kSecAttrAccount` and `kSecAttrComment`.
    let read = |item: &SearchResult| {
        let mut attributes = item.simplify_dict()?;
        Some(Found {
            label: attributes.remove("svce")?,
            account: attributes.remove("acct")?,
            registry: attributes.remove("icmt"),
        })
    };
    Ok(items.iter().filter_map(read).collect())
}

/// Notes with an item for which registry it was stored.
fn mark(label: &str, account: &str, registry: &str) -> keyring_core::Result<()> {
    let mut options = items()?;
    options.service(label).account(account);
    update_item(&options, ItemUpdateOptions::new().set_comment(registry)).map_err(decode_error)
}

/// The passwords in the keychain that the store uses, too.
fn items() -> keyring_core::Result<ItemSearchOptions> {
    let keychain =
        SecKeychain::default_for_domain(SecPreferencesDomain::User).map_err(decode_error)?;
    let mut options = ItemSearchOptions::new();
    options
        .keychains(&[keychain])
        .class(ItemClass::generic_password());
    Ok(options)
}

pub(super) fn unlock() -> Result<(), KeychainError> {
    Ok(())
}
