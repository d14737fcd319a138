//! A backup of 1,000 keys and its restoration, against the bare work in each: reading the same
//! secrets from the keychain and encrypting the same bytes with `age`; decrypting them and storing
//! the same secrets. It stores into this session's keychain and takes its items away again; run it in
//! a session of its own, as `make bench` does.

#![allow(clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::fs::File;
use std::io::{Read, Write};
use std::iter::once;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use age::x25519;
use keyring_core::api::CredentialStoreApi;
use keywright_backup::{DecryptWith, EncryptTo, Identity};
use keywright_bench::{Aim, time};
use keywright_core::{
    Environment, Issuer, KeyId, KeyRecord, Keychain, NewKey, RestoreChoice, Surface, WorkspaceId,
};
use keywright_safekeeping::{make, open};
use keywright_stores::{Dirs, SERVICE, SystemKeychain};
use zbus_secret_service_keyring_store::Store;

const KEYS: usize = 1000;
const BACKUPS: usize = 5;
const RESTORATIONS: usize = 3;
const PEER: &str = "dev.keywright.bench";

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let issuer = issuer(&folder.path().join("data"));
    for number in 0..KEYS {
        let new = NewKey::named(&format!("key {number}"), Environment::Live);
        let made = issuer.create(&new).expect("the keychain is unlocked");
        issuer
            .mark_shown(made.record.id)
            .expect("the registry is there");
    }
    let identity = Identity::generate();
    let file = back_ups(&issuer, folder.path(), &identity);
    empty_keychain();
    restorations(folder.path(), &file, identity);
}

fn issuer(folder: &Path) -> Issuer {
    keywright_stores::open(&Dirs::at(folder), Surface::Window).expect("the registry can be made")
}

fn go_on(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn back_ups(issuer: &Issuer, folder: &Path, identity: &Identity) -> PathBuf {
    let mut records = Vec::new();
    issuer
        .each_key(WorkspaceId(1), |key| records.push(key.clone()))
        .expect("the registry is there");
    let file = |number: usize| folder.join(format!("{number}.age"));
    let ours = |number: usize| {
        let to = EncryptTo::Recipients(vec![identity.recipient()]);
        make(issuer, "bench", to, &file(number), &mut go_on).expect("a backup can be made");
    };
    ours(0);
    let content = decrypted(&file(0), identity);
    let bare = Store::new().expect("there is a keychain");
    let (our, peer): (Vec<f64>, Vec<f64>) = (1..=BACKUPS)
        .map(|number| {
            let peers = || bare_backup(&bare, &records, &content, &folder.join("bare.age"));
            let (our, peer) = match number % 2 {
                0 => (time(|| ours(number)), time(peers)),
                _ => {
                    let peer = time(peers);
                    (time(|| ours(number)), peer)
                }
            };
            (our.as_secs_f64() * 1e3, peer.as_secs_f64() * 1e3)
        })
        .unzip();
    Aim {
        what: "a backup of 1,000 keys",
        ratio: 1.5,
        at_least: false,
    }
    .report("ms", &our, &peer);
    // Most of the time goes into the keychain, and not into `age`.
    let alone = time(|| bare_encryption(&content, &folder.join("bare.age")));
    println!("encrypting alone: {:.1} ms", alone.as_secs_f64() * 1e3);
    file(0)
}

fn decrypted(file: &Path, identity: &Identity) -> Vec<u8> {
    let identity: x25519::Identity = identity.expose().parse().expect("it is one");
    let file = File::open(file).expect("it was made");
    let mut content = Vec::new();
    age::Decryptor::new(file)
        .expect("it is an age file")
        .decrypt(once(&identity as &dyn age::Identity))
        .expect("it is for this identity")
        .read_to_end(&mut content)
        .expect("it is whole");
    content
}

/// Reads the same secrets, past Keywright, and encrypts the same bytes into a file.
fn bare_backup(bare: &Store, records: &[KeyRecord], content: &[u8], file: &Path) {
    for record in records {
        let item = bare.build(SERVICE, &record.id.to_string(), None);
        let secret = item.expect("this names an item").get_secret();
        assert!(!secret.expect("the keychain has it").is_empty());
    }
    bare_encryption(content, file);
}

fn bare_encryption(content: &[u8], file: &Path) {
    let recipient = x25519::Identity::generate().to_public();
    let file = File::create(file).expect("there is room");
    let mut stream = age::Encryptor::with_recipients(once(&recipient as &dyn age::Recipient))
        .expect("there is a recipient")
        .wrap_output(&file)
        .expect("there is room");
    stream.write_all(content).expect("there is room");
    stream.finish().expect("there is room");
    file.sync_all().expect("there is room");
}

fn restorations(folder: &Path, file: &Path, identity: Identity) {
    let plain = decrypted(file, &identity);
    let with = DecryptWith::Identity(identity);
    let bare = Store::new().expect("there is a keychain");
    let (our, peer): (Vec<f64>, Vec<f64>) = (0..RESTORATIONS)
        .map(|round| {
            let fresh = issuer(&folder.join(format!("fresh {round}")));
            let ours = || {
                let our = time(|| restore(&fresh, file, &with));
                empty_keychain();
                our
            };
            let peers = || {
                let peer = time(|| bare_restoration(&bare, file, &with, &plain));
                (0..KEYS).for_each(|number| {
                    let stored = entry(&bare, number);
                    stored.delete_credential().expect("it was stored");
                });
                peer
            };
            let (our, peer) = match round % 2 {
                0 => (ours(), peers()),
                _ => {
                    let peer = peers();
                    (ours(), peer)
                }
            };
            (our.as_secs_f64() * 1e3, peer.as_secs_f64() * 1e3)
        })
        .unzip();
    Aim {
        what: "a restoration of 1,000 keys",
        ratio: 1.5,
        at_least: false,
    }
    .report("ms", &our, &peer);
}

fn restore(issuer: &Issuer, file: &Path, with: &DecryptWith) {
    let backup = open(file, with).expect("it was made").backup;
    let on = issuer
        .preview_restore(&backup)
        .expect("the stores are there")
        .on;
    issuer
        .restore(&backup, RestoreChoice::default(), on, &mut go_on)
        .expect("the keychain is unlocked");
}

/// Reads the file, and stores as many secrets of the same length.
fn bare_restoration(bare: &Store, file: &Path, with: &DecryptWith, plain: &[u8]) {
    let DecryptWith::Identity(identity) = with else {
        return;
    };
    assert_eq!(decrypted(file, identity).len(), plain.len());
    for number in 0..KEYS {
        entry(bare, number)
            .set_secret(b"kw_live_00000000_00000000000000000000000000000000000000")
            .expect("the keychain is unlocked");
    }
}

fn entry(bare: &Store, number: usize) -> keyring_core::Entry {
    bare.build(PEER, &number.to_string(), None)
        .expect("this names an item")
}

fn empty_keychain() {
    let keychain = SystemKeychain::default();
    let ids: Vec<KeyId> = keychain.ids().expect("the keychain is unlocked");
    for id in ids {
        keychain.remove(id).expect("the keychain is unlocked");
    }
}
