//! What the owner of a keychain sees of our items there, and what we see of theirs.

use std::collections::HashMap;
use std::process::Command;

use keywright_core::{Cause, Environment, Keychain, KeychainError, NewKey};
use keywright_stores::{SERVICE, SystemKeychain, VaultSecret};
use keywright_tests::{in_session, issuer_on, key, secret_service};

use crate::keychain::{REGISTRY, head, item};

#[test]
fn secret_tool_shows_a_key_under_its_workspace_and_name() {
    in_session(
        secret_tool_shows_a_key_under_its_workspace_and_name,
        |session| {
            session.start();
            let registry = keywright_stores::SqliteRegistry::open(session.folder()).unwrap();
            let keychain = std::sync::Arc::new(SystemKeychain::default());
            let clock = std::sync::Arc::new(keywright_stores::SystemClock);
            let issuer = issuer_on(std::sync::Arc::new(registry), keychain, clock);
            let created = issuer
                .create(&NewKey::named("CRM Integration Secret", Environment::Live))
                .unwrap();
            let search = Command::new("secret-tool")
                .args(["search", "--all", "service", SERVICE])
                .output()
                .expect("secret-tool is needed: Debian's package libsecret-tools");
            let said = String::from_utf8(search.stdout).unwrap()
                + &String::from_utf8(search.stderr).unwrap();
            assert!(said.contains("label = Keywright: My workspace / CRM Integration Secret\n"));
            let id = format!("attribute.username = {}\n", created.record.id);
            assert!(said.contains(&id), "the record's id is beside it");
            let secret = format!("secret = {}\n", created.access_key.expose());
            assert!(
                said.contains(&secret),
                "its owner finds the whole key in it"
            );
        },
    );
}

/// What its owner can find of the end of the activity: labels and contents.
fn heads() -> Vec<(String, Vec<u8>)> {
    let service = secret_service().unwrap();
    let found = service.search_items(HashMap::from([
        ("service", SERVICE),
        ("kind", "activity-head"),
        ("registry", REGISTRY),
    ]));
    let items = found.unwrap().unlocked;
    let item = |item: &secret_service::blocking::Item<'_>| {
        (item.get_label().unwrap(), item.get_secret().unwrap())
    };
    items.iter().map(item).collect()
}

/// Puts an item beside ours.
fn put(attributes: &[(&str, &str)], content: &str) {
    let service = secret_service().unwrap();
    let collection = service.get_default_collection().unwrap();
    let attributes = attributes.iter().copied().collect();
    collection
        .create_item(
            "By hand",
            attributes,
            content.as_bytes(),
            true,
            "text/plain",
        )
        .unwrap();
}

#[test]
fn the_end_of_the_activity_is_one_item_that_its_owner_can_read() {
    in_session(
        the_end_of_the_activity_is_one_item_that_its_owner_can_read,
        |session| {
            session.start();
            let keychain = SystemKeychain::default();
            for number in [1, 12] {
                keychain.keep_head(REGISTRY, &head(number)).unwrap();
            }
            let content = format!("1 12 {}", "0c".repeat(32));
            let label = "Keywright: end of the activity".to_owned();
            assert_eq!(heads(), [(label, content.into_bytes())]);
        },
    );
}

#[test]
fn an_end_of_the_activity_that_is_none_is_told() {
    in_session(an_end_of_the_activity_that_is_none_is_told, |session| {
        session.start();
        let keychain = SystemKeychain::default();
        let attributes = [
            ("service", SERVICE),
            ("kind", "activity-head"),
            ("registry", REGISTRY),
        ];
        let seal = "0c".repeat(32);
        for content in [
            String::new(),
            format!("2 12 {seal}"),
            format!("1 12 {seal} "),
            format!("1 012 {seal}"),
            format!("1 -1 {seal}"),
            format!("1 12 {}", "0C".repeat(32)),
            format!("1 12 {}", "0c".repeat(31)),
            format!("1 12 {}é0", "0c".repeat(30)),
            "1 12".to_owned(),
            key().1.expose().to_owned(),
        ] {
            put(&attributes, &content);
            let kept = keychain.kept_head(REGISTRY);
            let platform = KeychainError::Platform(Cause::new("whatever it says"));
            assert_eq!(kept, Err(platform), "{} bytes", content.len());
        }
        put(&attributes, &format!("1 12 {seal}"));
        assert!(keychain.kept_head(REGISTRY).is_ok(), "the form as it is");
        let beside = [&attributes[..], &[("copy", "yes")]].concat();
        put(&beside, &format!("1 13 {seal}"));
        let latest = keychain.kept_head(REGISTRY).map(|head| head.number);
        assert_eq!(latest, Ok(13), "of several, the latest proves the most");
    });
}

#[test]
fn what_others_put_beside_our_secrets_is_no_key() {
    in_session(what_others_put_beside_our_secrets_is_no_key, |session| {
        session.start();
        let keychain = SystemKeychain::default();
        let (one, one_key) = item("Keywright: one");
        keychain.store(&one, &one_key).unwrap();
        put(&[("service", SERVICE)], "no name");
        put(&[("service", SERVICE), ("username", "admin")], "no id");
        put(
            &[("service", "another"), ("username", REGISTRY)],
            "of another",
        );
        put(
            &[
                ("service", SERVICE),
                ("username", REGISTRY),
                ("kind", "something new"),
            ],
            "of another kind",
        );
        let id = one.id.to_string();
        put(
            &[("service", SERVICE), ("username", &id), ("copy", "1")],
            "copy",
        );
        assert_eq!(keychain.ids(), Ok(vec![one.id]));
    });
}

const VAULT: &str = "00112233445566778899aabbccddeeff";

#[test]
fn the_key_of_a_vault_is_one_item_that_its_owner_can_read() {
    in_session(
        the_key_of_a_vault_is_one_item_that_its_owner_can_read,
        |session| {
            session.start();
            let keychain = SystemKeychain::of(REGISTRY.to_owned());
            let kept = |vault| keychain.vault_key(vault).map(|key| *key.expose());
            assert_eq!(kept(VAULT), Err(KeychainError::Missing));
            for byte in [1, 0xA9] {
                let key = VaultSecret::copied(&[byte; 32]);
                keychain.keep_vault_key(VAULT, &key).unwrap();
                assert_eq!(
                    kept(VAULT),
                    Ok([byte; 32]),
                    "in the place of the one before"
                );
            }
            assert_eq!(
                kept(REGISTRY),
                Err(KeychainError::Missing),
                "each has its own"
            );
            let found = vault_keys();
            let label = "Keywright: key of the vault file".to_owned();
            let content = format!("1 {}", "a9".repeat(32));
            assert_eq!(found, [(label, content.into_bytes())]);
            assert_eq!(keychain.ids(), Ok(vec![]), "it is no secret of a key");
            assert_eq!(keychain.own_ids(), Ok(vec![]));
            for _ in 0..2 {
                assert_eq!(keychain.remove_vault_key(VAULT), Ok(()), "again is fine");
                assert_eq!(kept(VAULT), Err(KeychainError::Missing));
            }
            assert_eq!(vault_keys(), []);
        },
    );
}

#[test]
fn a_key_of_a_vault_that_is_none_or_one_of_two_is_told() {
    in_session(
        a_key_of_a_vault_that_is_none_or_one_of_two_is_told,
        |session| {
            session.start();
            let keychain = SystemKeychain::default();
            let kept = || keychain.vault_key(VAULT).map(|key| *key.expose());
            let platform = Err(KeychainError::Platform(Cause::new("whatever it says")));
            let attributes = [
                ("service", SERVICE),
                ("kind", "vault-key"),
                ("vault", VAULT),
            ];
            let digits = "0c".repeat(31);
            for content in [
                String::new(),
                "1 ".to_owned(),
                format!("2 {digits}0c"),
                format!("1 {digits}"),
                format!("1 {digits}0"),
                format!("1 {digits}0c0c"),
                format!("1 {digits}0C"),
                format!("1 {digits}0g"),
                format!("1 {digits}0c\n"),
            ] {
                put(&attributes, &content);
                assert_eq!(kept(), platform, "{} bytes", content.len());
            }
            let content = format!("1 {digits}0c");
            put(&attributes, &content);
            assert_eq!(kept(), Ok([0x0c; 32]), "the form as it is");
            let beside = [&attributes[..], &[("copy", "yes")]].concat();
            put(&beside, &content);
            assert_eq!(kept(), Ok([0x0c; 32]), "a copy made by hand");
            put(&beside, &format!("1 {digits}0d"));
            assert_eq!(kept(), platform, "nobody knows which one it is");
        },
    );
}

/// What its owner can find of the key of the vault: labels and contents.
fn vault_keys() -> Vec<(String, Vec<u8>)> {
    let service = secret_service().unwrap();
    let attributes = HashMap::from([
        ("service", SERVICE),
        ("kind", "vault-key"),
        ("vault", VAULT),
    ]);
    let items = service.search_items(attributes).unwrap().unlocked;
    let item = |item: &secret_service::blocking::Item<'_>| {
        (item.get_label().unwrap(), item.get_secret().unwrap())
    };
    items.iter().map(item).collect()
}
