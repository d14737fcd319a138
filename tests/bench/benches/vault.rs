//! What a vault file of 100,000 secrets costs, against one that is empty: storing one more secret,
//! and one creation, end to end. Rows that nobody can open stand for the 100,000: storing a secret
//! does not look into others.

#![allow(clippy::expect_used, missing_docs)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use keywright_bench::{Aim, time};
use keywright_core::{
    Author, Environment, Issuer, Item, KeyFormat, KeyGenerator, KeyPrefix, Keychain, KeychainError,
    KeychainState, NewKey, Surface,
};
use keywright_stores::{KeyPlace, SqliteRegistry, SystemClock, Vault, VaultKey, VaultSecret};
use rand::rngs::SysRng;
use rusqlite::Connection;

const SECRETS: u32 = 100_000;
const ROUNDS: usize = 60;
const REGISTRY: &str = "0123456789abcdef0123456789abcdef";

/// How long one of these takes, in milliseconds.
type Measure = fn(&Desk, usize) -> f64;

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let full = Desk::with(&folder.path().join("full"), SECRETS);
    let empty = Desk::with(&folder.path().join("empty"), 0);
    let measures: [(&str, Measure); 2] = [
        ("storing a secret beside 100,000", Desk::store),
        ("one creation with a vault of 100,000", Desk::create),
    ];
    for (what, measure) in measures {
        let (ours, peers): (Vec<f64>, Vec<f64>) = (0..ROUNDS)
            .map(|round| match round.is_multiple_of(2) {
                true => {
                    let our = measure(&full, round);
                    (our, measure(&empty, round))
                }
                false => {
                    let peer = measure(&empty, round);
                    (measure(&full, round), peer)
                }
            })
            .unzip();
        Aim {
            what,
            ratio: 2.0,
            at_least: false,
        }
        .report("ms", &ours, &peers);
    }
}

/// A vault of so many secrets, and an issuer that works with it on an empty registry.
struct Desk {
    vault: Arc<Vault>,
    issuer: Issuer,
}

impl Desk {
    fn with(folder: &Path, secrets: u32) -> Self {
        let registry = SqliteRegistry::open(folder).expect("the registry can be made");
        let path = folder.join("vault.db");
        let vault = Arc::new(Vault::at(&path, REGISTRY, Arc::<Keys>::default()));
        vault.create(&VaultKey::Kept).expect("there is room");
        let mut file = Connection::open(&path).expect("it was just made");
        let transaction = file.transaction().expect("no one else is there");
        for _ in 0..secrets {
            transaction
                .prepare_cached("INSERT INTO item VALUES (1, randomblob(16), randomblob(520))")
                .and_then(|mut insert| insert.execute([]))
                .expect("the row fits the schema");
        }
        transaction.commit().expect("there is room");
        assert_eq!(vault.ids().map(|ids| ids.len()), Ok(secrets as usize));
        let author = Author {
            system_user: String::new(),
            surface: Surface::Window,
        };
        let (clock, generator) = (Arc::new(SystemClock), KeyGenerator::new(SysRng));
        let issuer = Issuer::new(Arc::new(registry), vault.clone(), clock, generator, author);
        Self { vault, issuer }
    }

    /// Afterwards it has as many as before.
    fn store(&self, _: usize) -> f64 {
        let format = KeyFormat {
            prefix: KeyPrefix::new("kw").expect("this is a prefix"),
            environment: Environment::Live,
        };
        let mut generator = KeyGenerator::new(SysRng);
        let made = generator
            .key_id()
            .and_then(|id| Ok((id, generator.access_key(&format)?)));
        let (id, secret) = made.expect("the system gives random numbers");
        let label = "Keywright: My workspace / key".to_owned();
        let item = Item { id, label };
        let taken = time(|| self.vault.store(&item, &secret).expect("there is room"));
        self.vault.remove(id).expect("it was stored");
        taken.as_secs_f64() * 1e3
    }

    fn create(&self, round: usize) -> f64 {
        let new = NewKey::named(&format!("key {round}"), Environment::Live);
        let mut id = None;
        let taken = time(|| id = self.issuer.create(&new).ok().map(|made| made.record.id));
        let id = id.expect("there is room");
        self.issuer.delete(id).expect("it was created");
        taken.as_secs_f64() * 1e3
    }
}

/// Keys of vaults, in memory: how long a keychain takes is measured elsewhere.
#[derive(Default)]
struct Keys(Mutex<HashMap<String, [u8; 32]>>);

impl Keys {
    fn with<T>(&self, work: impl FnOnce(&mut HashMap<String, [u8; 32]>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl KeyPlace for Keys {
    fn state(&self) -> KeychainState {
        KeychainState::Unlocked
    }

    fn unlock(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn keep(&self, vault: &str, key: &VaultSecret) -> Result<(), KeychainError> {
        self.with(|keys| keys.insert(vault.to_owned(), *key.expose()));
        Ok(())
    }

    fn kept(&self, vault: &str) -> Result<VaultSecret, KeychainError> {
        let kept = self.with(|keys| keys.get(vault).map(VaultSecret::copied));
        kept.ok_or(KeychainError::Missing)
    }

    fn remove(&self, vault: &str) -> Result<(), KeychainError> {
        self.with(|keys| keys.remove(vault));
        Ok(())
    }
}
