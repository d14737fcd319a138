//! A process that works on a vault file until it is killed.
//!
//! It says `stored ID`, `removed ID` and `head NUMBER` once that has returned, and `removing ID`
//! before it begins. Its secrets are drawn from its seed, so that whoever knows that knows them.

use std::path::Path;

use keywright_core::{Head, Item, Keychain, KeychainState, Seal};
use keywright_stores::{Vault, VaultError, VaultKey};
use keywright_tests::{VAULT_REGISTRY, planted, vault_in};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// It ends by itself after so many secrets, however long it lives.
const MOST: usize = 400;

fn opened(folder: &Path) -> Vault {
    let vault = vault_in(folder);
    match vault.create(&VaultKey::Kept) {
        Ok(()) | Err(VaultError::Exists(_)) => {}
        Err(error) => panic!("{error}"),
    }
    assert_eq!(vault.state(), KeychainState::Unlocked);
    vault
}

pub(crate) fn busy(folder: &Path, seed: u64) {
    let vault = opened(folder);
    let mut random = StdRng::seed_from_u64(seed);
    let mut stored: Vec<Item> = Vec::new();
    let first = vault
        .kept_head(VAULT_REGISTRY)
        .map_or(1, |head| head.number + 1);
    for ((item, secret), number) in planted(seed).take(MOST).zip(first..) {
        vault.store(&item, &secret).unwrap();
        println!("stored {}", item.id);
        stored.push(item);
        let at = random.random_range(0..stored.len());
        match random.random_range(0..3) {
            0 => {
                let id = stored.swap_remove(at).id;
                println!("removing {id}");
                vault.remove(id).unwrap();
                println!("removed {id}");
            }
            1 => {
                stored[at].label = format!("Keywright: planted label {}", "long ".repeat(120));
                vault.relabel(&stored[at]).unwrap();
            }
            _ => {
                let seal = Seal::from([number as u8; 32]);
                vault
                    .keep_head(VAULT_REGISTRY, &Head { number, seal })
                    .unwrap();
                println!("head {number}");
            }
        }
    }
}

/// Stores that many secrets, and says so.
pub(crate) fn fill(folder: &Path, seed: u64, count: usize) {
    let vault = opened(folder);
    for (item, secret) in planted(seed).take(count) {
        vault.store(&item, &secret).unwrap();
        println!("stored {}", item.id);
    }
}
