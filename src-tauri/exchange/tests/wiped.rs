//! What is left of access keys in this process's memory: nothing, once they were dropped.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    dead_code
)]
#![cfg(target_os = "linux")]

#[path = "files/sample.rs"]
mod sample;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::sink;
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use keywright_core::SECRET_LENGTH;
use keywright_exchange::{HandOver, TakeOver, write};
use rand::SeedableRng;
use rand::rngs::StdRng;

use sample::{Key, Maker, NOW, PASSPHRASE, passphrase, taken, written};

/// With which the access keys that are looked for are hidden from being found here.
const MASK: u8 = 0x55;

/// What was read of the memory. It lies where no secret does.
static BUFFER: Mutex<[u8; 4096]> = Mutex::new([0; 4096]);

/// How often one of these stands in the memory of this process.
fn standing(masked: &HashSet<Vec<u8>>) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut buffer = BUFFER.lock().unwrap();
    let mut found = 0;
    for map in maps.lines() {
        let (range, rest) = map.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let start = u64::from_str_radix(start, 16).unwrap();
        let end = u64::from_str_radix(end, 16).unwrap();
        // Piece by piece, each with the end of the one before it; but not the one with the buffer itself,
        // in which something would be found as it comes there.
        for at in (start..end).step_by(buffer.len() - (SECRET_LENGTH - 1)) {
            let length = buffer.len().min((end - at) as usize);
            let own = buffer.as_ptr() as u64;
            if at < own + buffer.len() as u64 && own < at + length as u64 {
                continue;
            }
            let Ok(length) = memory.read_at(&mut buffer[..length], at) else {
                break;
            };
            // Hidden at once, so that this copy is not found either.
            let bytes = &mut buffer[..length];
            bytes.iter_mut().for_each(|byte| *byte ^= MASK);
            let letter = |masked: u8| (masked ^ MASK).is_ascii_alphanumeric();
            let windows = bytes.windows(SECRET_LENGTH);
            let likely = windows.filter(|window| letter(window[0]) && letter(window[31]));
            found += likely.filter(|window| masked.contains(*window)).count();
        }
    }
    found
}

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
