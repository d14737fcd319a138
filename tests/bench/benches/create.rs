//! One creation, end to end, against the bare work in it: one store into the same keychain
//! and one durable commit of SQLite. It stores into this session's keychain and takes its
//! items away again; run it in a session of its own, as `make bench` does.

#![allow(clippy::expect_used, missing_docs)]

use keyring_core::api::CredentialStoreApi;
use keywright_bench::{Aim, time};
use keywright_core::{Environment, Issuer, KeyId, NewKey, Surface};
use keywright_stores::Dirs;
use rusqlite::Connection;
use std::path::Path;
use zbus_secret_service_keyring_store::Store;

const ROUNDS: usize = 40;
const PEER: &str = "dev.keywright.bench";

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let issuer = keywright_stores::open(&Dirs::at(folder.path().join("data")), Surface::Window)
        .expect("the registry can be made");
    let mut bare = Bare::open(folder.path());
    let mut items = 0;
    for (what, there) in [
        ("one creation beside 10 items", 10),
        ("one creation beside 500 items", 500),
    ] {
        while items < there {
            bare.store(items);
            items += 1;
        }
        let (ours, peers): (Vec<f64>, Vec<f64>) = (0..ROUNDS)
            .map(|round| round_trip(&issuer, &mut bare, there, round))
            .unzip();
        Aim {
            what,
            ratio: 1.5,
            at_least: false,
        }
        .report("ms", &ours, &peers);
    }
    (0..items).for_each(|number| bare.remove(number));
}

/// One of each, in turns as to which comes first; the keychain holds as many items after it.
fn round_trip(issuer: &Issuer, bare: &mut Bare, there: usize, round: usize) -> (f64, f64) {
    let mut id = None;
    let mut ours = || {
        let name = format!("key {there} {round}");
        let created = issuer
            .create(&NewKey::named(&name, Environment::Live))
            .expect("the keychain is unlocked");
        id = Some(created.record.id);
    };
    let spare = 1_000_000 + round;
    let (our, peer) = if round.is_multiple_of(2) {
        let our = time(&mut ours);
        (our, time(|| bare.create(spare)))
    } else {
        let peer = time(|| bare.create(spare));
        (time(&mut ours), peer)
    };
    bare.remove(spare);
    delete(issuer, id);
    (our.as_secs_f64() * 1e3, peer.as_secs_f64() * 1e3)
}

fn delete(issuer: &Issuer, id: Option<KeyId>) {
    issuer
        .delete(id.expect("it was created"))
        .expect("the keychain is unlocked");
}

/// The bare work.
struct Bare {
    keychain: std::sync::Arc<Store>,
    database: Connection,
}

impl Bare {
    fn open(folder: &Path) -> Self {
        let database = Connection::open(folder.join("bare.db")).expect("there is room");
        database
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT) STRICT;",
            )
            .expect("this is SQL");
        Self {
            keychain: Store::new().expect("there is a keychain"),
            database,
        }
    }

    fn create(&mut self, number: usize) {
        self.store(number);
        self.database
            .prepare_cached(
                "INSERT INTO bare (text) VALUES ('about as long as the record of a key')",
            )
            .and_then(|mut insert| insert.execute([]))
            .expect("there is room");
    }

    fn entry(&self, number: usize) -> keyring_core::Entry {
        self.keychain
            .build(PEER, &number.to_string(), None)
            .expect("this names an item")
    }

    fn store(&self, number: usize) {
        self.entry(number)
            .set_secret(b"kw_live_00000000_00000000000000000000000000000000000000")
            .expect("the keychain is unlocked");
    }

    fn remove(&self, number: usize) {
        self.entry(number)
            .delete_credential()
            .expect("it was stored");
    }
}
