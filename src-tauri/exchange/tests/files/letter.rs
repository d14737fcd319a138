//! One key for one recipient, opened by the `age` command.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use keywright_backup::{EncryptTo, Identity, Recipient};
use keywright_exchange::{WriteError, write_letter};
use tempfile::tempdir;

use crate::programs::{printed, run};
use crate::sample::{Key, keys, passphrase};

const TEXT: &str = "This is the key for the dashboard.\nDo not pass it on.\n\n";

fn letter(key: &Key, to: &EncryptTo) -> Result<Vec<u8>, WriteError> {
    let mut file = Vec::new();
    write_letter(TEXT, &key.handed(), to, &mut file).map(|()| file)
}

fn expected(key: &Key) -> String {
    let secret = key.secret.expose();
    format!("This is the key for the dashboard.\nDo not pass it on.\n\nAccess key: {secret}\n")
}

fn identity(folder: &Path) -> Recipient {
    let identity = Identity::generate();
    fs::write(folder.join("identity.txt"), &*identity.expose()).unwrap();
    identity.recipient()
}

#[test]
fn the_age_command_opens_a_letter_with_an_identity() {
    let folder = tempdir().unwrap();
    let to = EncryptTo::Recipients(vec![identity(folder.path())]);
    let key = &keys()[0];
    let file = letter(key, &to).unwrap();
    fs::write(folder.path().join("letter.age"), &file).unwrap();
    let output = run(
        folder.path(),
        "age",
        &["-d", "-i", "identity.txt", "letter.age"],
        b"",
    );
    assert!(output.status.success());
    assert!(output.stdout == expected(key).as_bytes(), "another letter");
    assert!(!String::from_utf8_lossy(&file).contains("dashboard"));
    let described = include_str!("../../../../docs/exchange-formats.md");
    let (_, described) = described.split_once("age -d letter.age | ").unwrap();
    let described = described.lines().next().unwrap();
    let command = format!("age -d -i identity.txt letter.age | {described}");
    let alone = printed(folder.path(), "sh", &["-c", &command], b"");
    assert!(alone == format!("{}\n", key.secret.expose()), "not the key");
}

/// Runs this in the folder, with this typed into a terminal.
fn in_terminal(folder: &Path, command: &str, typed: &str) -> Output {
    let mut script = Command::new("script")
        .args(["-qec", command, "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("`script` is missing: install bsdutils");
    let mut keyboard = script.stdin.take().unwrap();
    std::io::Write::write_all(&mut keyboard, typed.as_bytes()).unwrap();
    let output = script.wait_with_output().unwrap();
    drop(keyboard);
    output
}

#[test]
fn the_age_command_opens_a_letter_with_a_passphrase() {
    let folder = tempdir().unwrap();
    let key = &keys()[0];
    let file = letter(key, &EncryptTo::Passphrase(passphrase("correct horse é"))).unwrap();
    fs::write(folder.path().join("letter.age"), file).unwrap();
    let output = in_terminal(
        folder.path(),
        "age -d -o letter.txt letter.age",
        "correct horse é\n",
    );
    assert!(output.status.success());
    let text = fs::read_to_string(folder.path().join("letter.txt")).unwrap();
    assert!(text == expected(key), "another letter");
}

#[test]
fn a_letter_has_one_recipient_and_the_right_key() {
    let folder = tempdir().unwrap();
    let keys = keys();
    let nobody = letter(&keys[0], &EncryptTo::Recipients(vec![])).err();
    assert_eq!(nobody, Some(WriteError::NoRecipients));
    let recipient = identity(folder.path());
    let two = EncryptTo::Recipients(vec![recipient.clone(), recipient.clone()]);
    assert_eq!(
        letter(&keys[0], &two).err(),
        Some(WriteError::TooManyRecipients(2))
    );
    let mut mixed = keys[0].handed();
    mixed.secret = &keys[1].secret;
    let to = EncryptTo::Recipients(vec![recipient]);
    let outcome = write_letter(TEXT, &mixed, &to, Vec::new()).err();
    assert_eq!(outcome, Some(WriteError::WrongSecret(keys[0].record.id)));
}
