//! Keys of a foreign format in both registries, and what becomes of databases of the versions before
//! they were known: `registry-4.db` and `registry-5.db`, which were made by the last builds of these
//! versions. They have keys in every state, in three workspaces, of which one is deleted.

use std::fs;
use std::path::Path;

use keywright_core::{
    AccessKey, KeyRecord, Recovery, Registry, RegistryError, Restoration, Snapshot, Step,
    WorkspaceDraft,
};
use keywright_stores::SqliteRegistry;
use keywright_tests::{author, by_creation, integrity, key, list, name};
use rusqlite::Connection;
use rusqlite::types::Value;
use zeroize::Zeroizing;

use crate::states::{AT, FIRST, create, workspace};
use crate::{Data, on_both};

on_both! {
    keys_of_a_foreign_format_are_kept_beside_each_other,
    two_keys_of_a_foreign_format_never_have_one_digest,
    a_workspace_may_rule_recovery_out,
}

const OLD: [(u32, &[u8]); 2] = [
    (4, include_bytes!("registry-4.db")),
    (5, include_bytes!("registry-5.db")),
];

fn foreign(text: &str) -> KeyRecord {
    let secret = AccessKey::of_any_format(Zeroizing::new(text.to_owned())).unwrap();
    KeyRecord {
        handle: None,
        truncated: secret.truncated(),
        digest: secret.digest(),
        ..key().0
    }
}

fn keys_of_a_foreign_format_are_kept_beside_each_other(data: &dyn Data) {
    let registry = data.open();
    let one = create(
        &*registry,
        foreign("ghp_16C7e42F292c6912E7710c838347Ae178B4a"),
    );
    let other = create(&*registry, foreign("hunter2"));
    let own = create(&*registry, key().0);
    let listed = list(&*registry);
    assert_eq!(listed, [one.clone(), other.clone(), own]);
    assert_eq!(
        listed.iter().map(KeyRecord::is_foreign).collect::<Vec<_>>(),
        [true, true, false]
    );
    let found = registry.page(&by_creation("ghp_…8B4a")).unwrap().rows;
    assert_eq!(found, [one.clone()], "it is found by what is shown of it");
    assert_eq!(
        registry.trace(&other.digest).unwrap(),
        Some((other.clone(), None))
    );
    registry.begin_delete(other.id).unwrap();
    registry.finish_delete(other.id, AT, &author()).unwrap();
    let traced = registry.trace(&other.digest).unwrap().unwrap();
    assert_eq!(traced.1, Some(AT), "its tombstone is recognised, too");
    assert!(traced.0.is_foreign());
    let snapshot = registry.snapshot().unwrap();
    assert_eq!(
        snapshot
            .keys
            .iter()
            .filter(|key| key.record.is_foreign())
            .count(),
        2
    );
}

fn two_keys_of_a_foreign_format_never_have_one_digest(data: &dyn Data) {
    let registry = data.open();
    let was = create(&*registry, foreign("hunter2"));
    let same = foreign("hunter2");
    let saved = keywright_core::SavedKey {
        record: same,
        state: keywright_core::KeyState::Active,
    };
    let restoration = Restoration {
        on: registry.head().unwrap(),
        workspaces: vec![],
        keys: vec![saved],
        standings: Default::default(),
        postponements: vec![],
        entries: vec![],
    };
    let refused = registry.finish_restore(&restoration, &[], &[]);
    assert_eq!(refused, Err(RegistryError::Changed));
    assert_eq!(list(&*registry), [was]);
}

fn a_workspace_may_rule_recovery_out(data: &dyn Data) {
    let registry = data.open();
    let was = workspace(&*registry, FIRST).unwrap();
    assert_eq!(
        was.policies.recovery,
        Recovery::Allowed,
        "unless somebody says otherwise"
    );
    let mut policies = was.policies;
    policies.recovery = Recovery::RuledOut;
    let draft = WorkspaceDraft::new(&was.name, was.prefix.as_str(), policies).unwrap();
    let is = registry
        .change_workspace(FIRST, &draft, AT, &author())
        .unwrap();
    assert_eq!(is.policies, policies);
    assert_eq!(workspace(&*registry, FIRST), Some(is));
    let said = registry.entries_after(0, 10).unwrap();
    let facts = &said.last().unwrap().facts;
    assert_eq!(facts.get("recovery.to").as_deref(), Some("ruled-out"));
    assert_eq!(
        registry.snapshot().unwrap().workspaces[0]
            .workspace
            .policies
            .recovery,
        Recovery::RuledOut
    );
}

fn table(folder: &Path, query: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open(folder.join("registry.db")).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|column| row.get(column)).collect());
    rows.unwrap().map(Result::unwrap).collect()
}

/// The names of a table's columns.
fn columns(folder: &Path, table_name: &str) -> Vec<String> {
    let names = table(
        folder,
        &format!("SELECT name FROM pragma_table_info('{table_name}')"),
    );
    let text = |row: Vec<Value>| match row.into_iter().next() {
        Some(Value::Text(text)) => text,
        other => panic!("{other:?}"),
    };
    names.into_iter().map(text).collect()
}

#[test]
fn every_row_of_versions_4_and_5_is_kept() {
    for (version, file) in OLD {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("registry.db"), file).unwrap();
        let was_version = table(folder.path(), "PRAGMA user_version");
        assert_eq!(was_version, [[Value::Integer(version.into())]]);
        let tables = [
            ("access_key", 16, "row"),
            ("workspace", 3, "id"),
            ("activity", 42, "number"),
            ("postponement", 1, "key_id"),
            ("setting", 1, "name"),
        ];
        let tables = tables.map(|(name, rows, order)| {
            let columns = columns(folder.path(), name).join(", ");
            (
                rows,
                format!("SELECT {columns} FROM {name} ORDER BY {order}"),
            )
        });
        let read = |query: &str| table(folder.path(), query);
        let before = tables.clone().map(|(_, query)| read(&query));
        let registry = SqliteRegistry::open(folder.path()).unwrap();
        for ((rows, query), before) in tables.iter().zip(before) {
            assert_eq!(
                before.len(),
                *rows,
                "of the sample of version {version}: {query}"
            );
            assert_eq!(read(query), before, "of version {version}");
        }
        let complaints = read("SELECT * FROM pragma_foreign_key_check");
        assert_eq!(complaints, Vec::<Vec<Value>>::new());
        let leftovers = read("SELECT name FROM sqlite_schema WHERE name LIKE '%with_handles%'");
        assert_eq!(leftovers, Vec::<Vec<Value>>::new());

        let snapshot = registry.snapshot().unwrap();
        assert!(snapshot.keys.iter().all(|key| !key.record.is_foreign()));
        let recovers = |saved: &keywright_core::SavedWorkspace| {
            saved.workspace.policies.recovery == Recovery::Allowed
        };
        assert!(snapshot.workspaces.iter().all(recovers));
        what_is_there_works_on(&registry, &snapshot, version);
        drop(registry);
        integrity(folder.path());
    }
}

fn what_is_there_works_on(registry: &SqliteRegistry, was: &Snapshot, version: u32) {
    let steps: Vec<Step> = registry
        .take_over()
        .unwrap()
        .into_iter()
        .map(|(_, step)| step)
        .collect();
    let mut expected = vec![Step::Deleting, Step::Creating];
    if version >= 5 {
        expected.push(Step::Restoring);
    }
    assert_eq!(steps, expected);
    let unseen: Vec<_> = registry.never_shown().unwrap();
    assert_eq!(unseen.len(), 1);
    assert_eq!(unseen[0].name.as_str(), "Never shown");
    assert_eq!(registry.unnamed().unwrap().1, 1);
    assert_eq!(registry.stale_labels().unwrap().len(), 1);
    let taken = registry.begin_create(&KeyRecord {
        name: name("crm integration"),
        ..key().0
    });
    assert!(
        matches!(taken, Err(RegistryError::NameTaken(_))),
        "{taken:?}"
    );
    let handle = was.keys[0].record.handle;
    let taken = registry.begin_create(&KeyRecord { handle, ..key().0 });
    assert_eq!(taken, Err(RegistryError::HandleTaken));
    create(registry, foreign("a key that was made elsewhere"));
    create(registry, foreign("another one"));
}
