//! What is not written.

use std::io::{self, Write};

use keywright_exchange::{HandOver, MOST_KEYS, WriteError, write};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::sample::{Key, NOW, PASSPHRASE, keys, passphrase, try_write, written};

#[test]
fn no_file_is_in_clear_or_encrypted_by_mistake() {
    let passphrase = passphrase(PASSPHRASE);
    for format in HandOver::ALL {
        let (right, wrong) = match format.is_encrypted() {
            true => (Some(&passphrase), None),
            false => (None, Some(&passphrase)),
        };
        assert!(try_write(format, right, &keys()).is_ok());
        let expected = match format.is_encrypted() {
            true => WriteError::NeedsPassphrase,
            false => WriteError::NotEncrypted,
        };
        assert_eq!(
            try_write(format, wrong, &keys()).err(),
            Some(expected),
            "{format:?}"
        );
    }
}

#[test]
fn the_secret_of_another_key_is_not_written() {
    let keys = keys();
    let mut mixed: Vec<_> = keys.iter().map(Key::handed).collect();
    mixed[1].secret = &keys[2].secret;
    let mut file = Vec::new();
    let mut random = StdRng::seed_from_u64(1);
    let outcome = write(HandOver::DotEnv, None, &mixed, NOW, &mut random, &mut file);
    assert_eq!(outcome, Err(WriteError::WrongSecret(keys[1].record.id)));
    assert_eq!(file, b"", "something was written");
}

#[test]
fn more_keys_than_are_read_are_not_written() {
    let keys = keys();
    let many = vec![keys[0].handed(); MOST_KEYS + 1];
    let mut random = StdRng::seed_from_u64(1);
    let outcome = write(HandOver::DotEnv, None, &many, NOW, &mut random, io::sink());
    assert_eq!(outcome, Err(WriteError::TooManyKeys(MOST_KEYS + 1)));
}

#[test]
fn a_disk_that_is_full_is_told() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut random = StdRng::seed_from_u64(1);
    let outcome = write(
        HandOver::DotEnv,
        None,
        &[keys()[0].handed()],
        NOW,
        &mut random,
        Full,
    );
    assert!(matches!(outcome, Err(WriteError::Failed(_))));
}

#[test]
fn two_files_of_the_same_keys_share_nothing() {
    let passphrase = passphrase(PASSPHRASE);
    let keys = keys();
    let handed: Vec<_> = keys.iter().map(Key::handed).collect();
    for format in [HandOver::KeePass, HandOver::BitwardenProtected] {
        let files = [1, 2].map(|seed| {
            let mut file = Vec::new();
            let mut random = StdRng::seed_from_u64(seed);
            write(
                format,
                Some(&passphrase),
                &handed,
                NOW,
                &mut random,
                &mut file,
            )
            .unwrap();
            file
        });
        let alike = files[0]
            .iter()
            .zip(&files[1])
            .filter(|(one, other)| one == other)
            .count();
        assert!(
            alike < files[0].len() / 3,
            "{format:?}: {alike} of {}",
            files[0].len()
        );
    }
}

#[test]
fn only_what_is_encrypted_says_so() {
    let all = HandOver::ALL.map(|format| (format.extension(), format.is_encrypted()));
    let expected = [
        ("kdbx", true),
        ("json", true),
        ("json", false),
        ("csv", false),
        ("env", false),
    ];
    assert_eq!(all, expected);
    for format in HandOver::ALL {
        let file = written(format, &keys());
        let text = String::from_utf8_lossy(&file);
        let in_clear = text.contains(keys()[0].secret.expose());
        assert_eq!(in_clear, !format.is_encrypted(), "{format:?}");
    }
}
