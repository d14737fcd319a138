//! KDBX 3, as KeePassXC writes it.

use std::fs;

use keywright_exchange::{ReadError, TakeOver};
use tempfile::tempdir;

use crate::programs::printed;
use crate::sample::{PASSPHRASE, is_secret, random_secret, refusal, taken};

/// A database of KeePassXC, in KDBX 3.1.
fn of_keepassxc(secrets: &[String]) -> Vec<u8> {
    let folder = tempdir().unwrap();
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    let create = ["db-create", "-q", "-p", "-t", "100", "keys.kdbx"];
    printed(folder.path(), "keepassxc-cli", &create, typed.as_bytes());
    let mkdir = ["mkdir", "-q", "keys.kdbx", "Servers"];
    printed(
        folder.path(),
        "keepassxc-cli",
        &mkdir,
        format!("{PASSPHRASE}\n").as_bytes(),
    );
    for (number, secret) in secrets.iter().enumerate() {
        let typed = format!("{PASSPHRASE}\n{secret}\n");
        let path = format!("Servers/Key {number}");
        let add = [
            "add",
            "-q",
            "-p",
            "--url",
            "https://example.org",
            "keys.kdbx",
            &path,
        ];
        printed(folder.path(), "keepassxc-cli", &add, typed.as_bytes());
    }
    fs::read(folder.path().join("keys.kdbx")).unwrap()
}

#[test]
fn a_database_of_keepassxc_in_kdbx_3_is_taken_over() {
    let secrets: Vec<String> = (60..63).map(random_secret).collect();
    let file = of_keepassxc(&secrets);
    assert_eq!(file[10], 3, "this KeePassXC writes another version");
    let rows = taken(TakeOver::KeePass, &file);
    assert_eq!(rows.len(), 3);
    for (number, (row, secret)) in rows.iter().zip(&secrets).enumerate() {
        assert_eq!(row.name, format!("Key {number}"));
        assert!(is_secret(row, secret), "another secret");
        assert_eq!(
            row.place.to_string(),
            format!("entry {} (Servers)", number + 1)
        );
        assert_eq!(row.expires_at, None);
        assert_eq!(row.problems, []);
    }
    let wrong = crate::sample::passphrase("wrong");
    let outcome = keywright_exchange::read(TakeOver::KeePass, &file, Some(&wrong)).err();
    assert_eq!(outcome, Some(ReadError::WrongPassphrase));
    for end in [20, 150, file.len() / 2, file.len() - 1] {
        let error = refusal(TakeOver::KeePass, &file[..end]);
        let told = [ReadError::Damaged, ReadError::WrongPassphrase];
        assert!(told.contains(&error), "{end}: {error:?}");
    }
}

#[test]
fn absurd_rounds_are_refused_before_they_are_tried() {
    let mut file = of_keepassxc(&[]);
    // Field 6, 8 bytes long, with field 7 of 16 bytes behind it.
    let at = file
        .windows(14)
        .position(|bytes| bytes[..3] == [6, 8, 0] && bytes[11..] == [7, 16, 0])
        .unwrap()
        + 3;
    file[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes());
    assert_eq!(
        refusal(TakeOver::KeePass, &file),
        ReadError::TooMuchWork(u64::MAX)
    );
}
