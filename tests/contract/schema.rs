//! The database file across versions: `schema.sql` beside this file is what a new one holds,
//! and `registry-1.db` was made by version 1 of the schema.
//!
//! A released migration never changes. When one is appended, `schema.sql` follows, a file
//! of the version before is added, and no line here is removed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use keywright_core::memory::MemoryKeychain;
use keywright_core::{Created, Environment, Registry, Surface};
use keywright_stores::{SqliteRegistry, SystemClock};
use keywright_tests::{author, integrity, issuer_on, key, list, name};
use rusqlite::Connection;

const SNAPSHOT: &str = include_str!("schema.sql");
const VERSION_1: &[u8] = include_bytes!("registry-1.db");

fn connection(folder: &Path) -> Connection {
    Connection::open(folder.join("registry.db")).unwrap()
}

fn number(connection: &Connection, pragma: &str) -> i64 {
    connection
        .pragma_query_value(None, pragma, |row| row.get(0))
        .unwrap()
}

fn schema(connection: &Connection) -> String {
    let mut text = String::new();
    for pragma in ["application_id", "user_version"] {
        text += &format!("PRAGMA {pragma} = {};\n", number(connection, pragma));
    }
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        .unwrap();
    let parts = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    for part in parts {
        text += &format!("\n{};\n", part.unwrap());
    }
    text
}

#[test]
fn a_new_database_has_the_schema_that_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    drop(SqliteRegistry::open(folder.path()).unwrap());
    let connection = connection(folder.path());
    assert_eq!(
        schema(&connection),
        SNAPSHOT,
        "a new migration brings a new schema.sql; a released migration never changes"
    );
    assert_eq!(
        connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0)),
        Ok("wal".to_owned())
    );
    let complaints: i64 = connection
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(complaints, 0);
    integrity(folder.path());
}

#[test]
fn a_database_of_version_1_opens_and_shows_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("registry.db"), VERSION_1).unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let names: Vec<_> = list(&registry)
        .iter()
        .map(|record| record.name.to_string())
        .collect();
    assert_eq!(names, ["CRM Integration Secret", "مفتاح 🔑"]);
    let unshown = registry.never_shown().unwrap();
    assert_eq!(unshown.len(), 1, "the second was never shown");
    assert_eq!(unshown[0].name.as_str(), "مفتاح 🔑");
    assert_eq!(registry.workspaces().unwrap()[0].0.name, "My workspace");
    let record = key().0;
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
    assert_eq!(list(&registry).len(), 3, "and it takes new ones");
    assert_eq!(
        registry.stale_labels(),
        Ok(vec![]),
        "as the keychain has it"
    );
    assert_eq!(
        registry.unnamed(),
        Ok((None, 0)),
        "a person chose each name"
    );
    assert_eq!(registry.settings(), Ok(Default::default()));
    for (number, record) in list(&registry).iter().enumerate() {
        let name = name(&format!("Renamed {number}"));
        registry
            .rename(record.id, &name, record.created_at, &author())
            .unwrap();
    }
    let renamed = list(&registry);
    let renamed = renamed.iter().map(|record| record.name.as_str());
    assert!(renamed.eq(["Renamed 0", "Renamed 1", "Renamed 2"]));
    assert_eq!(registry.stale_labels().unwrap().len(), 3);
    registry.change_setting("theme", "dark").unwrap();
    drop(registry);
    let tombstones: i64 = connection(folder.path())
        .query_row(
            "SELECT count(*) FROM access_key WHERE state = 'deleted'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(tombstones, 1, "what was deleted is still recognised");
    integrity(folder.path());
}

#[test]
fn the_activity_says_what_was_done_and_takes_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let record = key().0;
    let (id, at) = (record.id, record.created_at);
    registry.begin_create(&record).unwrap();
    registry.finish_create(id, at, &author()).unwrap();
    registry.mark_shown(id, at, &author()).unwrap();
    registry.mark_shown(id, at, &author()).unwrap();
    registry.rename(id, &name("New"), at, &author()).unwrap();
    registry.rename(id, &name("New"), at, &author()).unwrap();
    registry.begin_delete(id).unwrap();
    registry.cancel_delete(id).unwrap();
    registry.begin_delete(id).unwrap();
    registry.finish_delete(id, at, &author()).unwrap();
    registry.finish_delete(id, at, &author()).unwrap();
    let connection = connection(folder.path());
    let mut statement = connection
        .prepare("SELECT action, key_id, at, system_user, surface FROM activity ORDER BY number")
        .unwrap();
    let entries: Vec<(String, [u8; 16], i64, String, String)> = statement
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let expected = ["created", "shown", "renamed", "deleted"].map(|action| {
        (
            action.to_owned(),
            *id.as_bytes(),
            at.0,
            "tester".to_owned(),
            "window".to_owned(),
        )
    });
    assert_eq!(
        entries, expected,
        "each thing once, and what was taken back not at all"
    );
    for statement in [
        "UPDATE activity SET action = 'other'",
        "DELETE FROM activity",
    ] {
        let error = connection.execute(statement, []).unwrap_err();
        assert!(
            error.to_string().contains("append-only"),
            "{statement}: {error}"
        );
    }
}

#[test]
fn the_activity_says_through_what_a_key_was_made_without_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let registry = Arc::new(SqliteRegistry::open(folder.path()).unwrap());
    let keychain = Arc::new(MemoryKeychain::default());
    let issuer = issuer_on(registry, keychain, Arc::new(SystemClock));
    let mut expected = Vec::new();
    for (surface, word) in [
        (Surface::Tray, "tray"),
        (Surface::Shortcut, "shortcut"),
        (Surface::Launcher, "launcher"),
    ] {
        let deliver = |_: &Created| Ok::<_, ()>(());
        let made = issuer.quick_create("Quick key", Environment::Test, surface, deliver);
        let (record, _) = made.unwrap();
        issuer.rename(record.id, word).unwrap();
        expected.extend([("created", word), ("shown", word), ("renamed", "window")]);
    }
    let connection = connection(folder.path());
    let mut statement = connection
        .prepare("SELECT action || ' ' || surface FROM activity ORDER BY number")
        .unwrap();
    let entries = statement.query_map([], |row| row.get::<_, String>(0));
    let entries: Vec<String> = entries.unwrap().map(Result::unwrap).collect();
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(action, surface)| format!("{action} {surface}"))
        .collect();
    assert_eq!(entries, expected);
}

#[test]
fn the_file_and_its_folder_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("deep/dev.keywright.desktop");
    let registry = SqliteRegistry::open(&folder).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    registry.begin_create(&key().0).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&path), expected, "{}", path.display());
    }
    drop(registry);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    SqliteRegistry::open(&folder).unwrap();
    assert_eq!(mode(&folder), 0o700, "also one that was opened to others");
}
