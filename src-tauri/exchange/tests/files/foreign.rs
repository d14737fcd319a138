//! Keys of foreign formats, whose secrets may be any text without control characters.

use std::fs;

use keywright_exchange::{HandOver, WriteError};
use tempfile::tempdir;

use crate::programs::printed;
use crate::sample::{PASSPHRASE, foreign_keys, is_secret, taken, try_write, written};

#[test]
fn each_format_gives_back_what_was_handed_over() {
    for format in HandOver::ALL {
        let mut keys = foreign_keys();
        if format == HandOver::OnePassword {
            keys.retain(|key| !key.secret.expose().starts_with('='));
        }
        let rows = taken(format.read_as(), &written(format, &keys));
        assert_eq!(rows.len(), keys.len(), "{format:?}");
        for (number, key) in keys.iter().enumerate() {
            let found = rows.iter().any(|row| is_secret(row, key.secret.expose()));
            assert!(found, "{format:?} has another secret of key {number}");
        }
    }
}

#[test]
fn one_that_a_spreadsheet_would_run_is_in_no_sheet() {
    let mut keys = foreign_keys();
    keys.retain(|key| key.secret.expose().starts_with('='));
    let [key] = &keys[..] else {
        panic!("one of them is a formula");
    };
    let outcome = try_write(HandOver::OnePassword, None, &keys).map(|_| ());
    assert_eq!(outcome, Err(WriteError::Formula(key.record.name.clone())));
}

#[test]
fn a_shell_has_each_of_them_and_runs_nothing() {
    let folder = tempdir().unwrap();
    let keys = foreign_keys();
    fs::write(
        folder.path().join("keys.env"),
        written(HandOver::DotEnv, &keys),
    )
    .unwrap();
    for (number, key) in keys.iter().enumerate() {
        let script =
            format!("set -eu; set -a; . ./keys.env; set +a; exec printenv FOREIGN_{number}");
        let seen = printed(folder.path(), "sh", &["-c", &script], b"");
        assert!(
            seen == format!("{}\n", key.secret.expose()),
            "another value: {number}"
        );
    }
}

#[test]
fn keepassxc_shows_each_of_them() {
    let folder = tempdir().unwrap();
    let keys = foreign_keys();
    fs::write(
        folder.path().join("keys.kdbx"),
        written(HandOver::KeePass, &keys),
    )
    .unwrap();
    for key in &keys {
        let path = format!("Acme/{}", key.record.name);
        let arguments = ["show", "-q", "-s", "-a", "Password", "keys.kdbx", &path];
        let typed = format!("{PASSPHRASE}\n");
        let seen = printed(folder.path(), "keepassxc-cli", &arguments, typed.as_bytes());
        assert!(
            seen == format!("{}\n", key.secret.expose()),
            "another password: {path}"
        );
    }
}
