//! That the files of the stores can be made and opened again on every system that Keywright is built for.
//! What they hold is asked in the contract suites, which need Linux.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../../../tests/faults/vault_key.rs"]
#[allow(dead_code, unreachable_pub)]
mod vault_key;

use std::sync::Arc;

use keywright_core::{
    Environment, Item, KeyFormat, KeyGenerator, KeyPrefix, Keychain, KeychainState, Registry,
};
use keywright_stores::{SqliteRegistry, Vault, VaultKey};
use rand::rngs::SysRng;

use vault_key::{NoKeyPlace, passphrase};

#[test]
fn a_registry_is_made_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let identity = || {
        let registry = SqliteRegistry::open(folder.path()).unwrap();
        registry.identity().unwrap()
    };
    assert_eq!(identity(), identity());
}

#[test]
fn a_registry_can_be_open_twice() {
    let folder = tempfile::tempdir().unwrap();
    let one = SqliteRegistry::open(folder.path()).unwrap();
    let other = SqliteRegistry::open(folder.path()).unwrap();
    assert_eq!(one.identity().unwrap(), other.identity().unwrap());
}

#[test]
fn a_vault_is_made_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let vault = || {
        Vault::at(
            folder.path().join("vault.db"),
            "a registry",
            Arc::new(NoKeyPlace),
        )
    };
    let generator = &mut KeyGenerator::new(SysRng);
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").unwrap(),
        environment: Environment::Test,
    };
    let secret = generator.access_key(&format).unwrap();
    let item = Item {
        id: generator.key_id().unwrap(),
        label: "Shop".to_owned(),
    };
    {
        let made = vault();
        made.create(&VaultKey::Passphrase(passphrase("right")))
            .unwrap();
        made.store(&item, &secret).unwrap();
    }
    let again = vault();
    assert_eq!(again.state(), KeychainState::Locked);
    again.open_with(&passphrase("right")).unwrap();
    let fetched = again.fetch(item.id, &secret.digest()).unwrap();
    assert!(fetched.digest() == secret.digest());
}
