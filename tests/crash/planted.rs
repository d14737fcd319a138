//! A vault file on which processes work that are killed, and what they store in it.

use std::path::Path;
use std::sync::Arc;

use keywright_core::{AccessKey, Environment, Item, KeyFormat, KeyGenerator, KeyId, KeyPrefix};
use keywright_stores::Vault;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::FolderOfKeys;

/// Whose vaults these are.
pub const VAULT_REGISTRY: &str = "0123456789abcdef0123456789abcdef";

/// The vault in this folder, with its key in the folder `keys` in it.
pub fn vault_in(folder: &Path) -> Vault {
    let keys = Arc::new(FolderOfKeys(folder.join("keys")));
    Vault::at(folder.join("vault.db"), VAULT_REGISTRY, keys)
}

/// What a process of this seed stores, in this order.
pub fn planted(seed: u64) -> impl Iterator<Item = (Item, AccessKey)> {
    let mut generator = KeyGenerator::new(StdRng::seed_from_u64(seed));
    let format = KeyFormat {
        prefix: KeyPrefix::new("kw").unwrap(),
        environment: Environment::Live,
    };
    (0_u64..).map(move |number| {
        let id: KeyId = generator.key_id().unwrap();
        let label = format!("Keywright: planted label {seed} {number}");
        (Item { id, label }, generator.access_key(&format).unwrap())
    })
}
