//! The `age` command, which knows nothing of Keywright, opens what Keywright writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use keywright_backup::{EncryptTo, ReadError};
use tempfile::tempdir;

use crate::hand::decrypted;
use crate::sample::{
    assert_holds, document, identity, passphrase, refusal, sample, try_write, written,
};

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

fn age(folder: &Path, arguments: &[&str]) -> Output {
    Command::new("age")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the `age` command is missing: run scripts/prepare.sh test, or install age")
}

#[test]
fn the_age_command_opens_a_backup_with_an_identity() {
    let folder = tempdir().unwrap();
    let (file, summary) = written(&sample());
    fs::write(folder.path().join("backup.age"), &file).unwrap();
    fs::write(folder.path().join("identity.txt"), &*identity().expose()).unwrap();
    let output = age(folder.path(), &["-d", "-i", "identity.txt", "backup.age"]);
    assert!(output.status.success(), "{output:?}");
    assert!(output.stdout == decrypted(&file), "other content");

    let sum = Command::new("sh")
        .args(["-c", "age -d -i identity.txt backup.age | sha256sum"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap();
    assert!(sum.starts_with(&summary.fingerprint.to_string()), "{sum}");
}

#[test]
fn the_age_command_opens_a_backup_with_a_passphrase() {
    let folder = tempdir().unwrap();
    let to = EncryptTo::Passphrase(passphrase("correct horse é"));
    let (file, _) = try_write(&sample(), &to).unwrap();
    fs::write(folder.path().join("backup.age"), file).unwrap();
    let output = in_terminal(
        folder.path(),
        "age -d -o backup.json backup.age",
        "correct horse é\n",
    );
    assert!(output.status.success(), "{output:?}");
    let content = fs::read(folder.path().join("backup.json")).unwrap();
    let expected = decrypted(&written(&sample()).0);
    assert!(content == expected, "other content");
}

#[test]
fn what_the_age_command_has_encrypted_again_is_read() {
    let folder = tempdir().unwrap();
    let content = decrypted(&written(&sample()).0);
    fs::write(folder.path().join("backup.json"), content).unwrap();
    let recipient = identity().recipient().to_string();
    let output = age(folder.path(), &["-r", &recipient, "backup.json"]);
    assert!(output.status.success(), "{output:?}");
    assert_holds(&document(&output.stdout).unwrap(), &sample());
}

#[test]
fn a_file_in_text_form_becomes_one_that_is_read_as_described() {
    let folder = tempdir().unwrap();
    let content = decrypted(&written(&sample()).0);
    fs::write(folder.path().join("backup.json"), content).unwrap();
    let recipient = identity().recipient().to_string();
    let output = age(
        folder.path(),
        &["-a", "-r", &recipient, "-o", "FILE", "backup.json"],
    );
    assert!(output.status.success(), "{output:?}");
    let armored = fs::read(folder.path().join("FILE")).unwrap();
    assert_eq!(refusal(&armored), ReadError::Armored);

    let text = include_str!("../../../../docs/backup-format.md");
    let described = text.lines().find(|line| line.starts_with("sed ")).unwrap();
    let turned = Command::new("sh")
        .args(["-c", described])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(turned.status.success(), "{turned:?}");
    let binary = fs::read(folder.path().join("backup.age")).unwrap();
    assert_holds(&document(&binary).unwrap(), &sample());
}
