//! What is left of access keys in this process's memory: nothing, once they were dropped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    dead_code
)]
#![cfg(target_os = "linux")]

#[path = "../../../tests/memory.rs"]
mod memory;
#[path = "files/sample.rs"]
mod sample;

use std::collections::HashSet;
use std::io::sink;

use keywright_exchange::{HandOver, TakeOver, write};
use rand::SeedableRng;
use rand::rngs::StdRng;

use memory::{MASK, standing};
use sample::{Key, Maker, NOW, PASSPHRASE, passphrase, taken, written};

const KEYS: usize = 200;

#[test]
fn no_access_key_stays_in_memory() {
    let mut maker = Maker::new(5);
    let keys: Vec<Key> = (0..KEYS)
        .map(|number| maker.key(&format!("Key {number}"), "Acme"))
        .collect();
    // Their secret parts.
    let hide = |key: &Key| -> Vec<u8> {
        let secret = key.secret.expose()[19..51].bytes();
        secret.map(|byte| byte ^ MASK).collect()
    };
    let masked: HashSet<Vec<u8>> = keys.iter().map(hide).collect();
    assert_eq!(standing(&masked), KEYS, "what is there is not found");

    let encrypted = [HandOver::KeePass, HandOver::BitwardenProtected].map(|format| {
        let file = written(format, &keys);
        assert_eq!(standing(&masked), KEYS, "after writing {format:?}");
        file
    });
    for format in [
        HandOver::BitwardenPlain,
        HandOver::OnePassword,
        HandOver::DotEnv,
    ] {
        let handed: Vec<_> = keys.iter().map(Key::handed).collect();
        let mut random = StdRng::seed_from_u64(1);
        write(format, None, &handed, NOW, &mut random, sink()).unwrap();
        drop(handed);
        assert_eq!(standing(&masked), KEYS, "after writing {format:?}");
    }
    drop(keys);
    assert_eq!(standing(&masked), 0, "after writing");

    let formats = [TakeOver::KeePass, TakeOver::Bitwarden];
    for (format, file) in formats.into_iter().zip(&encrypted) {
        let rows = taken(format, file);
        assert_eq!(
            standing(&masked),
            KEYS,
            "each once, while they are needed: {format:?}"
        );
        drop(rows);
        assert_eq!(standing(&masked), 0, "after reading {format:?}");
    }
    // One that is refused after all of it was decrypted.
    let mut damaged = encrypted[0].clone();
    let last = damaged.len() - 40;
    damaged[last] ^= 1;
    let wrong = passphrase(PASSPHRASE);
    assert!(keywright_exchange::read(TakeOver::KeePass, &damaged, Some(&wrong)).is_err());
    assert_eq!(standing(&masked), 0, "after refusing a file");
}

#[test]
fn what_was_in_clear_stays_only_where_it_was_given() {
    let mut maker = Maker::new(6);
    for (from, to) in [
        (HandOver::BitwardenPlain, TakeOver::Bitwarden),
        (HandOver::OnePassword, TakeOver::Csv),
        (HandOver::DotEnv, TakeOver::DotEnv),
    ] {
        let keys: Vec<Key> = (0..KEYS)
            .map(|number| maker.key(&format!("Key {number}"), "Acme"))
            .collect();
        let hide = |key: &Key| -> Vec<u8> {
            let secret = key.secret.expose()[19..51].bytes();
            secret.map(|byte| byte ^ MASK).collect()
        };
        let masked: HashSet<Vec<u8>> = keys.iter().map(hide).collect();
        // A buffer that grows leaves copies behind, which are not what is looked for here.
        let mut file = zeroize::Zeroizing::new(Vec::with_capacity(1 << 20));
        let handed: Vec<_> = keys.iter().map(Key::handed).collect();
        write(
            from,
            None,
            &handed,
            NOW,
            &mut StdRng::seed_from_u64(1),
            &mut *file,
        )
        .unwrap();
        drop(handed);
        drop(keys);
        assert_eq!(standing(&masked), KEYS, "the file: {to:?}");
        drop(taken(to, &file));
        assert_eq!(standing(&masked), KEYS, "after reading {to:?}");
        drop(file);
        assert_eq!(standing(&masked), 0, "after all: {to:?}");
    }
}
