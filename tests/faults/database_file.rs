//! A database file that is damaged, of another version or another application's: the error
//! says which and where, and the file stays as it was, byte for byte, with nothing beside
//! it that was not there. And leftovers of crashes, which do no harm.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keywright_core::{Registry, RegistryError};
use keywright_stores::SqliteRegistry;
use keywright_tests::{author, integrity, list, named};
use rusqlite::Connection;
use tempfile::TempDir;

const PAGE: usize = 4096;

/// A folder with a registry of some 200 keys that was closed.
fn registry() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    for number in 0..20 {
        create(&registry, &format!("Key {number}"));
    }
    folder
}

fn create(registry: &SqliteRegistry, name: &str) {
    let record = named(name);
    registry.begin_create(&record).unwrap();
    registry
        .finish_create(record.id, record.created_at, &author())
        .unwrap();
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("registry.db")
}

/// Everything in the folder, but the lock under which the registry is opened.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.file_name().unwrap().to_str() {
            Some("opening.lock" | "running") => {}
            _ => drop(found.insert(path.clone(), fs::read(path).unwrap())),
        }
    }
    found
}

/// Opening is refused with this error, twice, and changes nothing.
fn assert_refused(folder: &TempDir, what: &str, expected: fn(PathBuf) -> RegistryError) {
    let before = contents(folder.path());
    for _ in 0..2 {
        let opened = SqliteRegistry::open(folder.path()).map(drop);
        assert_eq!(opened, Err(expected(file(folder))), "{what}");
    }
    let after = contents(folder.path());
    let names =
        |contents: &BTreeMap<PathBuf, Vec<u8>>| contents.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        names(&before),
        names(&after),
        "{what}: nothing was put beside it"
    );
    assert!(before == after, "{what}: byte for byte");
}

fn changed(change: impl FnOnce(&mut Vec<u8>)) -> TempDir {
    let folder = registry();
    let mut bytes = fs::read(file(&folder)).unwrap();
    assert!(bytes.len() > 8 * PAGE, "there are pages to damage");
    change(&mut bytes);
    fs::write(file(&folder), bytes).unwrap();
    folder
}

#[test]
fn a_truncated_database_is_damaged() {
    for (what, length) in [
        ("empty", 0),
        ("one byte", 1),
        ("half a header", 50),
        ("a header alone", 100),
        ("the first page", PAGE),
    ] {
        let folder = changed(|bytes| bytes.truncate(length));
        assert_refused(&folder, what, RegistryError::Damaged);
    }
    let half = changed(|bytes| bytes.truncate(bytes.len() / 2));
    assert_refused(&half, "half of it", RegistryError::Damaged);
    let last_page = changed(|bytes| bytes.truncate(bytes.len() - PAGE));
    assert_refused(&last_page, "without its last page", RegistryError::Damaged);
    let last_byte = changed(|bytes| bytes.truncate(bytes.len() - 1));
    assert_refused(&last_byte, "without its last byte", RegistryError::Damaged);
}

#[test]
fn a_database_with_garbage_in_it_is_damaged() {
    let garbage = |range: std::ops::Range<usize>| {
        changed(|bytes| {
            for (at, byte) in bytes[range].iter_mut().enumerate() {
                *byte = (at * 31 % 251) as u8;
            }
        })
    };
    assert_refused(
        &garbage(0..PAGE),
        "a garbage header",
        RegistryError::Damaged,
    );
    assert_refused(&garbage(0..16), "no magic string", RegistryError::Damaged);
    for page in 1..8 {
        let folder = garbage(page * PAGE..(page + 1) * PAGE);
        assert_refused(
            &folder,
            &format!("garbage in page {page}"),
            RegistryError::Damaged,
        );
    }
    let all = changed(|bytes| bytes.fill(b'x'));
    assert_refused(&all, "nothing but garbage", RegistryError::Damaged);
}

#[test]
fn a_folder_in_the_place_of_the_database_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(file(&folder)).unwrap();
    let opened = SqliteRegistry::open(folder.path()).map(drop);
    assert_eq!(opened, Err(RegistryError::Damaged(file(&folder))));
    assert!(file(&folder).is_dir());
}

#[test]
fn rows_that_keywright_does_not_write_are_damage_too() {
    let folder = registry();
    let connection = Connection::open(file(&folder)).unwrap();
    let update = "UPDATE access_key SET name = 'a' || char(8238) || 'b' WHERE row = 7";
    connection.execute(update, []).unwrap();
    drop(connection);
    let registry = SqliteRegistry::open(folder.path()).unwrap();
    let page = registry.page(&keywright_tests::by_creation(""));
    assert_eq!(
        page,
        Err(RegistryError::Damaged(file(&folder))),
        "rather than a wrong list"
    );
}

#[test]
fn a_database_of_a_newer_version_is_left_to_that_version() {
    let folder = registry();
    let connection = Connection::open(file(&folder)).unwrap();
    let version: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    connection
        .pragma_update(None, "user_version", version + 1)
        .unwrap();
    drop(connection);
    assert_refused(&folder, "the next version", RegistryError::Newer);
}

#[test]
fn a_newer_version_that_is_still_in_the_journal_is_seen() {
    let folder = registry();
    let source = Connection::open(file(&folder)).unwrap();
    source.pragma_update(None, "user_version", 99).unwrap();
    // A copy while the other is open is what a crash leaves.
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in contents(folder.path()) {
        let name = path.file_name().unwrap();
        if name != "registry.db-shm" {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
    }
    let before = fs::read(file(&copy)).unwrap();
    let opened = SqliteRegistry::open(copy.path()).map(drop);
    assert_eq!(opened, Err(RegistryError::Newer(file(&copy))));
    assert!(fs::read(file(&copy)).unwrap() == before, "byte for byte");
    let journal = fs::read(copy.path().join("registry.db-wal")).unwrap();
    assert!(
        !journal.is_empty(),
        "and its journal is left to the newer version"
    );
}

#[test]
fn another_applications_database_is_left_alone() {
    for application_id in [0, 1_196_444_487] {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(file(&folder)).unwrap();
        connection
            .execute_batch("CREATE TABLE notes (text); INSERT INTO notes VALUES ('x')")
            .unwrap();
        connection
            .pragma_update(None, "application_id", application_id)
            .unwrap();
        drop(connection);
        assert_refused(&folder, "another application's", RegistryError::Foreign);
    }
}

#[test]
fn a_draft_that_a_crash_left_is_no_obstacle() {
    let drafts: [(&str, &[u8]); 5] = [
        ("registry.new", b""),
        (
            "registry.new",
            b"SQLite format 3\0 and then the power failed",
        ),
        ("registry.new-journal", &[0xd9; 600]),
        ("registry.new-wal", &[0x37; 5000]),
        ("registry.new-shm", &[0; 32_768]),
    ];
    for count in 1..=drafts.len() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in &drafts[..count] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let registry = SqliteRegistry::open(folder.path()).unwrap();
        create(&registry, "New");
        drop(registry);
        assert_eq!(list(&SqliteRegistry::open(folder.path()).unwrap()).len(), 1);
        integrity(folder.path());
    }
}

#[test]
fn a_database_that_was_killed_with_a_full_journal_opens() {
    let folder = registry();
    let running = SqliteRegistry::open(folder.path()).unwrap();
    create(&running, "In the journal alone");
    let copy = tempfile::tempdir().unwrap();
    for name in ["registry.db", "registry.db-wal"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    assert!(
        fs::metadata(copy.path().join("registry.db-wal"))
            .unwrap()
            .len()
            > 0
    );
    let opened = SqliteRegistry::open(copy.path()).unwrap();
    let names: Vec<_> = list(&opened)
        .iter()
        .map(|record| record.name.to_string())
        .collect();
    assert_eq!(names.len(), 21);
    assert_eq!(names.last().unwrap(), "In the journal alone");
    integrity(copy.path());
}

#[test]
fn many_processes_that_make_the_registry_at_once_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let opened: Vec<_> = std::thread::scope(|scope| {
        let open = |number| {
            let path = folder.path();
            scope.spawn(move || {
                let registry = SqliteRegistry::open(path).unwrap();
                create(&registry, &format!("Key {number}"));
                registry
            })
        };
        let all: Vec<_> = (0..8).map(open).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for registry in &opened {
        assert_eq!(list(registry).len(), 8, "each sees what all have made");
    }
    integrity(folder.path());
}

#[test]
fn the_journal_of_a_registry_that_was_moved_away_is_set_aside() {
    let folder = registry();
    let open = SqliteRegistry::open(folder.path()).unwrap();
    create(&open, "Only in the journal");
    let elsewhere = tempfile::tempdir().unwrap();
    let journal = fs::read(folder.path().join("registry.db-wal")).unwrap();
    assert!(!journal.is_empty(), "the last creation is still in it");
    fs::write(elsewhere.path().join("registry.db-wal"), &journal).unwrap();

    let registry = SqliteRegistry::open(elsewhere.path()).unwrap();
    create(&registry, "CRM");
    assert_eq!(
        list(&registry).len(),
        1,
        "the old journal was not played into it"
    );
    integrity(elsewhere.path());
    let kept = fs::read(elsewhere.path().join("registry.db-wal.1")).unwrap();
    assert!(kept == journal, "what was in it is still there");
}

#[test]
fn a_newer_database_behind_a_link_is_left_alone_with_its_journal() {
    let folder = registry();
    let writer = Connection::open(file(&folder)).unwrap();
    writer.pragma_update(None, "user_version", 99).unwrap();
    assert!(
        fs::metadata(folder.path().join("registry.db-wal"))
            .unwrap()
            .len()
            > 0,
        "the newer version is in the journal alone"
    );
    let linked = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(file(&folder), file(&linked)).unwrap();
    let before = contents(folder.path());
    let opened = SqliteRegistry::open(linked.path()).map(drop);
    assert_eq!(opened, Err(RegistryError::Newer(file(&folder))));
    let after = contents(folder.path());
    let unchanged = ["registry.db", "registry.db-wal"]
        .map(|name| folder.path().join(name))
        .iter()
        .all(|path| before[path] == after[path]);
    assert!(unchanged, "byte for byte");
}

#[test]
fn what_lies_among_the_names_of_running_processes_hinders_no_one() {
    let folder = registry();
    fs::create_dir(folder.path().join("running/folder")).unwrap();
    drop(SqliteRegistry::open(folder.path()).unwrap());
    assert!(folder.path().join("running/folder").is_dir());
}

#[test]
fn a_registry_that_another_process_keeps_opening_is_busy() {
    let folder = registry();
    let lock = fs::File::open(folder.path().join("opening.lock")).unwrap();
    lock.lock().unwrap();
    let opened = SqliteRegistry::open(folder.path()).map(drop);
    assert_eq!(opened, Err(RegistryError::Busy(file(&folder))));
    drop(lock);
    drop(SqliteRegistry::open(folder.path()).expect("the next try needs no restart"));
}
