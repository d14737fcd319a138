//! What becomes of a database of version 2 of the schema: `registry-2.db`, which was made by
//! the last build of that version. It has keys in every state.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{
    Digest, Facts, KeychainError, Life, Policies, Registry, RegistryError, Seal, SecretCopy, Step,
    Verdict, WorkspaceId,
};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{author, by_creation, integrity, issuer_on, list, named};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::states::{AT, draft};

const VERSION_2: &[u8] = include_bytes!("registry-2.db");
const OLD_COLUMNS: &str = "row, id, workspace_id, name, name_folded, environment, handle, \
                           truncated_key, digest, state, created_at, shown_at, deleted_at, \
                           held_by, provisional, stale_label";
const OLD_ENTRIES: &str = "at, key_id, action, system_user, surface";

fn old() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("registry.db"), VERSION_2).unwrap();
    folder
}

fn table(folder: &Path, query: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open(folder.join("registry.db")).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|column| row.get(column)).collect());
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_row_and_every_entry_of_version_2_is_kept() {
    let folder = old();
    let keys = format!("SELECT {OLD_COLUMNS} FROM access_key ORDER BY row");
    let entries = |number: &str| format!("SELECT {OLD_ENTRIES} FROM activity ORDER BY {number}");
    let tables = [
        &keys,
        "SELECT id, name, prefix, created_at FROM workspace",
        "SELECT * FROM setting",
    ];
    let before = tables.map(|query| table(folder.path(), query));
    let said = table(folder.path(), &entries("row"));
    assert_eq!((before[0].len(), said.len()), (10, 20), "of the sample");

    let registry = SqliteRegistry::open(folder.path()).unwrap();
    assert_eq!(tables.map(|query| table(folder.path(), query)), before);
    assert_eq!(table(folder.path(), &entries("number")), said);
    let mut last = Seal::FIRST;
    for (entry, number) in registry.entries_after(0, 100).unwrap().iter().zip(1..) {
        assert_eq!(entry.number, number);
        assert_eq!(entry.workspace, WorkspaceId(1));
        assert_eq!(entry.facts, Facts::default(), "nothing is made up");
        assert_eq!(entry.sealed_after(&last), entry.seal);
        last = entry.seal;
    }
    assert_eq!(registry.head().unwrap().seal, last);
    let complaints = table(folder.path(), "SELECT * FROM pragma_foreign_key_check");
    assert_eq!(complaints, Vec::<Vec<Value>>::new());
    integrity(folder.path());
}

#[test]
fn keys_of_version_2_have_no_dates_but_those_they_had() {
    let folder = old();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let names = list(&registry);
    let names: Vec<_> = names.iter().map(|key| key.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "CRM Integration Secret",
            "OLD DASHBOARD",
            "Überweisung 🔑",
            "Newsletter",
            "Quick key 2025-10-09",
            "مفتاح",
            "Being deleted",
        ]
    );
    for key in list(&registry) {
        assert_eq!(key.life, Life::default());
        assert_eq!(key.details, Default::default());
    }
    let all = table(
        folder.path(),
        "SELECT digest, state, deleted_at FROM access_key",
    );
    for row in &all {
        let [Value::Blob(digest), Value::Text(state), deleted_at] = row.as_slice() else {
            panic!("{row:?}");
        };
        let digest: [u8; 32] = digest.as_slice().try_into().unwrap();
        let traced = registry.trace(&Digest::from(digest)).unwrap();
        let found = traced.map(|(key, deleted)| (key.life.copy, deleted.is_some()));
        let expected = match state.as_str() {
            "creating" => None,
            "deleted" => Some((SecretCopy::Gone, true)),
            _ => Some((SecretCopy::Kept, false)),
        };
        assert_eq!(found, expected, "{state}");
        assert_eq!(matches!(deleted_at, Value::Integer(_)), state == "deleted");
    }
    assert_eq!(registry.leaving(AT), Ok(vec![]));
    assert_eq!(registry.next_retirement(AT), Ok(None));
}

#[test]
fn what_was_under_way_in_version_2_is_finished() {
    let folder = old();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let taken: Vec<_> = registry.take_over().unwrap();
    let steps: Vec<_> = taken.iter().map(|(_, step)| *step).collect();
    assert_eq!(steps, [Step::Deleting, Step::Creating]);
    let unseen = registry.never_shown().unwrap();
    assert_eq!(unseen.len(), 1);
    assert_eq!(unseen[0].name.as_str(), "مفتاح");
    let (unnamed, count) = registry.unnamed().unwrap();
    let unnamed = unnamed.unwrap();
    assert_eq!((unnamed.name.as_str(), count), ("Quick key 2025-10-09", 1));
    let stale = registry.stale_labels().unwrap();
    assert_eq!(stale.len(), 1);
    assert_eq!(
        stale[0].item.label,
        "Keywright: Straße & Söhne / Newsletter"
    );
    assert_eq!(registry.settings().unwrap()["theme"], "dark");
    registry.abandon_create(taken[1].0).unwrap();
    registry.finish_delete(taken[0].0, AT, &author()).unwrap();
    assert_eq!(registry.head().unwrap().number, 21);
}

#[test]
fn names_of_version_2_are_held_and_searched() {
    let folder = old();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    for held in [
        "crm integration secret",
        "old dashboard",
        "überweisung 🔑",
        "being deleted",
        "being created",
    ] {
        let refused = registry.begin_create(&named(held));
        assert!(
            matches!(refused, Err(RegistryError::NameTaken(_))),
            "{held}"
        );
    }
    for free in ["Straße", "Mail", "Never shown, and gone"] {
        assert_eq!(registry.begin_create(&named(free)), Ok(()), "{free}");
    }
    for (search, found) in [("uberweisung", 1), ("acme_live_", 5), ("SECRET integr", 1)] {
        let page = registry.page(&by_creation(search)).unwrap();
        assert_eq!(page.matching, found, "search for {search:?}");
    }
    let workspaces = registry.workspaces().unwrap();
    assert_eq!(workspaces.len(), 1);
    assert_eq!(workspaces[0].0.policies, Policies::default());
    assert_eq!(workspaces[0].1, 7, "so many keys are in the list");
    let name = workspaces[0].0.name.clone();
    assert_eq!(name, "Straße & Söhne");
    let again = registry.add_workspace(&draft("STRASSE & SÖHNE", "kw"), AT, &author());
    assert_eq!(again, Err(RegistryError::WorkspaceNameTaken(name)));
}

#[test]
fn each_registry_has_an_identity_of_its_own() {
    let identities = [(); 4].map(|()| {
        let folder = old();
        let registry = SqliteRegistry::open(folder.path()).unwrap();
        registry.identity().unwrap()
    });
    let new = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(new.path()).unwrap();
    let mut distinct: BTreeSet<_> = identities.into_iter().collect();
    distinct.insert(registry.identity().unwrap());
    assert_eq!(distinct.len(), 5);
}

#[test]
fn the_activity_of_version_2_is_found_intact() {
    let folder = old();
    let registry = Arc::new(SqliteRegistry::open(folder.path()).unwrap());
    let keychain = Arc::new(MemoryKeychain::default());
    let issuer = issuer_on(registry, keychain, Arc::new(SystemClock));
    let verified = issuer.verify_activity().unwrap();
    let unknown = Verdict::EndUnknown(KeychainError::Missing);
    assert_eq!((verified.entries, verified.verdict), (20, unknown));
    issuer.keep_head().unwrap();
    let verified = issuer.verify_activity().unwrap();
    assert_eq!((verified.entries, verified.verdict), (20, Verdict::Intact));
}
