//! KDBX, held against KeePassXC and the crate `keepass`.

use std::fs;
use std::path::Path;

use keepass::config::{DatabaseConfig, KdfConfig};
use keepass::db::fields;
use keepass::{Database, DatabaseKey};
use keywright_core::Environment;
use keywright_exchange::{HandOver, ImportedSecret, Problem, ReadError, RowPlace, TakeOver, read};
use tempfile::tempdir;

use crate::programs::{printed, run};
use crate::sample::{
    EXPIRY, Key, PASSPHRASE, is_secret, keys, passphrase, random_secret, refusal, taken, written,
};

fn keepassxc(folder: &Path, arguments: &[&str]) -> String {
    let typed = format!("{PASSPHRASE}\n");
    printed(folder, "keepassxc-cli", arguments, typed.as_bytes())
}

fn crate_opens(file: &[u8]) -> Database {
    let key = DatabaseKey::new().with_password(PASSPHRASE);
    Database::open(&mut &file[..], key).unwrap()
}

#[test]
fn keepassxc_lists_every_key_in_the_group_of_its_workspace() {
    let folder = tempdir().unwrap();
    fs::write(
        folder.path().join("keys.kdbx"),
        written(HandOver::KeePass, &keys()),
    )
    .unwrap();
    let listed = keepassxc(folder.path(), &["ls", "-R", "-q", "keys.kdbx"]);
    let lines: Vec<&str> = listed.lines().collect();
    let expected = [
        "Acme “API”/",
        "  CRM <Integration> & \"more\" 🔑",
        "  Path",
        "Ümlaut/",
        "  =HYPERLINK(\"http://x\")",
        "  2nd key",
        "  2nd-key",
    ];
    assert_eq!(lines, expected);
    let info = keepassxc(folder.path(), &["db-info", "-q", "keys.kdbx"]);
    assert!(info.contains("AES 256-bit"), "{info}");
    assert!(info.contains("Argon2id (3 rounds, 65536 KB)"), "{info}");
}

#[test]
fn keepassxc_shows_all_that_is_known_of_a_key() {
    let folder = tempdir().unwrap();
    let keys = keys();
    fs::write(
        folder.path().join("keys.kdbx"),
        written(HandOver::KeePass, &keys),
    )
    .unwrap();
    for Key {
        record,
        workspace,
        secret,
    } in &keys
    {
        let path = format!("{workspace}/{}", record.name);
        let attributes = [
            "Password",
            "UserName",
            "Notes",
            "Environment",
            "Key ID",
            "SHA-256",
        ];
        let asked = attributes.iter().flat_map(|attribute| ["-a", *attribute]);
        let arguments: Vec<&str> = ["show", "-q", "-s"]
            .into_iter()
            .chain(asked)
            .chain(["keys.kdbx", path.as_str()])
            .collect();
        let expected = format!(
            "{}\n{}\n{}\nlive\n{}\n{}\n",
            secret.expose(),
            record.truncated.as_str(),
            record.details.notes(),
            record.id,
            record.digest
        );
        let shown = keepassxc(folder.path(), &arguments);
        assert!(
            shown == expected,
            "{}",
            shown.replace(secret.expose(), "(secret)")
        );
    }
    let path = format!("{}/{}", keys[0].workspace, keys[0].record.name);
    let owner = [
        "show",
        "-q",
        "-a",
        "Owner",
        "-a",
        "Used by",
        "keys.kdbx",
        &path,
    ];
    assert_eq!(
        keepassxc(folder.path(), &owner),
        "Ada\nDashboard\nCRM, the other\n"
    );
    let shown = keepassxc(folder.path(), &["show", "-q", "keys.kdbx", &path]);
    assert!(shown.contains("Password: PROTECTED"), "{shown}");
    let xml = keepassxc(folder.path(), &["export", "-q", "-f", "xml", "keys.kdbx"]);
    let tags = xml
        .split_once("<Tags>")
        .and_then(|(_, rest)| rest.split_once("</Tags>"));
    assert_eq!(
        tags.map(|(tags, _)| tags),
        Some("billing,eu"),
        "KeePassXC sorts them"
    );
    assert_eq!(xml.matches("<Expires>True</Expires>").count(), 1);
}

#[test]
fn another_passphrase_opens_nothing() {
    let file = written(HandOver::KeePass, &keys());
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("keys.kdbx"), &file).unwrap();
    let output = run(
        folder.path(),
        "keepassxc-cli",
        &["ls", "-q", "keys.kdbx"],
        b"wrong\n",
    );
    assert!(!output.status.success());
    let wrong = passphrase("wrong");
    let outcome = read(TakeOver::KeePass, &file, Some(&wrong)).err();
    assert_eq!(outcome, Some(ReadError::WrongPassphrase));
    let outcome = read(TakeOver::KeePass, &file, None).err();
    assert_eq!(outcome, Some(ReadError::NeedsPassphrase));
}

#[test]
fn nothing_of_a_database_is_in_clear() {
    let file = written(HandOver::KeePass, &keys());
    let text = String::from_utf8_lossy(&file);
    for word in ["acme", "Keywright", "CRM", "Password", "KeePassFile"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn the_crate_keepass_reads_what_was_written() {
    let keys = keys();
    let database = crate_opens(&written(HandOver::KeePass, &keys));
    assert_eq!(database.root().name, "Keywright");
    let groups: Vec<_> = database
        .root()
        .groups()
        .map(|group| group.name.clone())
        .collect();
    assert_eq!(groups, ["Acme “API”", "Ümlaut"]);
    let mut found = 0;
    for entry in database.iter_all_entries() {
        let title = entry.get(fields::TITLE).unwrap();
        let key = keys
            .iter()
            .find(|key| key.record.name.as_str() == title)
            .unwrap();
        assert!(
            entry.get(fields::PASSWORD) == Some(key.secret.expose()),
            "another password"
        );
        assert!(entry.fields[fields::PASSWORD].is_protected());
        assert_eq!(entry.id().uuid().as_bytes(), key.record.id.as_bytes());
        found += 1;
    }
    assert_eq!(found, keys.len());
}

#[test]
fn what_was_written_is_taken_over_unchanged() {
    let keys = keys();
    let rows = taken(TakeOver::KeePass, &written(HandOver::KeePass, &keys));
    assert_eq!(rows.len(), keys.len());
    for row in &rows {
        let key = keys
            .iter()
            .find(|key| key.record.name.as_str() == row.name)
            .unwrap();
        assert!(
            is_secret(row, key.secret.expose()),
            "another secret: {}",
            row.name
        );
        assert_eq!(row.problems, []);
        assert_eq!(row.environment, Some(Environment::Live));
        let details = &key.record.details;
        assert_eq!(row.owner.as_deref(), details.owner());
        assert_eq!(row.used_by, details.used_by().collect::<Vec<_>>());
        assert_eq!(row.tags, details.tags().collect::<Vec<_>>());
        assert_eq!(row.notes, details.notes());
        assert_eq!(row.expires_at, key.record.life.expires_at);
        let RowPlace::Entry { folder, .. } = &row.place else {
            panic!("a line")
        };
        assert_eq!(folder, key.workspace);
    }
    assert_eq!(rows[0].expires_at, Some(EXPIRY));
}

/// A database of the crate, which costs next to nothing to open.
fn crate_writes(config: DatabaseConfig, secrets: &[String]) -> Vec<u8> {
    let mut database = Database::with_config(config);
    for (number, secret) in secrets.iter().enumerate() {
        let mut root = database.root_mut();
        let mut group = root.add_group();
        group.name = format!("Group {number}");
        let mut entry = group.add_entry();
        entry.set_unprotected(fields::TITLE, format!("Name {number} <&> é"));
        entry.set_protected(fields::PASSWORD, secret.as_str());
        entry.set_protected("Also hidden", "x".repeat(number * 7));
        entry.set_unprotected(fields::NOTES, "a\nb");
    }
    let mut file = Vec::new();
    let key = DatabaseKey::new().with_password(PASSPHRASE);
    database.save(&mut file, key).unwrap();
    file
}

#[test]
fn what_stands_in_another_entry_is_not_taken_for_a_key() {
    let reference = "{REF:P@I:0123456789ABCDEF0123456789ABCDEF}".to_owned();
    let mut config = DatabaseConfig::default();
    config.kdf_config = KdfConfig::Aes { rounds: 100 };
    let rows = taken(TakeOver::KeePass, &crate_writes(config, &[reference]));
    assert_eq!(rows[0].problems, [Problem::Unreadable]);
    assert!(rows[0].secret.is_none());
}

#[test]
fn what_the_crate_keepass_writes_is_taken_over_with_each_cipher() {
    use keepass::config::{CompressionConfig, InnerCipherConfig, OuterCipherConfig};
    let secrets: Vec<String> = (0..5).map(random_secret).collect();
    let argon = |id: bool| {
        let (iterations, memory, parallelism) = (2, 64 * 1024, 2);
        let version = keepass::config::DatabaseConfig::default().kdf_config;
        let KdfConfig::Argon2 { version, .. } = version else {
            panic!("other defaults")
        };
        match id {
            true => KdfConfig::Argon2id {
                iterations,
                memory,
                parallelism,
                version,
            },
            false => KdfConfig::Argon2 {
                iterations,
                memory,
                parallelism,
                version,
            },
        }
    };
    for outer in [
        OuterCipherConfig::AES256,
        OuterCipherConfig::Twofish,
        OuterCipherConfig::ChaCha20,
    ] {
        for inner in [
            InnerCipherConfig::Plain,
            InnerCipherConfig::Salsa20,
            InnerCipherConfig::ChaCha20,
        ] {
            for kdf in [argon(true), argon(false), KdfConfig::Aes { rounds: 100 }] {
                for compression in [CompressionConfig::None, CompressionConfig::GZip] {
                    let mut config = DatabaseConfig::default();
                    config.outer_cipher_config = outer.clone();
                    config.inner_cipher_config = inner.clone();
                    config.kdf_config = kdf.clone();
                    config.compression_config = compression;
                    let said = format!("{config:?}");
                    let rows = taken(TakeOver::KeePass, &crate_writes(config, &secrets));
                    assert_eq!(rows.len(), secrets.len(), "{said}");
                    for (number, (row, secret)) in rows.iter().zip(&secrets).enumerate() {
                        assert!(is_secret(row, secret), "another secret: {said}");
                        assert_eq!(row.name, format!("Name {number} <&> é"), "{said}");
                        assert_eq!(row.notes, "a\nb");
                    }
                }
            }
        }
    }
}

#[test]
fn what_keepassxc_has_changed_is_taken_over() {
    let folder = tempdir().unwrap();
    fs::write(
        folder.path().join("keys.kdbx"),
        written(HandOver::KeePass, &keys()),
    )
    .unwrap();
    let secret = random_secret(50);
    let typed = format!("{PASSPHRASE}\n{secret}\n");
    let add = [
        "add",
        "-q",
        "-p",
        "-u",
        "someone",
        "keys.kdbx",
        "Ümlaut/Of KeePassXC",
    ];
    printed(folder.path(), "keepassxc-cli", &add, typed.as_bytes());
    // The first password becomes a part of the entry's history.
    let newer = random_secret(51);
    let typed = format!("{PASSPHRASE}\n{newer}\n");
    let edit = ["edit", "-q", "-p", "keys.kdbx", "Acme “API”/Path"];
    printed(folder.path(), "keepassxc-cli", &edit, typed.as_bytes());
    keepassxc(folder.path(), &["mkdir", "-q", "keys.kdbx", "Deep"]);
    let rows = taken(
        TakeOver::KeePass,
        &fs::read(folder.path().join("keys.kdbx")).unwrap(),
    );
    assert_eq!(
        rows.len(),
        keys().len() + 1,
        "a state of earlier days is no entry"
    );
    let named = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    assert!(is_secret(named("Of KeePassXC"), &secret));
    assert!(
        is_secret(named("Path"), &newer),
        "the present password counts"
    );
    assert!(is_secret(&rows[0], keys()[0].secret.expose()));
    assert_eq!(rows[0].expires_at, Some(EXPIRY));
    assert_eq!(rows[0].used_by, ["Dashboard", "CRM, the other"]);
}

#[test]
fn what_was_thrown_into_the_bin_is_not_taken_over() {
    let folder = tempdir().unwrap();
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    let create = ["db-create", "-q", "-p", "keys.kdbx"];
    printed(folder.path(), "keepassxc-cli", &create, typed.as_bytes());
    for name in ["kept", "thrown"] {
        let typed = format!("{PASSPHRASE}\n{}\n", random_secret(name.len() as u64));
        let add = ["add", "-q", "-p", "keys.kdbx", name];
        printed(folder.path(), "keepassxc-cli", &add, typed.as_bytes());
    }
    keepassxc(folder.path(), &["rm", "-q", "keys.kdbx", "thrown"]);
    let rows = taken(
        TakeOver::KeePass,
        &fs::read(folder.path().join("keys.kdbx")).unwrap(),
    );
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["kept"]);
}

#[test]
fn every_changed_byte_of_a_small_database_is_noticed() {
    let mut config = DatabaseConfig::default();
    config.kdf_config = KdfConfig::Aes { rounds: 1 };
    let file = crate_writes(config, &[random_secret(1)]);
    assert_eq!(taken(TakeOver::KeePass, &file).len(), 1);
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 0x40;
        // The minor version's own bytes say nothing, but the header's code covers them.
        let _: ReadError = refusal(TakeOver::KeePass, &changed);
        let _: ReadError = refusal(TakeOver::KeePass, &file[..at]);
    }
}

#[test]
fn old_and_new_versions_are_told_apart_from_foreign_files() {
    let file = written(HandOver::KeePass, &[]);
    let with = |at: usize, byte: u8| {
        let mut changed = file.clone();
        changed[at] = byte;
        refusal(TakeOver::KeePass, &changed)
    };
    assert_eq!(with(10, 5), ReadError::Newer(5));
    assert_eq!(with(10, 2), ReadError::TooOld);
    assert_eq!(with(4, 0x65), ReadError::TooOld, "KeePass 1");
    assert_eq!(with(0, 0), ReadError::Foreign);
    assert_eq!(refusal(TakeOver::KeePass, b""), ReadError::Foreign);
    assert_eq!(refusal(TakeOver::KeePass, &file[..40]), ReadError::Damaged);
    assert_eq!(
        taken(TakeOver::KeePass, &file).len(),
        0,
        "a file without keys is one"
    );
}

#[test]
fn a_secret_that_was_taken_over_can_be_handed_on() {
    let keys = keys();
    let mut rows = taken(TakeOver::KeePass, &written(HandOver::KeePass, &keys));
    let text = rows
        .remove(0)
        .secret
        .map(ImportedSecret::into_text)
        .unwrap();
    assert!(keywright_core::AccessKey::parse(text).is_ok());
}
