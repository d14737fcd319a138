//! Every kind of name through the real stores: what is valid comes back exactly.

use keywright_core::memory::MemoryKeychain;
use keywright_core::{Environment, IssueError, NameError, NewKey, RegistryError};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{issuer_on, list};
use std::sync::Arc;

fn valid() -> Vec<String> {
    [
        "'quotes' \"double\" `back` ’round’",
        "<img src=x onerror=alert(1)>",
        "Robert'); DROP TABLE access_key;--",
        "🔑👩‍👩‍👧‍👦🏳️‍🌈 emoji",
        "مفتاح الواجهة",
        "מפתח גישה",
        "ключ 接口密钥 กุญแจ",
        "% _ \\ * ?",
        "x",
        "../../etc/passwd",
        "{name} %s $(id) &amp;",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(["𝄞".repeat(100), "a".repeat(100)])
    .collect()
}

#[test]
fn valid_names_are_kept_exactly_and_found_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::default());
    let open = || {
        let registry = Arc::new(SqliteRegistry::open(folder.path()).unwrap());
        issuer_on(registry, keychain.clone(), Arc::new(SystemClock))
    };
    let issuer = open();
    for text in valid() {
        let created = issuer.create(&NewKey::named(&text, Environment::Live));
        assert_eq!(
            created.map(|created| created.record.name.to_string()),
            Ok(text)
        );
    }
    drop(issuer);
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let mut kept: Vec<_> = list(&registry)
        .iter()
        .map(|record| record.name.to_string())
        .collect();
    let mut given = valid();
    kept.sort();
    given.sort();
    assert_eq!(kept, given);
    let labels = keychain.labels();
    for text in given {
        let label = format!("Keywright: My workspace / {text}");
        assert!(labels.iter().any(|(_, found)| *found == label), "{label}");
    }
}

#[test]
fn refused_names_leave_nothing_in_either_store() {
    let folder = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::default());
    let registry = Arc::new(SqliteRegistry::open(folder.path()).unwrap());
    let issuer = issuer_on(registry.clone(), keychain.clone(), Arc::new(SystemClock));
    for (text, reason) in [
        ("", NameError::Empty),
        (" \t\u{a0}\u{3000} ", NameError::Empty),
        (&"a".repeat(101), NameError::TooLong(101)),
        (&"𝄞".repeat(101), NameError::TooLong(101)),
        ("line\nbreak", NameError::Invisible),
        ("nul\0", NameError::Invisible),
        ("escape \u{1b}[31m", NameError::Invisible),
        ("right \u{202e} to left", NameError::Invisible),
        ("isolate \u{2066}x\u{2069}", NameError::Invisible),
        ("\u{2800}", NameError::Invisible),
    ] {
        let refused = issuer
            .create(&NewKey::named(text, Environment::Live))
            .map(|created| created.record);
        assert_eq!(refused, Err(IssueError::Name(reason)), "{text:?}");
    }
    issuer
        .create(&NewKey::named("CRM", Environment::Live))
        .unwrap();
    for text in ["crm", " Crm ", "ＣＲＭ"] {
        let refused = issuer
            .create(&NewKey::named(text, Environment::Live))
            .map(|created| created.record);
        let taken = RegistryError::NameTaken(keywright_tests::name("CRM"));
        assert_eq!(refused, Err(IssueError::Registry(taken)), "{text:?}");
    }
    assert_eq!(list(&*registry).len(), 1);
    assert_eq!(keychain.labels().len(), 1);
}
