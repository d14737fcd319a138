//! A vault file as `docs/vault-format.md` describes it, read by that text alone; and one that the
//! first version of the format has written.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use keywright_core::{Digest, Keychain};
use keywright_stores::{Vault, VaultKey};
use keywright_tests::{MemoryKeyPlace, NoKeyPlace, passphrase};
use rusqlite::Connection;

use crate::keychain::{REGISTRY, head, item};

const TYPED: &[u8] = b"only for this test: right";

/// The digest of the one secret in `vault-1.db`, which no key of anybody is.
const OLD_DIGEST: &str = "d0e861e4cff15284aa6a0eb14f4b05227a3ac692b4858b09eecf7e499c2fac8b";
const OLD_LABEL: &str = "Keywright: My workspace / مفتاح 'x' <b> 🔑";

/// What is sealed under a key, for a place.
fn open(key: &[u8; 32], place: &[u8], sealed: &[u8]) -> Vec<u8> {
    let (nonce, sealed) = sealed.split_at(24);
    let sealed = Payload {
        msg: sealed,
        aad: place,
    };
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(XNonce::from_slice(nonce), sealed).unwrap()
}

/// All items: kind, id, content, label.
type Items = Vec<(u8, Vec<u8>, String, String)>;

fn read(path: &Path, kept: Option<[u8; 32]>) -> Items {
    let file = Connection::open(path).unwrap();
    let number = |name| file.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    assert_eq!(number("application_id"), Ok(0x4B45_5956));
    assert_eq!(number("user_version"), Ok(1));
    assert_eq!(number("page_size"), Ok(512));
    let sql =
        "SELECT id, registry, wrapped_key, checksum, memory_kib, passes, lanes, salt FROM vault";
    let (place, wrapped, checksum, key) = file
        .query_row(sql, [], |row| {
            let (id, registry): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
            let (by, key) = match kept {
                Some(key) => (vec![0], key),
                None => {
                    let work: [u32; 3] = [row.get(4)?, row.get(5)?, row.get(6)?];
                    assert_eq!(work, [65_536, 3, 4]);
                    let salt: Vec<u8> = row.get(7)?;
                    let numbers = work.map(u32::to_be_bytes).concat();
                    let params = Params::new(work[0], work[1], work[2], Some(32)).unwrap();
                    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                    let mut key = [0; 32];
                    argon2.hash_password_into(TYPED, &salt, &mut key).unwrap();
                    ([&[1], &*numbers, &salt].concat(), key)
                }
            };
            let place = [&[1, 0], &*id, &by, registry.as_bytes()].concat();
            Ok((
                place,
                row.get::<_, Vec<u8>>(2)?,
                row.get::<_, [u8; 32]>(3)?,
                key,
            ))
        })
        .unwrap();
    assert_eq!(
        Digest::of(&[&*place, &wrapped].concat()),
        Digest::from(checksum)
    );
    let data: [u8; 32] = open(&key, &place, &wrapped).try_into().unwrap();
    let mut items = file.prepare("SELECT kind, id, sealed FROM item").unwrap();
    let items = items.query_map([], |row| {
        let (kind, id): (u8, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let plain = open(
            &data,
            &[&[1, kind], &*id].concat(),
            &row.get::<_, Vec<u8>>(2)?,
        );
        assert_eq!((plain.len() - 480) % 508, 0);
        let (content, rest) = part(&plain);
        let (label, rest) = part(rest);
        assert!(rest.iter().all(|byte| *byte == 0));
        Ok((kind, id, content, label))
    });
    items.unwrap().map(Result::unwrap).collect()
}

fn part(bytes: &[u8]) -> (String, &[u8]) {
    let (length, rest) = bytes.split_first_chunk().unwrap();
    let (part, rest) = rest.split_at(u16::from_be_bytes(*length).into());
    (String::from_utf8(part.to_vec()).unwrap(), rest)
}

#[test]
fn a_vault_is_as_its_description_says() {
    let place = Arc::<MemoryKeyPlace>::default();
    for key in [VaultKey::Kept, VaultKey::Passphrase(passphrase("right"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault.db");
        let vault = Vault::at(&path, REGISTRY, place.clone());
        vault.create(&key).unwrap();
        let (one, secret) = item(OLD_LABEL);
        let (long, other) = item(&"long ".repeat(200));
        vault.store(&one, &secret).unwrap();
        vault.store(&long, &other).unwrap();
        vault.keep_head(REGISTRY, &head(12)).unwrap();
        let kept =
            matches!(key, VaultKey::Kept).then(|| place.keys().into_values().next().unwrap());
        let mut expected: Items = [(&one, &secret), (&long, &other)]
            .map(|(item, secret)| {
                let (id, content) = (item.id.as_bytes().to_vec(), secret.expose().to_owned());
                (1, id, content, item.label.clone())
            })
            .into();
        let content = format!("1 12 {}", "0c".repeat(32));
        expected.push((2, REGISTRY.as_bytes().to_vec(), content, String::new()));
        expected.sort();
        assert!(read(&path, kept) == expected, "as it was stored");
    }
}

#[test]
fn a_vault_of_the_first_version_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault.db");
    fs::write(&path, include_bytes!("vault-1.db")).unwrap();
    let vault = Vault::at(&path, REGISTRY, Arc::new(NoKeyPlace));
    vault.open_with(&passphrase("right")).unwrap();
    let [(id, label)] = vault.labels().unwrap().try_into().unwrap();
    assert_eq!(label, OLD_LABEL);
    let found = vault.fetch(id, &Digest::from([0; 32])).unwrap().digest();
    assert_eq!(found.to_string(), OLD_DIGEST);
    assert_eq!(vault.kept_head(REGISTRY), Ok(head(7)));
}
