//! The keychain of macOS and Windows, which no test can have apart from the person's own: what is stored
//! here is under random names and removed again. That of Linux is tested in `tests/contract`.

#![allow(clippy::unwrap_used, missing_docs)]
#![cfg(not(target_os = "linux"))]

use keywright_core::{
    AccessKey, Environment, Item, KeyFormat, KeyGenerator, KeyId, KeyPrefix, Keychain,
    KeychainError, NAME_LENGTH,
};
use keywright_stores::{SystemKeychain, VaultSecret};
use rand::rngs::SysRng;

/// Removes its secret when the test ends, however it ends.
struct Stored<'a>(&'a SystemKeychain, KeyId);

impl Drop for Stored<'_> {
    fn drop(&mut self) {
        // What is gone already is fine, and a test that fails says why by itself.
        drop(self.0.remove(self.1));
    }
}

fn random_name() -> String {
    let mut generator = KeyGenerator::new(SysRng);
    generator.key_id().unwrap().to_string()
}

fn key() -> (KeyId, AccessKey) {
    let mut generator = KeyGenerator::new(SysRng);
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").unwrap(),
        environment: Environment::Test,
    };
    let secret = generator.access_key(&format).unwrap();
    (generator.key_id().unwrap(), secret)
}

fn item(id: KeyId, label: &str) -> Item {
    let label = format!("Keywright: {label}");
    Item { id, label }
}

#[test]
fn a_secret_is_found_by_its_id_and_by_the_registry_that_it_was_stored_for() {
    let keychain = SystemKeychain::of(random_name());
    let other = SystemKeychain::of(random_name());
    let (id, secret) = key();
    let stored = Stored(&keychain, id);
    keychain.store(&item(id, "Acme / Shop"), &secret).unwrap();

    let fetched = keychain.fetch(id, &secret.digest()).unwrap();
    assert!(fetched.digest() == secret.digest());
    assert_eq!(keychain.own_ids(), Ok(vec![id]));
    assert_eq!(other.own_ids(), Ok(vec![]), "it is another registry's");
    assert!(other.ids().unwrap().contains(&id));

    keychain.relabel(&item(id, "Acme / Till")).unwrap();
    let fetched = keychain.fetch(id, &secret.digest()).unwrap();
    assert!(fetched.digest() == secret.digest());
    assert_eq!(keychain.own_ids(), Ok(vec![id]), "with another name, too");

    drop(stored);
    assert_eq!(keychain.own_ids(), Ok(vec![]));
    let gone = keychain.fetch(id, &secret.digest()).map(drop);
    assert_eq!(gone, Err(KeychainError::Missing));
}

#[test]
fn a_secret_takes_the_place_of_the_one_before() {
    let keychain = SystemKeychain::of(random_name());
    let (id, before) = key();
    let (_, after) = key();
    let _stored = Stored(&keychain, id);
    for secret in [&before, &after] {
        keychain.store(&item(id, "Acme / Shop"), secret).unwrap();
    }
    let fetched = keychain.fetch(id, &after.digest()).unwrap();
    assert!(fetched.digest() == after.digest());
    assert_eq!(keychain.own_ids(), Ok(vec![id]));
}

#[test]
fn the_longest_names_fit() {
    let keychain = SystemKeychain::of(random_name());
    let (id, secret) = key();
    let _stored = Stored(&keychain, id);
    for letter in ["a", "é", "鍵", "🗝"] {
        let name = letter.repeat(NAME_LENGTH);
        let item = item(id, &format!("{name} / {name}"));
        keychain.store(&item, &secret).unwrap();
        keychain.relabel(&item).unwrap();
        let fetched = keychain.fetch(id, &secret.digest()).unwrap();
        assert!(fetched.digest() == secret.digest());
        assert_eq!(keychain.own_ids(), Ok(vec![id]));
        // On macOS a name is what an item is stored under.
        keychain.remove(id).unwrap();
    }
}

#[test]
fn the_key_of_a_vault_is_no_secret_of_a_key() {
    let vault = random_name();
    let keychain = SystemKeychain::of(vault.clone());
    let kept = || keychain.vault_key(&vault).map(|key| *key.expose());
    assert_eq!(kept(), Err(KeychainError::Missing));
    for byte in [1, 0xA9] {
        let key = VaultSecret::copied(&[byte; 32]);
        keychain.keep_vault_key(&vault, &key).unwrap();
        assert!(kept() == Ok([byte; 32]));
    }
    assert_eq!(keychain.own_ids(), Ok(vec![]));
    for _ in 0..2 {
        assert_eq!(keychain.remove_vault_key(&vault), Ok(()), "again is fine");
        assert_eq!(kept(), Err(KeychainError::Missing));
    }
}
